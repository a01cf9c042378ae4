import { asId, type StaffId } from '../../shared/kernel/ids.ts';
import { Ledger } from './harness/ledger.ts';
import { Load } from './harness/load.ts';
import { Restaurant } from './harness/restaurant.ts';
import type { ServerProcess } from './harness/server.ts';
import { Terminal } from './harness/terminal.ts';
import { expect, test, type Stage } from './harness/test.ts';
import { until } from './harness/until.ts';

async function openTills(stage: Stage, count: number): Promise<{ readonly server: ServerProcess; readonly load: Load }> {
  const server = await stage.server({ embedded: true });
  const { restaurant } = await Restaurant.create(server.address);
  const cashier = asId<StaffId>(await restaurant.staffId('Bek'));
  const terminals: Terminal[] = [];
  for (let index = 1; index <= count; index++) {
    terminals.push(new Terminal(server.address, await restaurant.pair('till', `Till ${index}`), cashier));
  }
  return { server, load: new Load(terminals) };
}

/** Every acknowledged op is on the server once; orders are on the server as the tills know them. */
async function expectNothingLostOrDoubled(server: ServerProcess, load: Load): Promise<void> {
  const ledger = await Ledger.open(server.postgres().url);
  const stored = await ledger.ops();
  const twice = await ledger.takenTwice();
  await ledger.close();
  const known = new Set(stored);
  const acknowledged = load.terminals.flatMap((terminal) => [...terminal.acknowledged.keys()]);
  expect(acknowledged.filter((op) => !known.has(op))).toEqual([]);
  expect(stored.length).toBe(known.size);
  expect(twice).toEqual([]);
  const pulled = await load.terminals[0]!.pullOrders();
  for (const [id, journal] of load.terminals.flatMap((terminal) => [...terminal.orders])) {
    expect(Object.keys(pulled.get(id)?.ops ?? {}).sort()).toEqual(Object.keys(journal.ops).sort());
  }
}

test('kill -9 of the server during pushes, thirty times: no acknowledged op is lost, none is doubled', async ({ stage }) => {
  const { server, load } = await openTills(stage, 4);
  for (let kill = 0; kill < 30; kill++) {
    await load.after(20);
    await server.restart();
  }
  await load.finish();
  expect(load.failures).toBeGreaterThanOrEqual(30);
  await expectNothingLostOrDoubled(server, load);
});

test('PostgreSQL restarted under load: the server goes on by itself and nothing acknowledged is lost', async ({ stage }) => {
  const { server, load } = await openTills(stage, 4);
  // An operator's restart, a crash of one that holds connections, and the kernel's out-of-memory killer.
  for (const signal of ['SIGINT', 'SIGQUIT', 'SIGKILL', 'SIGINT'] as const) {
    await load.after(50);
    const { pid } = server.postgres();
    process.kill(pid, signal);
    await until('another PostgreSQL', () => server.postgres().pid !== pid);
    await load.after(50);
  }
  await load.finish();
  expect((await fetch(`${server.address}/health`)).ok).toBe(true);
  await expectNothingLostOrDoubled(server, load);
});
