/** A promise that was not kept. */
export class Violation extends Error {
  constructor(readonly invariant: string, detail: string) {
    super(`${invariant}: ${detail}`);
  }
}

export const must = (holds: boolean, invariant: string, detail: () => string): void => {
  if (!holds) throw new Violation(invariant, detail());
};
