import { setBoardEntries } from '../../../shared/crdt/board-entries.ts';
import { applyUpdate, emptyBoardState } from '../../../shared/crdt/board.ts';
import { openSession } from '../../../shared/crdt/open-board.ts';
import { mergeJournals, opsInOrder } from '../../../shared/crdt/journal.ts';
import { catalogueOf as viewOf } from '../../../shared/documents/catalogue-board.ts';
import { catalogueToEntries } from '../../../shared/documents/catalogue-entries.ts';
import { withOrderHead } from '../../../shared/documents/order-document.ts';
import { freezeItem } from '../../../shared/domain/catalogue/freeze.ts';
import { decideOrder } from '../../../shared/domain/order/decide.ts';
import { foldOrder } from '../../../shared/domain/order/fold.ts';
import { asId, branchScope } from '../../../shared/kernel/ids.ts';
import { stampOf } from '../../../shared/kernel/stamp.ts';
import type { Bench } from '../bench.ts';
import type { Row } from '../measure/row.ts';
import { median } from '../measure/statistics.ts';
import { catalogueOf } from '../workload/catalogue.ts';
import { makeOrders } from '../workload/orders.ts';
import { fullAuthority } from '../../../shared/domain/staff/authority.ts';

/** Median microseconds of one call: calls are timed in batches, because the clock is coarser than a call. */
function microsecondsOf(act: () => unknown, batch: number): number {
  for (let call = 0; call < batch * 5; call += 1) act();
  const samples = Array.from({ length: 15 }, () => {
    const start = performance.now();
    for (let call = 0; call < batch; call += 1) act();
    return ((performance.now() - start) * 1_000) / batch;
  });
  return median(samples);
}

/** What a tap costs in the pure core, beside the least that any implementation pays: a copy of the document. */
export async function measure(_bench: Bench): Promise<Row[]> {
  const catalogue = catalogueOf(1_000);
  const orders = makeOrders({
    count: 1, catalogue, scope: branchScope('b1'), device: asId('d1'), by: asId('s1'), letter: 'A',
    firstMs: 1_760_000_000_000, everyMs: 60_000, until: 'open', lines: 10,
  });
  const order = [...orders][0]!;
  const item = freezeItem(catalogue, catalogue.items[990]!);
  let counter = 0;
  const ctx = {
    by: asId<never>('s1'), device: asId<never>('d1'), authority: fullAuthority, nowMs: 1_760_000_100_000,
    newId: () => `bench-${(counter += 1)}`, nextStamp: () => stampOf(1_760_000_100_000 + counter, 0),
  };
  const decideAndFold = (): unknown => {
    const ops = opsInOrder(order);
    const decided = decideOrder(foldOrder(ops), { type: 'add-item', item, quantityMilli: 1_000, note: '' }, ctx);
    if (!decided.ok) throw new Error('the till refused a line');
    return foldOrder([...ops, ...decided.value]);
  };
  const ids = Object.keys(order.ops);
  const half = (from: number): typeof order =>
    ({ ...order, ops: Object.fromEntries(ids.filter((_, index) => index % 3 !== from).map((id) => [id, order.ops[id]!])) });
  const [left, right] = [half(0), half(1)];
  const copy = { what: 'structuredClone of the same order', value: microsecondsOf(() => structuredClone(order), 50) };

  const menu = setBoardEntries(emptyBoardState, 1, catalogueToEntries(catalogue))!;
  const state = applyUpdate(emptyBoardState, menu, 8_000_000);
  if (!state.ok) throw new Error(`the menu of 1,000 products is no board: ${state.error.type}`);
  const board = state.value;
  let price = 10_000;
  // As the worker does it: the session has the menu open; the new state and its view are made each time.
  const session = openSession(board, 2);
  const editPrice = (): unknown => {
    const edited = session.set({ 'item:i5:price': (price += 100) });
    if (!edited.ok) throw new Error(`an edit was refused: ${edited.error.type}`);
    return viewOf(session.entries);
  };
  const bytes = board.length;
  const decode = { what: 'base64 to bytes and back', value: microsecondsOf(() => Buffer.from(Buffer.from(board, 'base64')).toString('base64'), 10) };

  const info = { unit: 'µs', budget: null, better: 'less' as const };
  return [
    { ...info, id: 'order-core-tap', what: 'decide + two folds, ten-line order', value: microsecondsOf(decideAndFold, 100), reference: copy },
    { ...info, id: 'order-core-merge', what: 'merge two halves and derive the head', value: microsecondsOf(() => withOrderHead(mergeJournals(left, right)), 100), reference: copy },
    {
      ...info, id: 'order-core-board', what: 'change one price on a menu of 1,000, with its view', value: microsecondsOf(editPrice, 1), reference: decode,
      notes: [`the whole menu as a board is ${Math.round(bytes / 1024)} kB of base64`],
    },
  ];
}
