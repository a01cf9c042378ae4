import { emptyJournal, hasOp, withOps, type Journal } from '../../shared/crdt/journal.ts';
import { orderStateOf } from '../../shared/documents/order-document.ts';
import { settleTransfers as settlementsOf } from '../../shared/domain/order/settle-transfers.ts';
import type { Check } from '../../shared/domain/order/transfer.ts';
import type { Scope } from '../../shared/kernel/ids.ts';
import { ordersById } from '../store/archives.ts';
import type { Queryable } from '../store/database.ts';
import { lockScope } from '../store/documents.ts';
import type { Announcement } from '../stream/announcement.ts';
import type { ServerWrite } from './server-writer.ts';
import { transferOps } from './settlement-ops.ts';
import type { SettlementDeps } from './settlement.ts';

/* What two cut-off tills did to the same line: transfers that the source cannot honour are refused, and what was taken off a line that was moved away is passed on. */

/** The orders of a commit that gave lines to another check or took some over. */
export const transfersIn = ({ docs }: Announcement): string[] =>
  docs.filter(({ collection, doc }) => collection === 'orders' && doc.shape === 'journal' && hasOp(doc, ({ type }) => type === 'lines.moved-out' || type === 'lines.moved-in')).map(({ id }) => id);

async function checksById(db: Queryable, scope: string, ids: ReadonlySet<string>): Promise<Map<string, Check & { readonly journal: Journal }>> {
  const rows = await ordersById(db, scope, [...ids]);
  return new Map(rows.map(({ id, body }) => [id, { id: body.id, state: orderStateOf(body), journal: body }]));
}

/** These checks, and the other halves of their transfers. */
async function bothHalves(db: Queryable, scope: string, ids: ReadonlySet<string>) {
  const named = await checksById(db, scope, ids);
  const others = new Set([...named.values()].flatMap(({ state }) => state.transfers.map(({ other }) => other as string)).filter((id) => !named.has(id)));
  return new Map([...named, ...(await checksById(db, scope, others))]);
}

/** Writes what these checks call for into both journals of each transfer. */
export async function settleTransfers(deps: SettlementDeps, scope: string, ids: ReadonlySet<string>): Promise<void> {
  // Without a lock first: nearly always both halves count.
  if (settlementsOf([...(await bothHalves(deps.database, scope, ids)).values()]).length === 0) return;
  await deps.writer.write([], async (tx) => {
    await lockScope(tx, scope, scope);
    const checks = await bothHalves(tx, scope, ids);
    return [...transferOps([...checks.values()], deps.newStamp)].map(([id, ops]): ServerWrite => ({ scope: scope as Scope, collection: 'orders', doc: withOps(emptyJournal(id, scope as Scope), ops) }));
  });
}
