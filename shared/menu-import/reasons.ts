import type { ImportError } from '../protocol/identity.ts';

/** Why a cell of an import file cannot be taken; the client has words for each in its three languages. */
export const importReasons = {
  'file-empty': 'The file has no rows below the header. Put one product on each row.',
  'too-many-rows': 'The file has too many rows. Split it, or leave out what is not sold.',
  'column-missing': 'This column is missing. Name it in the first row.',
  'column-twice': 'Two columns have this name. Keep one of them.',
  'name-missing': 'The name is empty. Give the product a name.',
  'text-too-long': 'The text is too long. Shorten it.',
  'price-missing': 'The price is empty. Write a number; 0 for what is free.',
  'price-not-a-number': 'The price is not a number. Write digits only, without a currency.',
  'price-ambiguous': 'This may mean thousands or a fraction. Write it without a separator of thousands.',
  'price-negative': 'The price is below zero.',
  'price-too-long': 'The price has more than 15 digits.',
  'price-too-precise': 'The price has more digits after the point than the currency has.',
  'code-twice': 'Another row has this code. Codes must differ.',
  'barcode-invalid': 'This is not a valid EAN-13 barcode: 13 digits, of which the last one checks the others.',
  'barcode-twice': 'Another row has this barcode.',
  'unit-unknown': 'The unit is not known. Write piece or kg.',
  'minutes-invalid': 'Write whole minutes from 0 to 600.',
  'tax-rate-invalid': 'Write the tax as per cent from 0 to 100.',
  'tax-rate-differs': 'Another row gives this tax class another rate.',
  'flag-invalid': 'Write yes or no.',
  'sizes-invalid': 'Write sizes as S=24000|L=30000: different names, 30 at most.',
  'group-unknown': 'The file of modifiers has no such group.',
  'group-missing': 'The group is empty. Name the group that this option belongs to.',
  'group-differs': 'Another row gives this group another value.',
  'count-invalid': 'Write a whole number from 0 to 99.',
  'min-above-max': 'The least number of choices is above the most.',
  'min-above-options': 'More choices are asked for than the group has options.',
  'free-above-max': 'More choices are free than may be made.',
} as const;

export type ImportReason = keyof typeof importReasons;

/** One bad cell, with the words for a person who reads English. */
export const importError = (sheet: ImportError['sheet'], row: number, column: string, value: string, reason: ImportReason): ImportError =>
  ({ sheet, row, column, value: value.slice(0, 200), reason, message: importReasons[reason] });
