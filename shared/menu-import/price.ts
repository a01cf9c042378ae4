import { maxMoney, type Money } from '../kernel/money.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import type { ImportReason } from './reasons.ts';
import type { Cell } from './sheet.ts';

/** A spreadsheet keeps 12.10 as a binary fraction; what is this close to a minor unit is one. */
const nearMinorUnit = 1e-6;

function minorUnits(negative: boolean, whole: string, fraction: string, fractionDigits: number): Result<Money, ImportReason> {
  const shown = fraction.replace(/0+$/, '');
  if (shown.length > fractionDigits) return err('price-too-precise');
  const digits = (whole + shown.padEnd(fractionDigits, '0')).replace(/^0+(?=\d)/, '');
  if (digits.length > String(maxMoney).length) return err('price-too-long');
  const amount = Number(digits);
  return ok(negative && amount !== 0 ? -amount : amount);
}

/**
 * The price in a cell (major units: so'm, euro) as minor units. Spaces and apostrophes between
 * thousands are passed over; `18,000` is refused, since it may mean eighteen or eighteen thousand.
 */
export function readPrice(cell: Cell, fractionDigits: number): Result<Money, ImportReason> {
  if (typeof cell === 'number') {
    if (!Number.isFinite(cell)) return err('price-not-a-number');
    const minor = cell * 10 ** fractionDigits;
    if (Math.abs(minor) > maxMoney) return err('price-too-long');
    const rounded = Math.round(minor);
    return Math.abs(minor - rounded) > nearMinorUnit ? err('price-too-precise') : ok(rounded === 0 ? 0 : rounded);
  }
  const text = String(cell ?? '').replace(/[\s\u00A0\u202F'’]/g, '').replace(/^[−–]/, '-');
  if (text === '') return err('price-missing');
  const parts = /^(-?)(\d+)(?:[.,](\d+))?$/.exec(text);
  if (parts === null) return err(/^-?\d{1,3}([.,]\d{3})+([.,]\d+)?$/.test(text) ? 'price-ambiguous' : 'price-not-a-number');
  const [, sign = '', whole = '', fraction = ''] = parts;
  if (fraction.length === 3 && fractionDigits !== 3) return err('price-ambiguous');
  return minorUnits(sign === '-', whole, fraction, fractionDigits);
}
