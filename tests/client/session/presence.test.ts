import { createRoot } from 'solid-js';
import { expect, test } from 'vitest';
import { createPresence } from '../../../client/session/presence.ts';
import { asId } from '../../../shared/kernel/ids.ts';
import { makeStore } from './open-session.ts';

const minute = 60_000;
const staff = () => [{ id: asId<never>('s1'), name: 'Aziza', role: 'cashier' as const }];

test('locks after the set time without a touch, and only then', () => {
  let nowMs = 0;
  const presence = createRoot(() => createPresence(staff, makeStore(), () => nowMs));
  presence.enter(asId('s1'));
  nowMs = 4 * minute;
  presence.touch();
  nowMs = 8 * minute;
  presence.lockIfIdle(5);
  expect(presence.person()?.name).toBe('Aziza');
  nowMs = 9 * minute + 1;
  presence.lockIfIdle(0);
  expect(presence.person()?.name).toBe('Aziza');
  presence.lockIfIdle(5);
  expect(presence.person()).toBeNull();
});

test('a reload keeps the person, and an idle one is locked out by the first look', () => {
  let nowMs = 0;
  const store = makeStore();
  createRoot(() => createPresence(staff, store, () => nowMs)).enter(asId('s1'));
  nowMs = minute;
  const reloaded = createRoot(() => createPresence(staff, store, () => nowMs));
  expect(reloaded.person()?.name).toBe('Aziza');
  nowMs = 20 * minute;
  const muchLater = createRoot(() => createPresence(staff, store, () => nowMs));
  muchLater.lockIfIdle(5);
  expect(muchLater.person()).toBeNull();
});

test('what somebody wrote into the storage by hand is passed over', () => {
  const store = makeStore();
  for (const text of ['{', 'null', '{"staffId":1}', '[]']) {
    store.setItem('presence', text);
    expect(createRoot(() => createPresence(staff, store, () => 0)).person()).toBeNull();
  }
});
