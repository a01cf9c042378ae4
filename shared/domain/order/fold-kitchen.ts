import type { OpId } from '../../kernel/ids.ts';
import type { Stamp } from '../../kernel/stamp.ts';
import { deedOf, factsOf, type Facts } from './facts.ts';
import type { Bump, Fire } from './state.ts';

/** What the kitchen was told and has done, by quantity op. */
export type KitchenFacts = {
  readonly fires: readonly Fire[];
  readonly bumps: readonly Bump[];
  readonly fireByWork: ReadonlyMap<OpId, OpId>;
  /** When it was first finished, by bumps that nobody recalled. */
  readonly bumpedAt: ReadonlyMap<OpId, Stamp>;
};

/** An op named by two fires belongs to the first; a bump counts until somebody recalls it. */
export function foldKitchen(facts: Facts): KitchenFacts {
  const seenByFire = new Map<OpId, Set<string>>();
  for (const { data } of factsOf(facts, 'kitchen.seen')) {
    for (const fire of data.fires) {
      const stations = seenByFire.get(fire) ?? new Set();
      seenByFire.set(fire, stations.add(data.station));
    }
  }
  const fireByWork = new Map<OpId, OpId>();
  const fires = factsOf(facts, 'order.fired').map((op): Fire => {
    for (const work of op.data.covers) if (!fireByWork.has(work)) fireByWork.set(work, op.id);
    const seen = seenByFire.get(op.id);
    return { opId: op.id, by: op.by, device: op.device, stamp: op.stamp, covers: op.data.covers, seenAt: seen ? [...seen].sort() : [] };
  });
  const bumpedAt = new Map<OpId, Stamp>();
  const bumpOps = factsOf(facts, 'kitchen.bumped');
  const recalled = bumpOps.length === 0 ? null : new Set(factsOf(facts, 'kitchen.recalled').flatMap((op) => op.data.bumps));
  const bumps = bumpOps.map((op): Bump => {
    const undone = recalled?.has(op.id) ?? false;
    if (!undone) for (const work of op.data.work) if (!bumpedAt.has(work)) bumpedAt.set(work, op.stamp);
    return { ...deedOf(op), work: op.data.work, recalled: undone };
  });
  return { fires, bumps, fireByWork, bumpedAt };
}
