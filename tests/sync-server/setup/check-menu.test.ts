import { describe, expect, test } from 'vitest';
import { checkMenu } from '../../../sync-server/setup/check-menu.ts';
import { xlsxOf, zipOf } from './xlsx-file.ts';

const check = async (menu: Uint8Array | string, modifiers: Uint8Array | null = null) => {
  const checked = await checkMenu({ menu: typeof menu === 'string' ? new TextEncoder().encode(menu) : menu, modifiers, currency: 'UZS' });
  return checked.ok ? checked.value : checked.error;
};

const menu = [['Название', 'Цена', 'modifier_groups'], ['Чай', 5_000, 'sugar'], [null, null, null], ['Плов', 45_000.0, null]];
const modifiers = [['group', 'option', 'price'], ['sugar', 'One', 0]];

describe('an XLSX workbook', () => {
  test('is read with its modifiers, from a sheet of their own or from a second file', async () => {
    const whole = await check(xlsxOf([{ name: 'Модификаторы', rows: modifiers }, { name: 'Меню', rows: menu }]));
    expect(whole).toMatchObject({ ok: true, items: 2, menu: { items: [{ name: { en: 'Чай' }, price: 5_000, modifierGroups: ['sugar'] }, { price: 45_000 }], modifierOptions: [{ name: { en: 'One' } }] } });
    expect(await check(xlsxOf([{ name: 'Sheet1', rows: menu }]), xlsxOf([{ name: 'Sheet1', rows: modifiers }]))).toEqual(whole);
  });

  test('names rows as the spreadsheet does, blank ones counted', async () => {
    expect(await check(xlsxOf([{ name: 'Menu', rows: [['name', 'price'], ['Tea', 5_000], [null, null], ['Plov', 'a lot']] }]))).toMatchObject({ ok: false, errors: [{ row: 4, column: 'price', value: 'a lot', reason: 'price-not-a-number' }] });
  });

  test('that would unpack into gigabytes, or is none, is refused unread', async () => {
    expect(await check(zipOf({ 'xl/workbook.xml': 'x' }, 3_000_000_000))).toMatchObject({ type: 'not-a-table', detail: expect.stringContaining('larger inside') });
    expect(await check(zipOf({ 'readme.txt': 'hello' }))).toMatchObject({ type: 'not-a-table', file: 'menu' });
    expect(await check(new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0]))).toMatchObject({ type: 'not-a-table', detail: expect.stringContaining('XLS') });
  });
});

describe('a CSV file', () => {
  test.each([['comma', 'name,price\nTea,5000\n'], ['semicolon', 'name;price\r\nTea;5000\r\n'], ['tab', 'name\tprice\nTea\t5000'], ['mark of UTF-8', '\uFEFFname,price\nTea,5000'], ['quotes', '"name","price"\n"Tea","5 000"']])('with %s', async (_, text) => {
    expect(await check(text)).toMatchObject({ ok: true, items: 1, menu: { items: [{ price: 5_000 }] } });
  });

  test('in the UTF-16 that Excel calls Unicode text', async () => {
    expect(await check(Buffer.from('\uFEFFname\tprice\nЧай\t5000', 'utf16le'))).toMatchObject({ ok: true, menu: { items: [{ name: { en: 'Чай' } }] } });
  });

  test('with an open quotation mark is refused with its row', async () => {
    expect(await check('name,price\n"Tea,5000\n')).toMatchObject({ type: 'not-a-table' });
  });

  test('that is empty is refused', async () => {
    expect(await check('')).toMatchObject({ ok: false, errors: [{ reason: 'file-empty' }] });
  });
});
