import { expect, test } from 'vitest';
import { notPermitted, type Recorder } from '../../../client/session/permitted.ts';
import { orderOpVersion, type OrderOp, type OrderOpData, type OrderOpType } from '../../../shared/domain/order/ops.ts';
import { asId, type OpId, type StaffId } from '../../../shared/kernel/ids.ts';
import { stampOf } from '../../../shared/kernel/stamp.ts';

const waiter = asId<StaffId>('waiter');
const manager = asId<StaffId>('manager');
const recorder: Recorder = { id: waiter, role: 'waiter', kind: 'till', roleOf: (id) => (id === manager ? 'manager' : id === waiter ? 'waiter' : null) };

const op = <Type extends OrderOpType>(type: Type, data: OrderOpData[Type], by: StaffId = waiter): OrderOp =>
  ({ id: asId<OpId>(`${type}-1`), type, v: orderOpVersion[type], by, device: asId('d1'), stamp: stampOf(1, 0), data }) as unknown as OrderOp;

const voided = op('line.voided', { lineId: asId('l1'), reason: 'Quality', approval: asId('approval.granted-1') });
const granted = (by: StaffId, action: 'void' | 'comp' = 'void'): OrderOp => op('approval.granted', { action, subject: 'l1', amount: 0 }, by);

test('what a role may do alone passes', () => {
  expect(notPermitted([op('order.fired', { covers: [] })], recorder)).toBeNull();
});

test('what a role may do with an approval asks for one, and passes with it', () => {
  expect(notPermitted([voided], recorder)).toEqual({ type: 'approval-needed', action: 'void', amount: 0 });
  expect(notPermitted([granted(manager), voided], recorder)).toBeNull();
});

test('an approval of another kind, or by somebody who may not approve, is none', () => {
  expect(notPermitted([granted(manager, 'comp'), voided], recorder)).toMatchObject({ type: 'approval-needed', action: 'void' });
  expect(notPermitted([granted(manager), { ...voided, data: { ...voided.data, approval: null } } as OrderOp], recorder)).toMatchObject({ type: 'approval-needed', action: 'void' });
  expect(notPermitted([granted(waiter), voided], recorder)).toMatchObject({ type: 'not-allowed', opType: 'approval.granted' });
  expect(notPermitted([granted(asId('stranger')), voided], recorder)).toMatchObject({ type: 'not-allowed', opType: 'approval.granted' });
});

test('what a role may never do is refused, with the amount it is about where there is one', () => {
  expect(notPermitted([op('order.closed', { closedAtMs: 1 })], recorder)).toEqual({ type: 'not-allowed', opType: 'order.closed', role: 'waiter' });
  const refund = op('payment.refunded', { payment: asId('p1'), amount: 12_000, reason: 'Paid twice' });
  expect(notPermitted([refund], recorder)).toEqual({ type: 'approval-needed', action: 'refund', amount: 12_000 });
});
