import { isMoney, type Money } from '../../kernel/money.ts';
import { isFields, isId, isText, type Fields } from '../field-checks.ts';
import type { LocalName } from '../order/frozen.ts';
import type { PaymentKind } from '../order/ops.ts';
import { isMethodSums, type MethodSum } from './cash-count.ts';

/** What one method of payment did in a shift. `taken`: what settled checks, tips aside. */
export type MethodFigures = {
  readonly method: string;
  readonly kind: PaymentKind;
  readonly payments: number;
  readonly taken: Money;
  readonly tips: Money;
  /** Given back out of what was handed over; not part of `taken`. */
  readonly change: Money;
  readonly rounding: Money;
  readonly refunds: number;
  readonly refunded: Money;
  readonly tipsRefunded: Money;
};

export type TaxFigures = { readonly id: string; readonly name: LocalName; readonly basisPoints: number; readonly included: boolean; readonly base: Money; readonly amount: Money };

/** Sums of the checks that were settled in a shift, each counted in one shift only. */
export type SalesFigures = {
  readonly checks: number;
  /** Guests. */
  readonly covers: number;
  readonly gross: Money;
  readonly discount: Money;
  readonly comp: Money;
  readonly charges: Money;
  readonly fees: Money;
  /** All taxes, those inside the prices included. */
  readonly tax: Money;
  readonly addedTax: Money;
  readonly total: Money;
  /** Voided before it was cooked, and after. */
  readonly voids: number;
  readonly voided: Money;
  readonly wastes: number;
  readonly wasted: Money;
};

export type ShiftFigures = {
  /** By method id. */
  readonly methods: readonly MethodFigures[];
  readonly sales: SalesFigures;
  /** By tax id, rate and kind. */
  readonly taxes: readonly TaxFigures[];
  readonly float: Money;
  readonly paidIn: Money;
  readonly paidOut: Money;
  readonly drops: readonly MethodSum[];
  /** What should be there by method: cash in the drawer, the rest with its provider. */
  readonly expected: readonly MethodSum[];
};

export const noSales: SalesFigures = { checks: 0, covers: 0, gross: 0, discount: 0, comp: 0, charges: 0, fees: 0, tax: 0, addedTax: 0, total: 0, voids: 0, voided: 0, wastes: 0, wasted: 0 };
export const noFigures: ShiftFigures = { methods: [], sales: noSales, taxes: [], float: 0, paidIn: 0, paidOut: 0, drops: [], expected: [] };

/** Adds two records field by field; what is no number is kept of the first. */
export function addFields<T extends object>(a: T, b: T, sign: 1 | -1): T {
  const sum = { ...a } as Record<string, unknown>;
  for (const [field, value] of Object.entries(b)) if (typeof value === 'number' && typeof sum[field] === 'number' && field !== 'basisPoints') sum[field] = sum[field] + sign * value;
  return sum as T;
}

const isNothing = (row: object): boolean => Object.entries(row).every(([field, value]) => typeof value !== 'number' || field === 'basisPoints' || value === 0);
const negated = <T extends object>(row: T): T => addFields(addFields(row, row, -1), row, -1);

/** Rows with one key added up, in the order of their keys; rows of zeros are left out. */
export function sumRows<T extends object>(all: readonly T[], keyOf: (row: T) => string): T[] {
  const rows = new Map<string, T>();
  for (const row of all) {
    const key = keyOf(row);
    const known = rows.get(key);
    rows.set(key, known === undefined ? row : addFields(known, row, 1));
  }
  return [...rows].filter(([, row]) => !isNothing(row)).sort(([x], [y]) => (x < y ? -1 : x > y ? 1 : 0)).map(([, row]) => row);
}

/** Rows of both, those of `b` taken away where `sign` is below zero. */
export const addRows = <T extends object>(a: readonly T[], b: readonly T[], keyOf: (row: T) => string, sign: 1 | -1 = 1): T[] =>
  sumRows([...a, ...(sign === 1 ? b : b.map(negated))], keyOf);

export const methodKey = (row: { readonly method: string }): string => row.method;
export const taxKey = ({ id, basisPoints, included }: TaxFigures): string => `${id}|${basisPoints}|${included}`;

function combine(a: ShiftFigures, b: ShiftFigures, sign: 1 | -1): ShiftFigures {
  return {
    methods: addRows(a.methods, b.methods, methodKey, sign), sales: addFields(a.sales, b.sales, sign), taxes: addRows(a.taxes, b.taxes, taxKey, sign),
    float: a.float + sign * b.float, paidIn: a.paidIn + sign * b.paidIn, paidOut: a.paidOut + sign * b.paidOut,
    drops: addRows(a.drops, b.drops, methodKey, sign), expected: addRows(a.expected, b.expected, methodKey, sign),
  };
}

export const addFigures = (a: ShiftFigures, b: ShiftFigures): ShiftFigures => combine(a, b, 1);
/** What `a` has more than `b`; below zero where it has less. */
export const differenceOf = (a: ShiftFigures, b: ShiftFigures): ShiftFigures => combine(a, b, -1);

/** Whether a difference is none. */
export const isNoDifference = (figures: ShiftFigures): boolean =>
  figures.methods.length + figures.taxes.length + figures.drops.length + figures.expected.length === 0 && isNothing(figures.sales) && isNothing({ ...figures, sales: 0 });

const hasMoney = (row: Fields, fields: readonly string[]): boolean => fields.every((field) => isMoney(row[field]));
const isRows = (value: unknown, isRow: (row: Fields) => boolean): boolean => Array.isArray(value) && value.length <= 500 && value.every((row) => isFields(row) && isRow(row));

/** Whether figures that came in an op can be read. */
export const isShiftFigures = (value: unknown): value is ShiftFigures => isFields(value)
  && isRows(value['methods'], (row) => isId(row['method']) && isText(row['kind'], 20) && hasMoney(row, ['payments', 'taken', 'tips', 'change', 'rounding', 'refunds', 'refunded', 'tipsRefunded']))
  && isFields(value['sales']) && hasMoney(value['sales'], Object.keys(noSales))
  && isRows(value['taxes'], (row) => isText(row['id'], 120) && isFields(row['name']) && isText(row['name']['en']) && typeof row['included'] === 'boolean' && hasMoney(row, ['basisPoints', 'base', 'amount']))
  && hasMoney(value, ['float', 'paidIn', 'paidOut']) && isMethodSums(value['drops']) && isMethodSums(value['expected']);
