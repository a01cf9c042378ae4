import { boardEntries } from '../../shared/crdt/board-entries.ts';
import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { opsInOrder, type Journal } from '../../shared/crdt/journal.ts';
import { knowledgeDigest } from '../../shared/crdt/replicated.ts';
import { settingsOf } from '../../shared/documents/settings-board.ts';
import { boardDocId, settingsBoardId } from '../../shared/documents/collections.ts';
import { orderHeadOf, orderStateOf, withOrderHead, type OrderDocument } from '../../shared/documents/order-document.ts';
import { defaultBranchSettings, type BranchSettings } from '../../shared/domain/branch/branch.ts';
import type { CapOf } from '../../shared/domain/order/review-discounts.ts';
import { reviewOrder, reviewOrders } from '../../shared/domain/order/review.ts';
import { coveredOps, isAccounted, shiftsOf } from '../../shared/domain/shift/accounted.ts';
import { foldShift } from '../../shared/domain/shift/fold.ts';
import { businessDateOf } from '../../shared/kernel/business-day.ts';
import type { ArchiveContent } from '../../shared/protocol/replication.ts';
import { dropReplacedArchives, insertArchive, liveOrders, ordersById, partsOf, type ArchivePart } from '../store/archives.ts';
import type { Database, Queryable } from '../store/database.ts';
import { loadDocuments, lockScope, writeDocuments } from '../store/documents.ts';
import { organisation } from '../store/identity-organisation.ts';
import { staffJournals } from '../store/identity-roster.ts';
import type { Announce, Announcement } from '../stream/announcement.ts';
import { maxGroupDocs } from './committer.ts';
import { createRoster } from './roster.ts';

const zip = promisify(gzip);

/** Orders in one archive part: about 100 kB compressed. */
export const maxPartOrders = 500;
const keepReplacedMs = 24 * 3_600_000;

type LiveOrder = { readonly id: string; readonly seq: number; readonly body: Journal };

/** What goes into one part: the orders to seal now and those its earlier revision held. */
export type PartPlan = { readonly part: number; readonly revision: number; readonly orderIds: readonly string[] };

/**
 * Which orders may go: closed or cancelled, and nothing about them is left for a manager to
 * settle, alone or together with another order of the same days. `capOf`: what people may take off alone.
 */
function settledOrders(orders: readonly LiveOrder[], capOf: CapOf): LiveOrder[] {
  const known = orders.map((order) => ({ id: order.body.id, order, state: orderStateOf(order.body) }));
  const disputed = new Set(reviewOrders(known).flatMap((anomaly) => ('orderIds' in anomaly ? anomaly.orderIds : [])));
  return known
    .filter(({ id, state }) => state.status !== 'open' && !disputed.has(id) && reviewOrder(id, state, capOf).length === 0)
    .map(({ order }) => order);
}

/** Orders that an earlier revision holds go into the next revision of the same part; new ones fill the last part, then further ones. */
export function planParts(orderIds: readonly string[], parts: readonly ArchivePart[], limit = maxPartOrders): PartPlan[] {
  const planned = new Map<number, { revision: number; orderIds: string[]; touched: boolean }>();
  for (const part of parts) planned.set(part.part, { revision: part.revision, orderIds: [...part.orderIds], touched: false });
  const partByOrder = new Map(parts.flatMap((part) => part.orderIds.map((id) => [id, part.part])));
  for (const id of [...orderIds].sort()) {
    const home = partByOrder.get(id);
    if (home !== undefined) {
      planned.get(home)!.touched = true;
      continue;
    }
    let last = planned.size;
    if (last === 0 || planned.get(last)!.orderIds.length >= limit) planned.set((last += 1), { revision: 0, orderIds: [], touched: false });
    const target = planned.get(last)!;
    target.orderIds.push(id);
    target.touched = true;
  }
  return [...planned].filter(([, plan]) => plan.touched)
    .map(([part, plan]) => ({ part, revision: plan.revision + 1, orderIds: plan.orderIds }));
}

const seal = (journal: Journal): OrderDocument =>
  withOrderHead({ ...journal, sealed: Object.fromEntries(Object.keys(journal.ops).map((id) => [id, 1 as const])) });

/** An order of the part that came back to life and is not settled again: the archive goes on holding what it held. */
const asSealedBefore = (journal: Journal): OrderDocument =>
  withOrderHead({ ...journal, ops: Object.fromEntries(Object.entries(journal.ops).filter(([id]) => id in journal.sealed)) });

/** Who never closes a shift must not keep all orders from being archived. */
const heldDays = 14;

/**
 * The orders whose shifts have reported them, and those too old to wait for it: a till must have all
 * orders of a shift until its Z report, and what the report does not cover is about to be corrected.
 */
async function accountedOrders(db: Queryable, scope: string, orders: readonly LiveOrder[], heldSince: string): Promise<LiveOrder[]> {
  const known = orders.map((order) => ({ order, state: orderStateOf(order.body) }));
  const named = new Set(known.flatMap(({ state }) => [...shiftsOf(state)]));
  if (named.size === 0) return [...orders];
  const rows = await loadDocuments(db, scope, [...named].map((id) => ({ collection: 'records', id })));
  const covered = new Map(rows.flatMap(({ id, body }) => (body.shape === 'journal' ? [[id, coveredOps(foldShift(opsInOrder(body)))] as const] : [])));
  return known.filter(({ state }) => state.businessDate < heldSince || isAccounted(state, covered)).map(({ order }) => order);
}

