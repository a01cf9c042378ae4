import { emptyJournal, hasOp, opsInOrder, withOps, type Journal, type Op } from '../../shared/crdt/journal.ts';
import { foldShift } from '../../shared/domain/shift/fold.ts';
import type { ShiftState } from '../../shared/domain/shift/state.ts';
import type { Scope } from '../../shared/kernel/ids.ts';
import { ordersById } from '../store/archives.ts';
import type { Queryable } from '../store/database.ts';
import { loadDocuments, lockScope } from '../store/documents.ts';
import { liveOrdersOfShift } from '../store/shift-orders.ts';
import type { Announcement } from '../stream/announcement.ts';
import type { ServerWrite } from './server-writer.ts';
import { correctionOp, coveredOrders } from './settlement-ops.ts';
import type { SettlementDeps } from './settlement.ts';

/* Corrections of Z reports whose shift got sales afterwards. */

/** The shift whose drawer an op of an order was about; null for most. */
function shiftNamedBy({ data }: Op): string | null {
  const shift = data !== null && typeof data === 'object' && 'shift' in data ? data.shift : null;
  return typeof shift === 'string' && shift.startsWith('shift:') ? shift : null;
}

/** The shifts that a commit may have changed the account of. */
export function shiftsIn({ docs }: Announcement): Set<string> {
  const found = new Set<string>();
  for (const { collection, id, doc } of docs) {
    if (doc.shape !== 'journal') continue;
    if (collection === 'records') {
      if (id.startsWith('shift:') && hasOp(doc, (op) => op.type === 'shift.z-reported')) found.add(id);
    } else if (collection === 'orders') {
      for (const key in doc.ops) {
        const shift = shiftNamedBy(doc.ops[key]!);
        if (shift !== null) found.add(shift);
      }
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
  const [named, reported] = await Promise.all([liveOrdersOfShift(db, scope, shiftId), ordersById(db, scope, [...coveredOrders(shift)])]);
  return [...new Map([...named, ...reported].map(({ id, body }) => [id, body])).values()];
}

/** Writes what is to be corrected of these shifts. */
export async function settleShifts(deps: SettlementDeps, scope: string, ids: ReadonlySet<string>): Promise<void> {
  // Without a lock first: nearly always the shift is still open.
  const found = await shiftsById(deps.database, scope, [...ids]);
  const reported = [...found].filter(([, journal]) => shiftOf(journal).status === 'reported').map(([id]) => id);
  if (reported.length === 0) return;
  await deps.writer.write([], async (tx) => {
    await lockScope(tx, scope, scope);
    const writes: ServerWrite[] = [];
    for (const journal of (await shiftsById(tx, scope, reported)).values()) {
      const op = correctionOp(journal, await ordersOf(tx, scope, journal.id, shiftOf(journal)), deps.clock.nowMs(), deps.newStamp);
      if (op !== null) writes.push({ scope: scope as Scope, collection: 'records', doc: withOps(emptyJournal(journal.id, journal.scope), [op]) });
    }
    return writes;
  });
}
