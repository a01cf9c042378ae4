import { describe, expect, test } from 'vitest';
import { journalRulesOf } from '../../../../shared/documents/journal-rules.ts';
import { allows } from '../../../../shared/domain/order/approvals.ts';
import type { OrderCommand } from '../../../../shared/domain/order/command.ts';
import type { OrderOp } from '../../../../shared/domain/order/ops.ts';
import { asId, type StaffId } from '../../../../shared/kernel/ids.ts';
import { add, cash, Device, opening, plov, tea } from './rehearsal.ts';

const manager: StaffId = asId('manager');
const rules = journalRulesOf('orders', 'o')!;

function waiter(...commands: OrderCommand[]): Device {
  const one = new Device('till', 1_000_000, { role: 'waiter', discountCapBasisPoints: 0 });
  one.does(opening, add(plov, 2), ...commands);
  return one;
}

/** Every op of one command. */
function opsOf(till: Device, command: OrderCommand): readonly OrderOp[] {
  const decided = till.try(command);
  if (!decided.ok) throw new Error(decided.error.type);
  return decided.value;
}

type Granted = Extract<OrderOp, { type: 'approval.granted' }>;
const grantedOf = (ops: readonly OrderOp[]): Granted => ops.find((op): op is Granted => op.type === 'approval.granted')!;
const version1 = ({ data: { uses: _, ...data }, ...op }: Granted): Granted => ({ ...op, v: 1, data });
const line = (till: Device, at = 0): string => till.state.lines[at]!.lineId;
const lunch: OrderCommand = { type: 'add-combo', combo: { itemId: asId('lunch'), name: plov.name }, lines: [{ item: plov, quantityMilli: 1_000, note: '' }, { item: tea, quantityMilli: 1_000, note: '' }] };
const off = (target: object, value: object): OrderCommand => ({ type: 'discount', target, value, reason: 'late', approvedBy: manager }) as OrderCommand;

const cases: readonly [string, () => { readonly till: Device; readonly ops: readonly OrderOp[] }][] = [
  ['a void', () => { const till = waiter({ type: 'fire' }); return { till, ops: opsOf(till, { type: 'void-line', lineId: asId(line(till)), reason: 'dropped', approvedBy: manager }) }; }],
  ['a void of a combo', () => { const till = waiter(lunch, { type: 'fire' }); return { till, ops: opsOf(till, { type: 'void-line', lineId: asId(line(till, 2)), reason: 'dropped', approvedBy: manager }) }; }],
  ['an amount off the check', () => { const till = waiter(); return { till, ops: opsOf(till, off({ kind: 'check' }, { kind: 'amount', amount: 5_000 })) }; }],
  ['a share off a line', () => { const till = waiter(); return { till, ops: opsOf(till, off({ kind: 'line', lineId: line(till) }, { kind: 'percent', basisPoints: 1_500 })) }; }],
  ['a comp', () => { const till = waiter(); return { till, ops: opsOf(till, { type: 'comp', target: { kind: 'check' }, reason: 'birthday', approvedBy: manager }) }; }],
  ['a refund', () => { const till = waiter(cash(90_000)); return { till, ops: opsOf(till, { type: 'refund', payment: till.state.payments[0]!.opId, amount: 5_000, reason: 'cold', approvedBy: manager }) }; }],
  ['a reopening', () => { const till = waiter({ type: 'fire' }, cash(90_000), { type: 'close' }); return { till, ops: opsOf(till, { type: 'reopen', reason: 'more', approvedBy: manager }) }; }],
];

describe.each(cases)('the approval of %s', (_, make) => {
  const { ops } = make();
  const granted = grantedOf(ops);
  const allowed = ops.filter((op) => op !== granted && op.type !== 'line.deleted');

  test('names every op that it was given for, and allows each of them', () => {
    expect(granted.data.uses!.map(({ op }) => op)).toEqual(allowed.map(({ id }) => id));
    for (const op of allowed) expect(rules.allows(granted, op)).toBe(true);
  });

  test('allows nothing else a second time', () => {
    for (const op of allowed) expect(rules.allows(granted, { ...op, id: asId('another') })).toBe(false);
  });

  test('of its first version is still good for what it is about', () => {
    for (const op of allowed) expect(rules.allows(version1(granted), op)).toBe(true);
  });
});

test('what was allowed cannot be made larger, nor be about something else', () => {
  const till = waiter(cash(90_000));
  const [granted, refunded] = opsOf(till, { type: 'refund', payment: till.state.payments[0]!.opId, amount: 5_000, reason: 'cold', approvedBy: manager }) as [Granted, OrderOp];
  for (const approval of [granted, version1(granted)]) {
    expect(rules.allows(approval, { ...refunded, data: { ...refunded.data, amount: 5_001 } })).toBe(false);
    expect(rules.allows(approval, { ...refunded, data: { ...refunded.data, tip: 1 } })).toBe(false);
    expect(rules.allows(approval, { ...refunded, data: { ...refunded.data, payment: asId('another') } })).toBe(false);
    expect(rules.allows(approval, { ...refunded, type: 'comp.given', v: 1, data: { target: { kind: 'line', lineId: granted.data.subject }, reason: '', approval: granted.id } })).toBe(false);
  }
  const [allowed, discount] = opsOf(waiter(), off({ kind: 'check' }, { kind: 'percent', basisPoints: 1_500 })) as [Granted, OrderOp];
  expect(rules.allows(allowed, { ...discount, data: { ...discount.data, value: { kind: 'percent', basisPoints: 1_501 } } })).toBe(false);
  expect(rules.allows(allowed, { ...discount, data: { ...discount.data, value: { kind: 'amount', amount: 90_000 } } })).toBe(false);
  expect(allows({ ...allowed.data, uses: allowed.data.uses ?? null }, allowed)).toBe(false);
});

test('a check shows who allowed what, and nobody for what merely names an approval', () => {
  const till = waiter(cash(90_000));
  const [, refunded] = opsOf(till, { type: 'refund', payment: till.state.payments[0]!.opId, amount: 5_000, reason: 'cold', approvedBy: manager });
  till.known.set('again', { ...refunded!, id: asId('again') } as never);
  expect(Object.fromEntries(till.state.refunds.map(({ opId, approvedBy }) => [opId, approvedBy]))).toEqual({ [refunded!.id]: manager, again: null });
});
