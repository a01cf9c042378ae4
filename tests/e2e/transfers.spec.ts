import type { OrderState } from '../../shared/domain/order/state.ts';
import { Floor } from './harness/floor.ts';
import { Ledger } from './harness/ledger.ts';
import { cashier, manager } from './harness/restaurant.ts';
import { Scene } from './harness/scene.ts';
import { expect, test } from './harness/test.ts';
import type { Till } from './harness/till.ts';

/** A check at a table with its products sent; its number. */
async function seat(till: Till, table: string, products: readonly (readonly [name: string, pieces: number])[]): Promise<string> {
  await till.chooseTable(table);
  for (const [name, pieces] of products) await till.add(name, pieces);
  await till.send();
  const number = await till.number();
  await till.expectPlace(/server|kitchen/);
  await till.newOrder();
  return number;
}

/** Standing quantities by product of one check, in pieces. */
const standing = (state: OrderState | undefined): Record<string, number> =>
  Object.fromEntries((state?.lines ?? []).filter((line) => line.quantityMilli > 0).map((line) => [line.item.name.en, line.quantityMilli / 1_000]));

test('two cut-off tills move and merge the same check: every line ends on one check, nothing is cooked twice, the money is right', async ({ stage }) => {
  const scene = await Scene.open(stage);
  const one = await scene.till('Till one', cashier);
  const two = await scene.till('Till two', manager);
  const { kitchen } = await scene.kitchen('Kitchen');
  const ledger = await Ledger.open(scene.server.databaseUrl);
  const states = async (): Promise<Map<string, OrderState>> => new Map((await ledger.orders()).map((state) => [state.number, state]));

  const five = await seat(one.till, '5', [['Plov', 2], ['Lagman', 1], ['Achichuk', 1]]);
  const six = await seat(one.till, '6', [['Green tea', 1]]);
  const seven = await seat(one.till, '7', [['Green tea', 2]]);
  await expect(kitchen.tickets()).toHaveCount(4);
  const [first, second] = [new Floor(one.till.page), new Floor(two.till.page)];
  await first.open();
  await second.open();
  await second.expectTable('7', /16,000/);

  await two.wire.cut('black-hole');
  await first.moveLines('5', ['Plov'], '7');
  await second.merge('5', '6');
  await first.expectTable('7', /100,000/);
  // The till that is cut off knows nothing of the move: all of 5 stands at its 6.
  await second.expectTable('6', /146,000/);
  await second.expectTable('5', /free/);

  await two.wire.heal();
  // The earlier one counts. The later one took a line that was gone, so that all of it stays where it was.
  for (const floor of [first, second]) {
    await floor.expectTable('5', /54,000/);
    await floor.expectTable('6', /8,000/);
    await floor.expectTable('7', /100,000/);
  }
  const settled = await states();
  expect(standing(settled.get(five))).toEqual({ Lagman: 1, Achichuk: 1 });
  expect(standing(settled.get(six))).toEqual({ 'Green tea': 1 });
  expect(standing(settled.get(seven))).toEqual({ 'Green tea': 2, Plov: 2 });
  expect([...settled.values()].map(({ fires }) => fires.length)).toEqual([1, 1, 1]);
  expect([...settled.values()].reduce((all, { totals }) => all + totals.total, 0)).toBe((2 * 42 + 36 + 18 + 8 + 16) * 1_000);

  // Each line has the one ticket it was sent on, which says where the food goes now.
  await expect(kitchen.tickets()).toHaveCount(4);
  await expect(kitchen.line(five, 'Plov')).toContainText('→ Table 7');
  await expect(kitchen.line(five, 'Lagman')).not.toContainText('→');

  // What is left can be merged now that both know of each other.
  await second.merge('5', '6');
  await first.expectTable('6', /62,000/);
  await first.expectTable('5', /free/);
  await expect.poll(async () => (await states()).get(five)?.status).toBe('merged');
  await expect(kitchen.tickets()).toHaveCount(4);
  await one.till.goTo('Open orders');
  await one.till.openListed(six);
  expect(await one.till.payCash()).toContain('0');
  await expect.poll(async () => (await states()).get(six)).toMatchObject({ status: 'closed', totals: { balance: 0 } });
  await ledger.close();
});
