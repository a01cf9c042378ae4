import { ServerProcess } from '../../e2e/harness/server.ts';
import { Wire } from '../../e2e/harness/wire.ts';
import type { Bench } from '../bench.ts';
import { archiveOrders, type SealedOrder } from './archives.ts';
import { seedRestaurant, writeOrders, type BranchWanted, type SeededRestaurant } from './restaurant.ts';
import type { Journal } from '../../../shared/crdt/journal.ts';

/** The built server as a process of its own on a seeded database. */
export type Product = { readonly server: ServerProcess; readonly databaseUrl: string; readonly restaurant: SeededRestaurant };

export type ProductWanted = {
  readonly branches: readonly BranchWanted[];
  readonly products?: number;
  /** Settled orders, by branch. */
  readonly history?: (restaurant: SeededRestaurant) => readonly Iterable<SealedOrder>[];
  /** Live orders of the first branch. */
  readonly open?: (restaurant: SeededRestaurant) => Iterable<Journal>;
};

export async function startProduct(bench: Bench, wanted: ProductWanted): Promise<Product> {
  const folder = await bench.build();
  const { url } = await bench.database();
  const restaurant = await seedRestaurant(bench, url, wanted.branches, wanted.products ?? 200);
  for (const [index, history] of (wanted.history?.(restaurant) ?? []).entries()) {
    const { archives, bytes } = await archiveOrders(url, restaurant.branches[index]!.scope, history);
    bench.say(`${archives} archives, ${(bytes / 2 ** 20).toFixed(1)} MB`);
  }
  if (wanted.open) await writeOrders(url, wanted.open(restaurant));
  const server = await ServerProcess.start({ databaseUrl: url }, folder);
  bench.after(() => server.stop());
  return { server, databaseUrl: url, restaurant };
}

/** A network of its own between a device and the server, to be cut. */
export async function wireTo(bench: Bench, server: ServerProcess): Promise<Wire> {
  const wire = await Wire.to(server.port);
  bench.after(() => wire.close());
  return wire;
}
