/**
 * Reads the arithmetic written beside a worked example, so that it is checked too: each statement
 * is `label: expression = value` (exact, to four places) or `≈ value` (rounded to a whole unit),
 * followed by words or further statements after a semicolon or `gives`.
 */
export type Statement = { readonly text: string; readonly expression: number; readonly value: number; readonly rounded: boolean };

const number = /^\d+(\.\d+)?/;

/** Value of `+ − × /`, brackets and `min(a, b)` over unsigned numbers; throws on anything else. */
export function evaluate(source: string): number {
  let rest = source.replaceAll(' ', '');
  const take = (text: string): boolean => {
    if (!rest.startsWith(text)) return false;
    rest = rest.slice(text.length);
    return true;
  };
  const expect = (text: string): void => {
    if (!take(text)) throw new Error(`"${text}" expected before "${rest}" in "${source}"`);
  };
  const factor = (): number => {
    if (take('min(')) {
      const a = sum();
      expect(',');
      const b = sum();
      expect(')');
      return Math.min(a, b);
    }
    if (take('(')) {
      const value = sum();
      expect(')');
      return value;
    }
    const found = number.exec(rest);
    if (found === null) throw new Error(`a number expected before "${rest}" in "${source}"`);
    rest = rest.slice(found[0].length);
    return Number(found[0]);
  };
  const product = (): number => {
    let value = factor();
    for (;;) {
      if (take('×')) value *= factor();
      else if (take('/')) value /= factor();
      else return value;
    }
  };
  function sum(): number {
    let value = product();
    for (;;) {
      if (take('+')) value += product();
      else if (take('−')) value -= product();
      else return value;
    }
  }
  const value = sum();
  if (rest !== '') throw new Error(`"${rest}" was not understood in "${source}"`);
  return value;
}

/** The statements of one line of arithmetic. */
export function statementsOf(line: string): Statement[] {
  const unlabelled = line.slice(line.lastIndexOf(': ') + 1);
  return unlabelled.split(';').map((part) => {
    const [equation = ''] = part.replace(/^\s*net /, '').split(/ gives | left$/);
    const [left = '', right = ''] = equation.split(/ [=≈] /);
    return { text: part.trim(), expression: evaluate(left), value: evaluate(right), rounded: equation.includes('≈') };
  });
}
