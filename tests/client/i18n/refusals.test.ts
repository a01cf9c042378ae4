import { expect, test } from 'vitest';
import { speak } from '../../../client/i18n/dictionary.ts';
import { importReasonText } from '../../../client/i18n/import-reasons.ts';
import { deedText, refusalText } from '../../../client/i18n/refusals.ts';
import { languages } from '../../../shared/domain/branch/branch.ts';
import { importError, importReasons, type ImportReason } from '../../../shared/menu-import/reasons.ts';
import { documentRefusals, documentRefusalText, opRefusals, type DocumentRefusal } from '../../../shared/protocol/refusals.ts';

test.each(languages)('every refusal has words in %s, for an op and for a whole document', (language) => {
  speak(language);
  const codes = Object.keys(documentRefusals) as DocumentRefusal[];
  expect(codes.length).toBeGreaterThan(0);
  for (const code of opRefusals) expect(refusalText(code)).toMatch(/\p{L}+ \p{L}+/u);
  for (const code of codes) expect(refusalText(documentRefusalText(code))).not.toContain(`${code}:`);
  speak('en');
});

test('what a newer server says is shown as it came', () => {
  expect(refusalText('brand-new: Do this.')).toBe('brand-new: Do this.');
  expect(deedText('stock.moved')).toBe('stock.moved');
  expect(deedText('payment.taken')).toBe('payment');
});

test('every reason of a menu file has words of its own in Russian and Uzbek', () => {
  for (const reason of Object.keys(importReasons) as ImportReason[]) {
    const error = importError('menu', 2, 'price', 'x', reason);
    speak('ru');
    expect(importReasonText(error)).toMatch(/[а-я]/);
    speak('uz');
    expect(importReasonText(error)).not.toBe(error.message);
    speak('en');
    expect(importReasonText(error)).toBe(error.message);
  }
});
