import { createRoot } from 'solid-js';
import { expect, test } from 'vitest';
import { createDesk, type DeskStore } from '../../../client/session/desk.ts';
import { addPlov, openSession, signIn } from './open-session.ts';

function tabStore(): DeskStore {
  const values = new Map<string, string>();
  return { getItem: (key) => values.get(key) ?? null, setItem: (key, value) => { values.set(key, value); }, removeItem: (key) => { values.delete(key); } };
}

test('a reload comes back to the open order in front, not to a closed or forgotten one', async () => {
  const opened = openSession();
  await signIn(opened);
  await opened.worker.answer('reserveNumber', { counter: 1 });
  const store = tabStore();
  const desk = createRoot(() => createDesk(opened.session, store));
  await desk.act(addPlov);
  const id = desk.orderId();
  expect(createRoot(() => createDesk(opened.session, store)).orderId()).toBe(id);
  await desk.act({ type: 'cancel', reason: 'left' });
  expect(createRoot(() => createDesk(opened.session, store)).orderId()).toBeNull();
  desk.clear();
  expect(store.getItem('desk')).toBeNull();
  opened.dispose();
});

test('two quick taps on a blank order make one order, even while its number is still on its way', async () => {
  const opened = openSession();
  await signIn(opened);
  const desk = createRoot(() => createDesk(opened.session, tabStore()));
  const taps = [desk.act(addPlov), desk.act(addPlov)];
  // One reservation was asked for at the start, one by the first tap.
  await opened.worker.answer('reserveNumber', { counter: 1 });
  await opened.worker.answer('reserveNumber', { counter: 2 });
  const results = await Promise.all(taps);
  expect(results.every((result) => result.ok)).toBe(true);
  expect(Object.keys(opened.session.orders)).toHaveLength(1);
  expect(desk.order()).toMatchObject({ number: 'A-002', totals: { total: 90_000 } });
  opened.dispose();
});

test('a blank order begins as it was drafted', async () => {
  const opened = openSession();
  await signIn(opened);
  await opened.worker.answer('reserveNumber', { counter: 1 });
  const desk = createRoot(() => createDesk(opened.session, tabStore()));
  desk.setDraft({ orderType: 'delivery', guests: 3 });
  await desk.act(addPlov);
  expect(desk.order()).toMatchObject({ orderType: 'delivery', guests: 3 });
  desk.clear();
  expect(desk.order()).toBeNull();
  expect(desk.draft().orderType).toBe('dine-in');
  opened.dispose();
});
