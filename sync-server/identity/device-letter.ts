/** The letter of the branch's n-th device (from 0): A … Z, AA, AB … like the columns of a sheet. */
export function deviceLetter(index: number): string {
  let rest = index;
  let letter = '';
  do {
    letter = String.fromCharCode(65 + (rest % 26)) + letter;
    rest = Math.floor(rest / 26) - 1;
  } while (rest >= 0);
  return letter;
}
