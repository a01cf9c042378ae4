import { emptyJournal, opsInOrder, withOps, type Journal, type Op } from '../../shared/crdt/journal.ts';
import { orderStateOf } from '../../shared/documents/order-document.ts';
import { foldShift } from '../../shared/domain/shift/fold.ts';
import { shiftOpVersion } from '../../shared/domain/shift/ops.ts';
import { zCorrection } from '../../shared/domain/shift/make-z.ts';
import type { ShiftState } from '../../shared/domain/shift/state.ts';
import { asId, type DocId, type Scope } from '../../shared/kernel/ids.ts';
import { sha256Of } from '../../shared/kernel/sha256.ts';
import type { Stamp } from '../../shared/kernel/stamp.ts';
import type { Clock } from '../platform/clock.ts';
import { ordersById } from '../store/archives.ts';
import type { Database, Queryable } from '../store/database.ts';
import { loadDocuments, lockScope } from '../store/documents.ts';
import { liveOrdersOfShift, shiftsToSettle } from '../store/shift-orders.ts';
import type { Announcement } from '../stream/announcement.ts';
import { serverActor, type ServerWrite, type ServerWriter } from './server-writer.ts';

/**
 * What the server adds when everybody has spoken: corrections of Z reports whose shift got sales
 * afterwards. Decided by pure functions on what is stored, under the lock of the scope, with ids
 * derived from the cause: running it again, or on two instances at once, adds nothing.
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

const namedShift = /"shift":"(shift:[^"]+)"/g;

/** The shifts that a commit may have changed the account of. Most orders name none, which one search of their text tells. */
export function shiftsIn({ docs }: Announcement): Set<string> {
  const found = new Set<string>();
  for (const { collection, id, text } of docs) {
    if (collection === 'records') {
      if (id.startsWith('shift:') && text.includes('"shift.z-reported"')) found.add(id);
    } else if (collection === 'orders' && text.includes('"shift":"shift:')) {
      for (const [, shift] of text.matchAll(namedShift)) found.add(shift!);
    }
  }
  return found;
}

const shiftOf = (journal: Journal): ShiftState => foldShift(opsInOrder(journal));

async function shiftsById(db: Queryable, scope: string, ids: readonly string[]): Promise<Map<string, Journal>> {
  const rows = await loadDocuments(db, scope, ids.map((id) => ({ collection: 'records', id })));
  return new Map(rows.flatMap(({ id, body }) => (body.shape === 'journal' ? [[id, body]] : [])));
}

/** Every order the account of a shift depends on: those its reports cover, archived ones too, and live ones that name it. */
async function ordersOf(db: Queryable, scope: string, shiftId: string, shift: ShiftState): Promise<Journal[]> {
  const covered = [...shift.zReports, ...shift.corrections].flatMap(({ covers }) => covers.checks.map(({ order }) => order as string));
  const [named, reported] = await Promise.all([liveOrdersOfShift(db, scope, shiftId), ordersById(db, scope, [...new Set(covered)])]);
  return [...new Map([...named, ...reported].map(({ id, body }) => [id, body])).values()];
}

/** The correction of one shift as the op that records it; null when there is nothing to correct. */
async function correctionOf(tx: Queryable, deps: SettlementDeps, scope: string, journal: Journal): Promise<Op | null> {
  const shift = shiftOf(journal);
  const [z] = shift.zReports;
  if (z === undefined) return null;
  const orders = await ordersOf(tx, scope, journal.id, shift);
  const byId = new Map(orders.map((order) => [order.id, order]));
  const knows = (order: DocId, op: string): boolean => {
    const known = byId.get(order);
    return known !== undefined && (Object.hasOwn(known.ops, op) || Object.hasOwn(known.refused, op));
  };
  const correction = zCorrection(journal.id, shift, orders.map((order) => ({ id: order.id, state: orderStateOf(order) })), knows, deps.clock.nowMs());
  if (correction === null) return null;
  return {
    id: asId(`zc-${sha256Of([journal.id, z.hash, correction.index]).slice(0, 40)}`), type: 'shift.z-corrected', v: shiftOpVersion['shift.z-corrected'],
    by: asId(serverActor), device: asId(serverActor), stamp: deps.newStamp(), data: correction,
  };
}

export function createSettlement(deps: SettlementDeps): Settlement {
  const planned = new Map<string, Set<string>>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let running: Promise<void> = Promise.resolve();

  async function settleShifts(scope: string, ids: ReadonlySet<string>): Promise<void> {
    // Without a lock first: nearly always the shift is still open.
    const found = await shiftsById(deps.database, scope, [...ids]);
    const reported = [...found].filter(([, journal]) => shiftOf(journal).status === 'reported').map(([id]) => id);
    if (reported.length === 0) return;
    await deps.writer.write([], async (tx) => {
      await lockScope(tx, scope, scope);
      const writes: ServerWrite[] = [];
      for (const journal of (await shiftsById(tx, scope, reported)).values()) {
        const op = await correctionOf(tx, deps, scope, journal);
        if (op !== null) writes.push({ scope: scope as Scope, collection: 'records', doc: withOps(emptyJournal(journal.id, journal.scope), [op]) });
      }
      return writes;
    });
  }

  function run(): void {
    timer = undefined;
    const work = [...planned];
    planned.clear();
    running = running.then(async () => {
      for (const [scope, ids] of work) await settleShifts(scope, ids).catch(deps.onError);
    });
  }

  return {
    notice: (announcement) => {
      const ids = shiftsIn(announcement);
      if (ids.size === 0) return;
      planned.set(announcement.scope, new Set([...(planned.get(announcement.scope) ?? []), ...ids]));
      timer ??= setTimeout(run, settleAfterMs);
    },
    sweep: async (scope) => {
      const ids = await shiftsToSettle(deps.database, scope, deps.clock.nowMs() - sweptDays * 86_400_000);
      const work = running.then(() => settleShifts(scope, new Set(ids)));
      running = work.catch(() => undefined);
      await work;
    },
    idle: async () => {
      if (timer !== undefined) {
        clearTimeout(timer);
        run();
      }
      await running;
    },
  };
}
