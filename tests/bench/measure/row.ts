/** What a row is held against: a physical limit or a peer, measured in the same run. */
export type Reference = { readonly what: string; readonly value: number };

/** One line of the table. All numbers are in `unit`. */
export type Row = {
  readonly id: string;
  readonly what: string;
  readonly value: number;
  readonly unit: string;
  /** Null: for information only. */
  readonly budget: number | null;
  readonly better: 'less' | 'more';
  readonly reference: Reference | null;
  /** How it was measured, or what makes the number less trustworthy. */
  readonly notes?: readonly string[];
};

/** Null for a row without a budget. */
export const isMet = ({ value, budget, better }: Row): boolean | null =>
  budget === null ? null : better === 'less' ? value <= budget : value >= budget;

/** Value as a multiple of its reference. */
export const ratioOf = ({ value, reference }: Row): number | null =>
  reference === null || reference.value === 0 ? null : value / reference.value;

/** The row as it is written to a file. */
export const rowToJson = (row: Row): Readonly<Record<string, unknown>> => ({
  id: row.id, value: row.value, unit: row.unit, budget: row.budget, met: isMet(row), reference: row.reference?.value ?? null,
  ratio: ratioOf(row), what: row.what, referenceIs: row.reference?.what ?? null, notes: row.notes ?? [],
});