export type SealDeps = { readonly database: Database; readonly announce: Announce };

/** The branch's settings as its board says; those of a new branch when there is none. */
async function branchSettings(db: Queryable, scope: string): Promise<BranchSettings> {
  const [row] = await loadDocuments(db, scope, [{ collection: 'boards', id: boardDocId(settingsBoardId, scope) }]);
  return row?.body.shape === 'board' ? settingsOf(boardEntries(row.body.y)) : defaultBranchSettings;
}

/** What people of this branch may take off alone; asked only when somebody took something off. */
async function capsOf(db: Queryable, scope: string, orders: readonly LiveOrder[], { discountCaps }: BranchSettings): Promise<CapOf> {
  const found = orders.some(({ body }) => Object.values(body.ops).some(({ type }) => type === 'discount.given')) ? await organisation(db) : null;
  if (found === null) return () => 10_000;
  const roster = createRoster(await staffJournals(db, found.id));
  const branchId = scope.slice(scope.indexOf(':') + 1);
  return (id) => {
    const now = roster.staffById(id)?.now;
    // As on tills, which no longer know whoever left: what nobody sees must not wait for anybody.
    const role = now?.active ? now.roleByBranch[branchId] : undefined;
    return role === undefined ? 10_000 : discountCaps[role];
  };
}

/**
 * Archives what is settled of the business days before today's (by the branch's zone and cut-over).
 * Returns how many orders were sealed. A day may be sealed piece by piece: what is open or
 * disputed stays live and follows in a later revision. A part that changed meanwhile is left for
 * the next round.
 */
export async function sealSettledDays(deps: SealDeps, scope: string, nowMs: number): Promise<number> {
  const settings = await branchSettings(deps.database, scope);
  const { zone, cutOverHour } = settings;
  const live = await liveOrders(deps.database, scope, businessDateOf(nowMs, zone, cutOverHour));
  const settled = await accountedOrders(deps.database, scope, settledOrders(live, await capsOf(deps.database, scope, live, settings)), businessDateOf(nowMs - heldDays * 86_400_000, zone, cutOverHour));
  const idsByDate = new Map<string, string[]>();
  for (const { id, body } of settled) {
    const { businessDate } = orderHeadOf(orderStateOf(body));
    // A date no calendar has names no archive.
    if (/^\d{4}-\d\d-\d\d$/.test(businessDate)) idsByDate.set(businessDate, [...(idsByDate.get(businessDate) ?? []), id]);
  }
  let sealed = 0;
  for (const [businessDate, ids] of [...idsByDate].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const plans = planParts(ids, await partsOf(deps.database, scope, businessDate));
    for (const plan of plans) sealed += await sealPart(deps, scope, businessDate, plan, new Set(ids), nowMs);
  }
  await dropReplacedArchives(deps.database, scope, nowMs - keepReplacedMs);
  return sealed;
}

async function sealPart(deps: SealDeps, scope: string, businessDate: string, plan: PartPlan, settled: ReadonlySet<string>, nowMs: number): Promise<number> {
  const found = await ordersById(deps.database, scope, plan.orderIds);
  const orders = found.map(({ id, seq, body }) => {
    const fresh = settled.has(id);
    const doc = fresh ? seal(body) : asSealedBefore(body);
    return { id, seq, doc, text: JSON.stringify(doc), fresh };
  }).sort((a, b) => a.doc.head.openedAtMs - b.doc.head.openedAtMs || (a.id < b.id ? -1 : 1));
  const id = `${businessDate}.${plan.part}.${plan.revision}`;
  const content: Omit<ArchiveContent, 'orders'> = { id, scope, businessDate };
  // Compressed before the lock is taken: pushes of the branch do not wait for it.
  const bytes = await zip(`${JSON.stringify(content).slice(0, -1)},"orders":[${orders.map(({ text }) => text).join()}]}`, { level: 9 });
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const fresh = orders.filter((order) => order.fresh);
  if (fresh.length === 0) return 0;

  const announcements = await deps.database.transaction(async (tx) => {
    const lock = await lockScope(tx, scope, scope);
    const seqById = new Map((await tx.query<{ id: string; seq: number }>({
      name: 'order-sequences',
      text: `select d.id, d.seq from unnest($2::text[]) as wanted (id)
             cross join lateral (select id, seq from document where scope = $1 and collection = 'orders' and id = wanted.id limit 1) d`,
    }, [scope, plan.orderIds])).map((row) => [row.id, row.seq]));
    if (orders.some((order) => seqById.get(order.id) !== order.seq)) return null;
    const made: Announcement[] = [];
    let { seq } = lock;
    for (let from = 0; from < fresh.length; from += maxGroupDocs) {
      const rows = fresh.slice(from, from + maxGroupDocs).map(({ id: orderId, doc, text }) =>
        ({ collection: 'orders' as const, id: orderId, doc, text, digest: knowledgeDigest(doc), deleted: true }));
      await writeDocuments(tx, [{ scope, seq: seq + 1, rows, audit: [] }], nowMs);
      made.push({ scope, previous: seq, seq: seq + 1, docs: rows, archives: false });
      seq += 1;
    }
    await insertArchive(tx, { id, scope, businessDate, part: plan.part, revision: plan.revision, seq, orders: orders.length, sha256, bytes, orderIds: orders.map((order) => order.id) }, nowMs);
    return made;
  });
  if (announcements === null) return 0;
  announcements.forEach((announcement, index) => deps.announce({ ...announcement, archives: index === announcements.length - 1 }));
  return fresh.length;
}
