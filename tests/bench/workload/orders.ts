import { emptyJournal, type Journal } from '../../../shared/crdt/journal.ts';
import { withOrderHead } from '../../../shared/documents/order-document.ts';
import type { Catalogue } from '../../../shared/domain/catalogue/catalogue.ts';
import { freezeItem } from '../../../shared/domain/catalogue/freeze.ts';
import type { DecideContext } from '../../../shared/domain/op.ts';
import type { OrderCommand } from '../../../shared/domain/order/command.ts';
import { decideOrder } from '../../../shared/domain/order/decide.ts';
import { foldOrder } from '../../../shared/domain/order/fold.ts';
import type { OrderOp } from '../../../shared/domain/order/ops.ts';
import { asId, type DeviceId, type Scope, type StaffId } from '../../../shared/kernel/ids.ts';
import { businessDateOf } from '../../../shared/kernel/business-day.ts';
import { nextStamp, type Stamp } from '../../../shared/kernel/stamp.ts';
import { seededIds, seededRandom } from './random.ts';
import { fullAuthority } from '../../../shared/domain/staff/authority.ts';

export type OrdersWanted = {
  readonly count: number;
  readonly catalogue: Catalogue;
  readonly scope: Scope;
  readonly device: DeviceId;
  readonly by: StaffId;
  /** Prefix of the order numbers. */
  readonly letter: string;
  /** When the first was opened, and how long after it the next one is. */
  readonly firstMs: number;
  readonly everyMs: number;
  /** `closed`: sent, paid and closed; `sent`: sent and open; `open`: nothing sent yet. */
  readonly until: 'closed' | 'sent' | 'open';
  /** Lines of every order; default one to seven, four on average. */
  readonly lines?: number;
  readonly seed?: number;
};

/** Orders as a till makes them: every op comes out of `decideOrder`. The same for the same wishes. */
export function* makeOrders(wanted: OrdersWanted): Generator<Journal> {
  const { count, catalogue, scope, device, by, letter, firstMs, everyMs } = wanted;
  const random = seededRandom(wanted.seed ?? 1);
  let nowMs = firstMs;
  let last: Stamp | null = null;
  const newId = seededIds(random, () => nowMs);
  const ctx = (): DecideContext => ({ by, device, authority: fullAuthority, nowMs, newId, nextStamp: () => (last = nextStamp(last, nowMs)) });
  for (let index = 0; index < count; index += 1) {
    nowMs = firstMs + index * everyMs;
    const id = newId();
    const ops: OrderOp[] = [];
    const act = (command: OrderCommand): void => {
      const decided = decideOrder(ops.length === 0 ? null : foldOrder(ops), command, ctx());
      if (!decided.ok) throw new Error(`the workload asks for what the till refuses: ${JSON.stringify(decided.error)}`);
      ops.push(...decided.value);
    };
    const businessDate = businessDateOf(nowMs, 'Asia/Tashkent', 5);
    act({
      type: 'open', number: `${letter}-${String(index + 1).padStart(3, '0')}`, orderType: 'dine-in', tableId: asId(`t${index % 40}`),
      tableName: String((index % 40) + 1), guests: 1 + (index % 4), businessDate, openedAtMs: nowMs, currency: 'UZS',
    });
    const lines = wanted.lines ?? 1 + Math.floor(random() * 7);
    const first = Math.floor(random() * catalogue.items.length);
    for (let line = 0; line < lines; line += 1) {
      nowMs += 2_000;
      const item = catalogue.items[(first + line * 7) % catalogue.items.length]!;
      act({ type: 'add-item', item: freezeItem(catalogue, item), quantityMilli: 1_000, note: '' });
    }
    if (wanted.until !== 'open') act({ type: 'fire' });
    if (wanted.until === 'closed') {
      const { balance } = foldOrder(ops).totals;
      const method = index % 3 === 0 ? 'card' : 'cash';
      act({ type: 'pay', method, kind: method, tendered: balance, cashStep: 100 });
      act({ type: 'close' });
    }
    yield withOrderHead({ ...emptyJournal(asId(id), scope), ops: Object.fromEntries(ops.map((op) => [op.id, op])) });
  }
}
