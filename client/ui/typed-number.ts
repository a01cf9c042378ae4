export type KeypadKey = '0' | '1' | '2' | '3' | '4' | '5' | '6' | '7' | '8' | '9' | '00' | '000' | '.' | 'back';

/** The text after a key: digits only up to `most` characters, one separator, no needless zeros. */
export function typeKey(text: string, key: KeypadKey, most: number): string {
  if (key === 'back') return text.slice(0, -1);
  if (key === '.') return text.includes('.') || text.length >= most ? text : `${text === '' ? '0' : text}.`;
  const next = text === '0' || (text === '' && key !== '0' && /^0+$/.test(key)) ? key.replace(/^0+(?=.)/, '') : text + key;
  return next.length > most ? text : next;
}

/** Thousandths of what was typed; null when it is no amount above zero or finer than thousandths. */
export function milliOf(text: string): number | null {
  const match = /^(\d{1,6})(?:\.(\d{0,3}))?$/.exec(text);
  const milli = match ? Number(match[1]) * 1000 + Number((match[2] ?? '').padEnd(3, '0')) : 0;
  return milli > 0 ? milli : null;
}
