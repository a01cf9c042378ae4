import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Board } from '../../../shared/crdt/board.ts';
import type { Journal } from '../../../shared/crdt/journal.ts';
import { catalogueOf } from '../../../shared/documents/catalogue-board.ts';
import { boardEntries } from '../../../shared/crdt/board-entries.ts';
import { deviceStateOf, staffStateOf } from '../../../shared/documents/roster-document.ts';
import type { Catalogue } from '../../../shared/domain/catalogue/catalogue.ts';
import type { Floor } from '../../../shared/domain/branch/floor.ts';
import type { Paired } from '../../../shared/protocol/identity.ts';
import { restaurantRequest, startEmptyServer, type EmptyServer, type TestBrowser } from '../identity/http-server.ts';

let empty: EmptyServer;
let browser: TestBrowser;
beforeAll(async () => {
  empty = await startEmptyServer();
  browser = empty.browser();
});
afterAll(() => empty.close());

const formOf = (files: Readonly<Record<string, string | Uint8Array>>, currency = 'UZS'): FormData => {
  const form = new FormData();
  for (const [field, content] of Object.entries(files)) form.set(field, new File([content as Uint8Array<ArrayBuffer>], `${field}.csv`));
  form.set('currency', currency);
  return form;
};
const check = (form: FormData) => browser.call('POST', '/api/v1/setup/menu-check', form);
const rowsOf = async (table: string): Promise<number> =>
  (await empty.server.database.query<{ rows: number }>({ text: `select count(*)::int as rows from ${table}` }))[0]!.rows;

let menu: Catalogue;

describe('before the first run', () => {
  test('there is no restaurant', async () => {
    expect((await browser.call('GET', '/api/v1/setup')).body).toEqual({ state: 'empty', demo: false, restaurant: '' });
  });

  test('a broken file gets a list of rows, columns and reasons, and nothing is imported', async () => {
    const answer = await check(formOf({ menu: 'Название;Цена;unit\nЧай;пять;piece\n;100;barrel\n' }));
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({ ok: false, errors: [
      { sheet: 'menu', row: 2, column: 'Цена', value: 'пять', reason: 'price-not-a-number' },
      { sheet: 'menu', row: 3, column: 'Название', value: '', reason: 'name-missing' },
      { sheet: 'menu', row: 3, column: 'unit', value: 'barrel', reason: 'unit-unknown' },
    ] });
    expect([await rowsOf('organisation'), await rowsOf('document')]).toEqual([0, 0]);
  });

  test('what is no table gets words', async () => {
    expect((await check(formOf({ menu: new Uint8Array([0x50, 0x4b, 3, 4, 1, 2, 3]) }))).body).toMatchObject({ error: 'not-a-table' });
    expect((await check(formOf({ menu: new Uint8Array([1, 0, 2, 0]) }))).body).toMatchObject({ error: 'not-a-table' });
    expect((await check(new FormData())).body).toMatchObject({ error: 'malformed' });
    const large = await check(formOf({ menu: new Uint8Array(11 * 1024 * 1024) }));
    expect([large.status, large.body]).toMatchObject([413, { error: 'too-large' }]);
  });

  test('a file in the code page of old Excel is read', async () => {
    const cp1251 = new Uint8Array([0xcd, 0xe0, 0xe7, 0xe2, 0xe0, 0xed, 0xe8, 0xe5, 0x3b, 0xd6, 0xe5, 0xed, 0xe0, 0x0a, 0xd7, 0xe0, 0xe9, 0x3b, 0x35, 0x30, 0x30, 0x30]);
    expect((await check(formOf({ menu: cp1251 }))).body).toMatchObject({ ok: true, items: 1, menu: { items: [{ name: { en: 'Чай' }, price: 5_000 }] } });
  });

  test('a good file is a catalogue', async () => {
    const answer = await check(formOf({ menu: 'code,name,price,category,modifier_groups,station\nT1,Tea,5000,Drinks,sugar,bar\nP1,Plov,45000,Food,,hot\n', modifiers: 'group,option,price\nsugar,One,0\nsugar,Two,500\n' }));
    expect(answer.body).toMatchObject({ ok: true, items: 2, categories: 2 });
    menu = (answer.body as { menu: Catalogue }).menu;
    expect(menu.modifierOptions.map(({ id }) => id)).toEqual(['sugar-one', 'sugar-two']);
  });

  test('wrong fields are named, and nothing is made', async () => {
    const answer = await browser.call('POST', '/api/v1/setup/restaurant', { ...restaurantRequest, currency: 'ZZZ', zone: 'Mars/Base', menu: { ...menu, categories: [] } });
    expect(answer.status).toBe(422);
    expect((answer.body as { details: { field: string }[] }).details.map(({ field }) => field)).toEqual(['currency', 'zone', 'menu.items.0.categoryId', 'menu.items.1.categoryId']);
    const short = await browser.call('POST', '/api/v1/setup/restaurant', { ...restaurantRequest, manager: { ...restaurantRequest.manager, password: 'short' } });
    expect([short.status, (short.body as { details: { field: string }[] }).details[0]!.field]).toEqual([400, 'manager.password']);
    expect([await rowsOf('organisation'), await rowsOf('document'), await rowsOf('device')]).toEqual([0, 0, 0]);
  });

  test('another site may not do it', async () => {
    expect((await browser.call('POST', '/api/v1/setup/restaurant', restaurantRequest, { origin: 'https://evil.example' })).status).toBe(403);
  });
});

