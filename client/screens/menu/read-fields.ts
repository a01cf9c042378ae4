import type { EntryValue } from '../../../shared/crdt/board-entries.ts';
import type { Catalogue } from '../../../shared/domain/catalogue/catalogue.ts';
import type { LocalName } from '../../../shared/domain/order/frozen.ts';
import { maxMoney } from '../../../shared/kernel/money.ts';
import { err, ok, type Result } from '../../../shared/kernel/result.ts';
import { isEan13 } from '../../../shared/menu-import/barcode.ts';
import { nameIn } from '../../i18n/dictionary.ts';
import { menuTexts } from '../../i18n/menu.ts';
import { currencyOf } from '../../i18n/money.ts';

/** What a person typed as what the board keeps, or what is wrong with it in words. */
export type ReadField = (text: string) => Result<EntryValue, string>;

const plainNumber = (text: string): string => text.replace(/[\s\u00a0\u202f]/g, '').replace('\u2212', '-');

/** Minor units of a price. `signed`: may be below zero, as the price of an option. */
export const readPrice = (currency: string, signed = false): ReadField => (text) => {
  const match = /^(-?)(\d+)(?:[.,](\d*))?$/.exec(plainNumber(text));
  if (!match) return err(menuTexts().faults.number);
  const [, sign, whole, fraction = ''] = match;
  const { fractionDigits } = currencyOf(currency);
  if (fraction.length > fractionDigits) return err(menuTexts().faults.fine);
  const digits = (whole! + fraction.padEnd(fractionDigits, '0')).replace(/^0+(?=\d)/, '');
  if (digits.length > String(maxMoney).length) return err(menuTexts().faults.long);
  const price = Number(sign! + digits);
  return price < 0 && !signed ? err(menuTexts().faults.negative) : ok(price === 0 ? 0 : price);
};

/** A whole number between two; empty counts as the least. */
export const readWhole = (least: number, most: number): ReadField => (text) => {
  const value = text.trim() === '' ? least : /^\d{1,9}$/.test(text.trim()) ? Number(text.trim()) : Number.NaN;
  return value >= least && value <= most ? ok(value) : err(menuTexts().faults.whole(least, most));
};

/** Basis points of per cent with two digits after the point. */
const readBasisPoints = (least: number, most: number, fault: () => string): ReadField => (text) => {
  const match = /^([-+]?)(\d{1,4})(?:[.,](\d{1,2}))?%?$/.exec(plainNumber(text) || '0');
  const value = match ? Number(`${match[1] === '-' ? '-' : ''}${Number(match[2]) * 100 + Number((match[3] ?? '').padEnd(2, '0'))}`) : Number.NaN;
  return value >= least && value <= most ? ok(value === 0 ? 0 : value) : err(fault());
};
export const readRate: ReadField = readBasisPoints(0, 10_000, () => menuTexts().faults.rate);
export const readChange: ReadField = readBasisPoints(-10_000, 100_000, () => menuTexts().faults.percent);

/** A name in one language; the last one of three stays. */
export const readName = (name: LocalName, language: keyof LocalName): ReadField => (text) => {
  const typed = text.trim();
  if (typed.length > 200) return err(menuTexts().faults.text(200));
  const others = (['en', 'ru', 'uz'] as const).some((other) => other !== language && name[other] !== '');
  return typed === '' && !others ? err(menuTexts().faults.name) : ok(typed);
};

/** Who else has this text as its code or barcode; `ownId`: of the item or size it is typed for. */
function otherWith(catalogue: Catalogue, field: 'code' | 'barcode', text: string, ownId: string): string | null {
  for (const item of catalogue.items) {
    if (item.id !== ownId && item[field].toLowerCase() === text) return nameIn(item.name);
    const size = item.sizes.find(({ id, ...others }) => id !== ownId && others[field].toLowerCase() === text);
    if (size) return `${nameIn(item.name)}, ${nameIn(size.name)}`;
  }
  return null;
}

export const readCode = (catalogue: Catalogue, ownId: string): ReadField => (text) => {
  const code = text.trim();
  if (code.length > 60) return err(menuTexts().faults.text(60));
  const other = code === '' ? null : otherWith(catalogue, 'code', code.toLowerCase(), ownId);
  return other === null ? ok(code) : err(menuTexts().faults.codeTwice(other));
};

export const readBarcode = (catalogue: Catalogue, ownId: string): ReadField => (text) => {
  const barcode = text.replace(/\s/g, '');
  if (barcode === '') return ok('');
  if (!isEan13(barcode)) return err(menuTexts().faults.barcode);
  const other = otherWith(catalogue, 'barcode', barcode, ownId);
  return other === null ? ok(barcode) : err(menuTexts().faults.barcodeTwice(other));
};

/** `17:30` as minutes since midnight. */
export const readMinute: ReadField = (text) => {
  const match = /^([01]?\d|2[0-3]):([0-5]\d)$/.exec(text.trim());
  return match ? ok(Number(match[1]) * 60 + Number(match[2])) : err(menuTexts().faults.time);
};
export const minuteText = (minute: number): string => `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
/** A price as a person types it. */
export const priceText = (price: number, currency: string): string => {
  const { fractionDigits } = currencyOf(currency);
  const digits = String(Math.abs(price)).padStart(fractionDigits + 1, '0');
  const whole = digits.slice(0, digits.length - fractionDigits).replace(/\B(?=(\d{3})+$)/g, '\u00a0');
  return `${price < 0 ? '-' : ''}${whole}${fractionDigits > 0 ? `.${digits.slice(-fractionDigits)}` : ''}`;
};
export const percentText = (basisPoints: number): string => String(basisPoints / 100);
