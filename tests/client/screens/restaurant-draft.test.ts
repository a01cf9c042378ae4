import { describe, expect, test } from 'vitest';
import * as v from 'valibot';
import { forgetDraft, restoreDraft, storeDraft } from '../../../client/screens/first-run/draft-storage.ts';
import { draftToRequest, emptyRow, faultyFields, fieldsOfFaults, newDraft, stepOf, typedMenu, type RestaurantDraft } from '../../../client/screens/first-run/restaurant-draft.ts';
import { checkCatalogue } from '../../../shared/menu-import/check-catalogue.ts';
import { createRestaurantSchema } from '../../../shared/protocol/identity.ts';

const filled = (): RestaurantDraft => ({
  ...newDraft('uz', 'Asia/Tashkent'), restaurant: ' Navro‘z ', tables: '12',
  manager: { name: 'Dilnoza', login: ' dilnoza ', password: 'correct horse', pin: '1234' },
});

describe('what is filled in', () => {
  test('a whole draft is a request the server reads', () => {
    const menu = typedMenu([{ name: 'Plov', price: '45000', category: 'Mains' }], 'UZS');
    expect(menu.ok).toBe(true);
    const request = draftToRequest(filled(), menu.ok ? menu.value : null, 'Till 1');
    expect(v.safeParse(createRestaurantSchema, request).success).toBe(true);
    expect(request).toMatchObject({ restaurant: 'Navro‘z', tables: 12, manager: { login: 'dilnoza' } });
    expect(checkCatalogue(request.menu).ok).toBe(true);
  });
  test('an untouched draft lacks a name, then everything of the manager', () => {
    expect(faultyFields(newDraft('en', 'Asia/Tashkent'), 'restaurant')).toEqual(['restaurant']);
    expect(faultyFields(newDraft('en', 'Asia/Tashkent'), 'manager')).toEqual(['manager.name', 'manager.login', 'manager.password', 'manager.pin']);
  });
  test.each([['tables', '301'], ['tables', '-1'], ['tables', '1.5'], ['tables', ''], ['restaurant', '  '], ['zone', 'Nowhere/City'], ['currency', 'QQQ']] as const)('%s %j is marked', (field, value) => {
    expect(faultyFields({ ...filled(), [field]: value }, 'restaurant')).toEqual([field]);
  });
  test('faults of the server find their fields and steps', () => {
    const fields = fieldsOfFaults([{ field: 'manager.login', reason: 'taken' }, { field: 'menu.items.3.price', reason: 'x' }, { field: 'menu', reason: 'y' }, { field: 'elsewhere', reason: 'z' }]);
    expect(fields).toEqual(['manager.login', 'menu']);
    expect(fields.map(stepOf)).toEqual(['manager', 'menu']);
  });
});

describe('a typed menu', () => {
  test('blank rows do not count and do not shift the faults', () => {
    const read = typedMenu([emptyRow, { name: 'Plov', price: '45000', category: '' }, emptyRow, { name: '', price: 'x', category: '' }], 'UZS');
    expect(read.ok ? [] : read.error.map(({ index, column, reason }) => [index, column, reason])).toEqual([[3, 'name', 'name-missing'], [3, 'price', 'price-not-a-number']]);
  });
  test('nothing typed is no menu', () => {
    expect(typedMenu([emptyRow], 'UZS')).toEqual({ ok: false, error: [] });
  });
  test('prices are read in the currency that was chosen', () => {
    const read = typedMenu([{ name: 'Coffee', price: '2,50', category: '' }], 'EUR');
    expect(read.ok && read.value.items[0]!.price).toBe(250);
  });
});

describe('a draft over a reload', () => {
  const memory = (): Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> => {
    const kept = new Map<string, string>();
    return { getItem: (key) => kept.get(key) ?? null, setItem: (key, value) => void kept.set(key, value), removeItem: (key) => void kept.delete(key) };
  };
  const fresh = newDraft('en', 'UTC');
  test('comes back without password and PIN', () => {
    const storage = memory();
    storeDraft(storage, filled());
    expect(restoreDraft(storage, fresh)).toEqual({ ...filled(), manager: { name: 'Dilnoza', login: ' dilnoza ', password: '', pin: '' } });
    forgetDraft(storage);
    expect(restoreDraft(storage, fresh)).toEqual(fresh);
  });
  test.each(['{', 'null', '"x"', '{"tables":7,"typed":"no","manager":null}', '{"typed":[null]}'])('what is stored as %s does no harm', (text) => {
    const restored = restoreDraft({ getItem: () => text }, fresh);
    expect(restored).toEqual(fresh);
  });
  test('storage that is forbidden does no harm', () => {
    const forbidden = (): never => { throw new Error('forbidden'); };
    expect(() => storeDraft({ setItem: forbidden }, fresh)).not.toThrow();
    expect(restoreDraft({ getItem: forbidden }, fresh)).toEqual(fresh);
    expect(() => forgetDraft({ removeItem: forbidden })).not.toThrow();
  });
});
