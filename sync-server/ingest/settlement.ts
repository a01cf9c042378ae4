import type { Stamp } from '../../shared/kernel/stamp.ts';
import type { Clock } from '../platform/clock.ts';
import type { Database } from '../store/database.ts';
import { ordersWithTransfers, shiftsToSettle } from '../store/shift-orders.ts';
import type { Announcement } from '../stream/announcement.ts';
import type { ServerWriter } from './server-writer.ts';
import { settleShifts, shiftsIn } from './settle-shifts.ts';
import { settleTransfers, transfersIn } from './settle-transfers.ts';

/**
 * What the server adds when everybody has spoken: corrections of Z reports whose shift got sales
 * afterwards, and refusals of transfers that the source cannot honour. Decided by pure functions on
 * what is stored, under the lock of the scope, with ids derived from the cause: running it again, or
 * on two instances at once, adds nothing.
 */
export interface Settlement {
  /** Looks at what was committed and plans what may follow from it; returns at once. */
  notice(announcement: Announcement): void;
  /** Looks at everything of a branch that may have been left unsettled: at start-up and in each sealing round. */
  sweep(scope: string): Promise<void>;
  /** Resolves when nothing is planned or under way. */
  idle(): Promise<void>;
}

export type SettlementDeps = {
  readonly database: Database;
  readonly writer: ServerWriter;
  readonly clock: Clock;
  readonly newStamp: () => Stamp;
  readonly onError: (cause: unknown) => void;
};

/** Sales that come one after the other are settled together. */
const settleAfterMs = 250;
/** A shift that was reported longer ago than this is looked at only when something comes for it. */
const sweptDays = 3;

type Work = { readonly shifts: Set<string>; readonly orders: Set<string> };

export function createSettlement(deps: SettlementDeps): Settlement {
  const planned = new Map<string, Work>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let running: Promise<void> = Promise.resolve();

  const settle = async (scope: string, { shifts, orders }: Work): Promise<void> => {
    // What a transfer comes to is part of what its checks are counted with.
    if (orders.size > 0) await settleTransfers(deps, scope, orders);
    if (shifts.size > 0) await settleShifts(deps, scope, shifts);
  };

  function run(): void {
    timer = undefined;
    const work = [...planned];
    planned.clear();
    running = running.then(async () => {
      for (const [scope, one] of work) await settle(scope, one).catch(deps.onError);
    });
  }

  return {
    notice: (announcement) => {
      const shifts = shiftsIn(announcement);
      const orders = transfersIn(announcement);
      if (shifts.size === 0 && orders.length === 0) return;
      const work = planned.get(announcement.scope) ?? { shifts: new Set(), orders: new Set() };
      planned.set(announcement.scope, work);
      for (const id of shifts) work.shifts.add(id);
      for (const id of orders) work.orders.add(id);
      timer ??= setTimeout(run, settleAfterMs);
    },
    sweep: async (scope) => {
      const sinceMs = deps.clock.nowMs() - sweptDays * 86_400_000;
      const [shifts, orders] = await Promise.all([shiftsToSettle(deps.database, scope, sinceMs), ordersWithTransfers(deps.database, scope)]);
      const work = running.then(() => settle(scope, { shifts: new Set(shifts), orders: new Set(orders) }));
      running = work.catch(() => undefined);
      await work;
    },
    idle: async () => {
      // What was written may call for more: a refusal changes what a check comes to.
      while (timer !== undefined) {
        clearTimeout(timer);
        run();
        await running;
      }
      await running;
    },
  };
}
