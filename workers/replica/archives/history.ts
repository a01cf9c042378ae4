import type { Journal } from '../../../shared/crdt/journal.ts';
import type { Replicated } from '../../../shared/crdt/replicated.ts';
import { withOrderHead, type OrderDocument, type OrderHead } from '../../../shared/documents/order-document.ts';
import type { HistoryPage, HistoryQuery } from '../port.ts';
import type { ArchiveStore } from './archive-store.ts';

/** Pages through finished orders, newest day first: archives, overridden by the live copies there are. */

const isHead = (head: unknown): head is OrderHead => typeof head === 'object' && head !== null && typeof (head as OrderHead).status === 'string';
const withHead = (journal: Journal): OrderDocument => (isHead(journal.head) ? (journal as OrderDocument) : withOrderHead(journal));

/** Who an order was for: their id, name and phone, as often as it was said. */
function customersOf(order: OrderDocument): readonly string[] {
  return Object.values(order.ops).flatMap((op) => {
    const data = op.data as { label?: unknown; value?: Record<string, unknown> | null } | null;
    if (op.type !== 'order.labelled' || data?.label !== 'customer') return [];
    return Object.values(data.value ?? {}).filter((value) => typeof value === 'string');
  });
}

/** What the search box looks at: number, table, amount, guest and the names of what was sold. */
function searchText(order: OrderDocument): string {
  const { number, tableName, total } = order.head;
  const names = Object.values(order.ops).flatMap((op) => {
    if (op.type !== 'line.added') return [];
    const name = (op.data as { item?: { name?: Record<string, unknown> } } | null)?.item?.name;
    return Object.values(name ?? {}).map(String);
  });
  return [number, tableName, String(total), ...customersOf(order), ...names].join('\n').toLowerCase();
}

const newestFirst = (a: OrderDocument, b: OrderDocument): number => b.head.openedAtMs - a.head.openedAtMs || (a.id < b.id ? 1 : -1);

type Position = { readonly day: string; readonly openedAtMs: number; readonly id: string };
const positionOf = (after: string): Position => {
  const [day = '', openedAtMs = '0', id = ''] = after.split('|');
  return { day, openedAtMs: Number(openedAtMs), id };
};
const isAfter = ({ head, id }: OrderDocument, position: Position): boolean =>
  head.openedAtMs < position.openedAtMs || (head.openedAtMs === position.openedAtMs && id < position.id);

export async function queryHistory(archives: ArchiveStore, liveOrders: Iterable<Replicated>, query: HistoryQuery): Promise<HistoryPage> {
  const live = [...liveOrders].filter((doc) => doc.shape === 'journal').map((doc) => withHead(doc as Journal));
  const liveIds = new Set(live.map(({ id }) => id));
  const finished = live.filter(({ head }) => head.status !== 'open');
  const days = [...new Set([...archives.days(), ...finished.map(({ head }) => head.businessDate)])].sort().reverse();
  const needle = query.text?.trim().toLowerCase() ?? '';
  const position = query.after === undefined ? null : positionOf(query.after);
  const limit = Math.max(1, Math.min(500, query.limit));

  const matches = (order: OrderDocument): boolean =>
    order.head.status !== 'open' && (query.status === undefined || order.head.status === query.status)
    && (needle === '' || searchText(order).includes(needle));

  const found: OrderDocument[] = [];
  for (const day of days) {
    if (query.businessDate !== undefined && day !== query.businessDate) continue;
    if (position !== null && day > position.day) continue;
    const archived = (await Promise.all(archives.partsOf(day).map((entry) => archives.orders(entry)))).flat();
    const byId = new Map<string, OrderDocument>();
    for (const order of archived) if (!liveIds.has(order.id)) byId.set(order.id, withHead(order));
    for (const order of finished) if (order.head.businessDate === day) byId.set(order.id, order);
    const ofDay = [...byId.values()].filter(matches).sort(newestFirst);
    found.push(...(position !== null && day === position.day ? ofDay.filter((order) => isAfter(order, position)) : ofDay));
    if (found.length > limit) break;
  }
  const orders = found.slice(0, limit);
  const last = orders.at(-1);
  const next = found.length > limit && last !== undefined ? `${last.head.businessDate}|${last.head.openedAtMs}|${last.id}` : null;
  return { orders, next, days };
}
