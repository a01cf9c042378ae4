import type { EntryValue } from '../../../shared/crdt/board-entries.ts';
import { err, ok, type Result } from '../../../shared/kernel/result.ts';
import { branchTexts } from '../../i18n/branch-settings.ts';
import { language } from '../../i18n/dictionary.ts';
import { formatAmount, parseWritten } from '../../i18n/money.ts';

/* What a person types into a setting and what the board keeps: each reads one kind of field, or says what is wrong with it. */

export type ReadField = (text: string) => Result<EntryValue | null, string>;

const longestName = 80;
const digits = (value: number): string => (language() === 'en' ? String(value) : String(value).replace('.', ','));

/** A name; `optional`: an empty one takes the key away. */
export const readName = (optional: boolean): ReadField => (text) => {
  const name = text.trim();
  if (name.length > longestName || (name === '' && !optional)) return err(branchTexts().nameFault);
  return ok(name === '' ? null : name);
};

export const readWhole = (least: number, most: number): ReadField => (text) => {
  const value = /^\d{1,9}$/.test(text.trim()) ? Number(text.trim()) : Number.NaN;
  return value >= least && value <= most ? ok(value) : err(branchTexts().numberFault(String(least), String(most)));
};

/** Minor units; empty counts as zero. */
export const readMoney = (currency: string): ReadField => (text) => {
  const value = text.trim() === '' ? 0 : parseWritten(text.trim(), currency);
  return value === null ? err(branchTexts().moneyFault) : ok(value);
};

/** Basis points of a share typed in percent (`12,5`); null when it is none. */
function basisPointsOf(text: string): number | null {
  const match = /^(\d{1,3})(?:[.,](\d{1,2}))?$/.exec(text);
  const value = match ? Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0')) : Number.NaN;
  return value <= 10_000 ? value : null;
}

export const readPercent: ReadField = (text) => {
  const value = text.trim() === '' ? 0 : basisPointsOf(text.trim());
  return value === null ? err(branchTexts().percentFault) : ok(value);
};

/** Up to four shares, kept as texts of basis points. */
export const readPresets: ReadField = (text) => {
  const values = text.trim().split(/[\s;]+/).filter((part) => part !== '').map((part) => basisPointsOf(part.replace('%', '')));
  return values.length > 4 || values.some((value) => value === null || value === 0) ? err(branchTexts().presetsFault) : ok(values.map(String));
};

export const percentText = (basisPoints: number): string => digits(basisPoints / 100);
export const moneyText = (amount: number, currency: string): string => (amount === 0 ? '' : formatAmount(amount, currency, language()));
