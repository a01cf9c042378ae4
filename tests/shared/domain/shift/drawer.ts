import type { DecideContext, StampedOp } from '../../../../shared/domain/op.ts';
import { foldOrder } from '../../../../shared/domain/order/fold.ts';
import type { OrderOpData, OrderOpType } from '../../../../shared/domain/order/ops.ts';
import type { OrderState } from '../../../../shared/domain/order/state.ts';
import type { ShiftCommand } from '../../../../shared/domain/shift/command.ts';
import { decideShift, type ShiftDecision } from '../../../../shared/domain/shift/decide.ts';
import { foldShift } from '../../../../shared/domain/shift/fold.ts';
import type { ShiftOp } from '../../../../shared/domain/shift/ops.ts';
import type { ShiftState } from '../../../../shared/domain/shift/state.ts';
import { fullAuthority } from '../../../../shared/domain/staff/authority.ts';
import { asId, type DocId } from '../../../../shared/kernel/ids.ts';
import { stampOf } from '../../../../shared/kernel/stamp.ts';

export const shiftId = asId<DocId>('shift:1');
let made = 0;

/** An op at a second of its own, or at the one named. */
export const orderOp = <Type extends OrderOpType>(type: Type, data: OrderOpData[Type], second = (made += 1), device = 'till'): StampedOp =>
  ({ id: asId(`op-${(made += 1)}`), type, v: 1, by: asId('cashier'), device: asId(device), stamp: stampOf(second * 1_000, 0), data });

export const inOrder = <T extends StampedOp>(ops: readonly T[]): T[] => [...ops].sort((a, b) => (a.stamp + a.id < b.stamp + b.id ? -1 : 1));
export const stateOf = (ops: readonly StampedOp[]): OrderState => foldOrder(inOrder(ops));

export const plov = {
  itemId: asId<never>('plov'), name: { en: 'Plov', ru: '', uz: '' }, unitPrice: 45_000, unit: 'piece', station: 'hot', course: 'main', taxClass: 'vat', taxBasisPoints: 1_200, taxIncluded: true,
} as const;

export type Sale = { readonly id: DocId; readonly ops: StampedOp[] };
export type Paying = Partial<OrderOpData['payment.taken']> & { readonly shift?: DocId | null };

/** A check with pieces of plov, paid in full at once and closed. */
export function sale(id: string, pieces: number, paying: Paying = {}, second = (made += 10)): Sale {
  const amount = pieces * 45_000;
  const { id: payment, ...taken } = orderOp('payment.taken', { method: 'cash', kind: 'cash', amount, tendered: amount, change: 0, rounding: 0, shift: shiftId, ...paying }, second + 2);
  return {
    id: asId(id),
    ops: [
      orderOp('order.opened', { number: id, orderType: 'takeaway', tableId: null, tableName: '', guests: 2, businessDate: '2026-01-05', openedAtMs: second * 1_000, currency: 'UZS' }, second),
      orderOp('line.added', { lineId: asId(`${id}-line`), item: plov, quantityMilli: pieces * 1_000, note: '' }, second + 1),
      { ...taken, id: payment, v: 2 },
      orderOp('order.closed', { closedAtMs: second * 1_000 }, second + 3),
    ],
  };
}

export const paymentOf = ({ ops }: Sale): StampedOp => ops.find(({ type }) => type === 'payment.taken')!;
export const refundOf = (paid: Sale, amount: number, shift: DocId = shiftId, second?: number): StampedOp =>
  ({ ...orderOp('payment.refunded', { payment: paymentOf(paid).id, amount, reason: 'cold', shift }, second), v: 2 });

/** One drawer of one till: commands as a cashier gives them. */
export class Drawer {
  readonly ops: ShiftOp[] = [];
  private readonly ctx: DecideContext;

  constructor(readonly cashier = 'cashier', second = 0) {
    let now = second;
    this.ctx = {
      by: asId(cashier), device: asId('till'), authority: fullAuthority, nowMs: second * 1_000,
      newId: () => `${cashier}-${(made += 1)}`, nextStamp: () => stampOf((now += 1) * 1_000, 1),
    };
  }

  get state(): ShiftState { return foldShift(inOrder(this.ops)); }

  does(command: ShiftCommand): ShiftDecision {
    const decided = decideShift(this.ops.length === 0 ? null : this.state, command, this.ctx);
    if (decided.ok) this.ops.push(...decided.value);
    return decided;
  }

  /** Carries all of them out. */
  then(...commands: ShiftCommand[]): this {
    for (const command of commands) {
      const decided = this.does(command);
      if (!decided.ok) throw new Error(`could not ${command.type}: ${JSON.stringify(decided.error)}`);
    }
    return this;
  }
}

export const notes = (amount: number) => [{ denomination: 1_000, count: amount / 1_000 }];
export const opening = (float: number): ShiftCommand =>
  ({ type: 'open', drawer: 'till', drawerName: 'Till', count: notes(float), businessDate: '2026-01-05', currency: 'UZS' });
export const closing = (cash: number, expected: number, limit = 0): Extract<ShiftCommand, { type: 'close' }> =>
  ({ type: 'close', count: notes(cash), counted: [], expected: [{ method: 'cash', kind: 'cash', amount: expected }], blind: false, note: '', limit });