describe('the first run', () => {
  let paired: Paired;

  test('of several at once, one makes the restaurant and the others are told', async () => {
    const browsers = [empty.browser(), empty.browser(), empty.browser()];
    const answers = await Promise.all(browsers.map((one) => one.call('POST', '/api/v1/setup/restaurant', { ...restaurantRequest, menu })));
    expect(answers.map(({ status }) => status).sort((a, b) => a - b)).toEqual([200, 409, 409]);
    const made = answers.findIndex(({ status }) => status === 200);
    browser = browsers[made]!;
    paired = answers[made]!.body as Paired;
    expect(paired).toMatchObject({ name: 'Till 1', kind: 'till', letter: 'A' });
    expect(answers[made]!.headers.get('set-cookie')).toMatch(/^smart_pos_session=[\w-]{43}; Max-Age=43200; Path=\/; HttpOnly; SameSite=Strict$/);
    expect((await browser.call('POST', '/api/v1/setup/demo', { language: 'en', device: restaurantRequest.device })).body).toMatchObject({ error: 'already-set-up' });
    expect(await rowsOf('organisation')).toBe(1);
  });

  test('the manager is signed in and the device knows menu, floor, settings and roster', async () => {
    expect((await browser.call('GET', '/api/v1/session')).body).toMatchObject({ name: 'Dilshod', role: 'admin' });
    const pull = async <Doc>(collection: string): Promise<Doc[]> => {
      const answer = await browser.withToken(paired.token, `/api/v1/pull?collection=${collection}&cursor=${encodeURIComponent('{}')}`);
      return (answer.body as { docs: Doc[] }).docs;
    };
    const boards = await pull<Board>('boards');
    const board = (name: string): Board => boards.find(({ id }) => id.startsWith(`${name}@`))!;
    expect(board('catalogue').view).toEqual(menu);
    expect(catalogueOf(boardEntries(board('catalogue').y))).toEqual(menu);
    expect((board('floor').view as Floor).tables.map(({ name }) => name)).toEqual(['1', '2', '3', '4', '5', '6', '7', '8', '9', '10', '11', '12']);
    expect(board('settings').view).toMatchObject({ name: 'Choyxona', currency: 'UZS', zone: 'Asia/Tashkent', cutOverHour: 5, stations: ['bar', 'hot'] });
    const roster = await pull<Journal>('roster');
    const staff = roster.filter(({ id }) => id.startsWith('staff:'));
    expect(staff.map(staffStateOf)).toEqual([{ name: 'Dilshod', roleByBranch: { [paired.branchId]: 'admin' }, pinVersion: 1, active: true }]);
    expect(roster.filter(({ id }) => id.startsWith('device:')).map(deviceStateOf)).toMatchObject([{ name: 'Till 1', letter: 'A', revoked: false }]);
  });

  test('the menu check is for managers from now on', async () => {
    const form = formOf({ menu: 'name,price\nTea,1\n' });
    expect((await check(form)).body).toMatchObject({ ok: true });
    expect((await empty.browser().call('POST', '/api/v1/setup/menu-check', form)).status).toBe(401);
  });
});
