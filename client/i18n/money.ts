import type { Language } from '../../shared/domain/branch/branch.ts';
import { currencyByCode, type Currency } from '../../shared/kernel/currency.ts';
import type { Money } from '../../shared/kernel/money.ts';

/* Own tables: browsers carry no number formats for Uzbek, and one receipt must read the same on every device. */

const NBSP = '\u00a0';
/** U+2212: as wide as a plus in tabular figures. */
const MINUS = '\u2212';

const separators: Readonly<Record<Language, { readonly group: string; readonly decimal: string }>> = {
  en: { group: ',', decimal: '.' },
  ru: { group: NBSP, decimal: ',' },
  uz: { group: NBSP, decimal: ',' },
};

type Sign = { readonly text: string; readonly before: boolean };
const after = (text: string): Sign => ({ text, before: false });

const signByCurrency: Readonly<Record<string, Readonly<Record<Language, Sign>>>> = {
  UZS: { en: after('UZS'), ru: after('сум'), uz: after('so‘m') },
  KZT: { en: after('₸'), ru: after('₸'), uz: after('₸') },
  RUB: { en: after('₽'), ru: after('₽'), uz: after('₽') },
  TRY: { en: { text: '₺', before: true }, ru: after('₺'), uz: after('₺') },
  EUR: { en: { text: '€', before: true }, ru: after('€'), uz: after('€') },
  USD: { en: { text: '$', before: true }, ru: after('$'), uz: after('$') },
};

/** The currency a branch works in; one nobody wrote down counts in hundredths and rounds to none. */
export const currencyOf = (code: string): Currency =>
  currencyByCode[code] ?? { code, fractionDigits: 2, cashStep: 1, denominations: [10_000, 5_000, 2_000, 1_000, 500, 100] };

const grouped = (digits: string, group: string): string => digits.replace(/\B(?=(\d{3})+$)/g, group);

/** An amount in minor units as digits only: `12 500`, `9,90`. Whole amounts keep their fraction digits, so columns align. */
export function formatAmount(amount: Money, code: string, language: Language): string {
  const { fractionDigits } = currencyOf(code);
  const { group, decimal } = separators[language];
  const digits = String(Math.abs(amount)).padStart(fractionDigits + 1, '0');
  const whole = digits.slice(0, digits.length - fractionDigits);
  const fraction = digits.slice(digits.length - fractionDigits);
  return `${amount < 0 ? MINUS : ''}${grouped(whole, group)}${fraction === '' ? '' : decimal + fraction}`;
}

/** An amount with the sign of its currency: `12 500 so‘m`, `€9.90`. */
export function formatMoney(amount: Money, code: string, language: Language): string {
  const sign = signByCurrency[code]?.[language] ?? after(code);
  const text = formatAmount(amount, code, language);
  if (!sign.before) return `${text}${NBSP}${sign.text}`;
  return amount < 0 ? MINUS + sign.text + text.slice(1) : sign.text + text;
}

/** Minor units of an amount typed as whole units and a fraction (`12500`, `9.9`, `9,90`); null when it is no amount. */
export function parseAmount(text: string, code: string): Money | null {
  const { fractionDigits } = currencyOf(code);
  const match = /^(\d{1,12})(?:[.,](\d*))?$/.exec(text.replace(/[\s\u00a0]/g, ''));
  if (!match) return null;
  const fraction = match[2] ?? '';
  if (fraction.length > fractionDigits) return null;
  return Number(match[1]! + fraction.padEnd(fractionDigits, '0'));
}

/** Minor units of an amount as people write it, groups set apart or not (`12,500`, `12 500`, `9,90`); null when it is no amount. */
export const parseWritten = (text: string, code: string): Money | null => parseAmount(text.replaceAll(/(?<=\d),(?=\d{3}(?:\D|$))/g, ''), code);

/** What somebody is typing (digits and one point), with its groups set apart as they come. */
export function formatTyped(text: string, language: Language): string {
  const { group, decimal } = separators[language];
  const [whole = '', fraction] = text.split('.');
  return grouped(whole, group) + (fraction === undefined ? '' : decimal + fraction);
}

/** Thousandths as people write them: `2`, `0,35`. */
export function formatQuantity(milli: number, language: Language): string {
  const [whole = '0', fraction = ''] = (Math.abs(milli) / 1000).toFixed(3).split('.');
  const rest = fraction.replace(/0+$/, '');
  const { group, decimal } = separators[language];
  return `${milli < 0 ? MINUS : ''}${grouped(whole, group)}${rest === '' ? '' : decimal + rest}`;
}
