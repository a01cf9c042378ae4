import { describe, expect, test } from 'vitest';
import { allServedAt, unserved } from '../../../../shared/domain/order/serving.ts';
import { foldOrder } from '../../../../shared/domain/order/fold.ts';
import { decideTransfer } from '../../../../shared/domain/order/transfer.ts';
import { fullAuthority } from '../../../../shared/domain/staff/authority.ts';
import { asId } from '../../../../shared/kernel/ids.ts';
import { stampOf } from '../../../../shared/kernel/stamp.ts';
import { add, card, Device, meet, opening, plov, tea } from './rehearsal.ts';

const sent = (): Device => {
  const till = new Device('till');
  till.does(opening, add(plov, 2), add(tea), { type: 'fire' });
  return till;
};
const bump = (till: Device, line: number): void => { till.does({ type: 'bump', work: till.state.lines[line]!.work.map(({ opId }) => opId) }); };

describe('what was brought to the guests', () => {
  test('is what somebody said was; what the kitchen has finished can be asked for alone', () => {
    const till = sent();
    bump(till, 1);
    const [teaLine] = unserved(till.state, true);
    expect(unserved(till.state, true)).toEqual([{ lineId: till.state.lines[1]!.lineId, work: [till.state.lines[1]!.work[0]!.opId] }]);
    till.does({ type: 'serve', served: true, lines: [teaLine!] });
    expect(unserved(till.state)).toHaveLength(1);
    expect(allServedAt(till.state)).toBeNull();
    // A kitchen without a screen finishes nothing here; what was carried was carried all the same.
    const [last] = till.does({ type: 'serve', served: true, lines: unserved(till.state) });
    expect([unserved(till.state), allServedAt(till.state)]).toEqual([[], last!.stamp]);
    till.does({ type: 'serve', served: false, lines: [teaLine!] });
    expect([unserved(till.state), allServedAt(till.state)]).toEqual([[teaLine], null]);
  });

  test('more of a dish is carried again; a dish taken off is not waited for', () => {
    const till = sent();
    till.does({ type: 'serve', served: true, lines: unserved(till.state) });
    till.does({ type: 'change-quantity', lineId: till.state.lines[0]!.lineId, deltaMilli: 1_000 }, { type: 'fire' });
    expect(unserved(till.state)).toEqual([{ lineId: till.state.lines[0]!.lineId, work: [till.state.lines[0]!.work[1]!.opId] }]);
    till.does({ type: 'void-line', lineId: till.state.lines[0]!.lineId, reason: 'cold' });
    expect(unserved(till.state)).toEqual([]);
  });

  test('is refused for what was never sent, is known, or belongs to another check; a paid check may still be served', () => {
    const till = sent();
    till.does(add(tea));
    const unsent = till.state.lines[2]!;
    expect(till.fails({ type: 'serve', served: true, lines: [{ lineId: unsent.lineId, work: [unsent.work[0]!.opId] }] })).toEqual({ type: 'nothing-to-do' });
    expect(till.fails({ type: 'serve', served: true, lines: [{ lineId: asId('other'), work: [asId('other')] }] })).toEqual({ type: 'nothing-to-do' });
    expect(till.fails({ type: 'serve', served: false, lines: unserved(till.state) })).toEqual({ type: 'nothing-to-do' });
    till.does({ type: 'fire' }, card(till.state.totals.balance), { type: 'close' });
    till.does({ type: 'serve', served: true, lines: unserved(till.state) });
    expect(till.fails({ type: 'serve', served: true, lines: unserved(till.state) })).toEqual({ type: 'nothing-to-do' });
  });

  test('two who say it apart are of one mind; the later of two who differ stands', () => {
    const till = sent();
    const waiter = new Device('waiter', 1_100_000);
    meet(till, waiter);
    const lines = unserved(till.state);
    till.does({ type: 'serve', served: true, lines });
    waiter.does({ type: 'serve', served: true, lines });
    meet(till, waiter);
    expect(till.state).toEqual(waiter.state);
    expect([till.state.servings.length, unserved(till.state)]).toEqual([2, []]);
    waiter.does({ type: 'serve', served: false, lines });
    meet(till, waiter);
    expect(unserved(till.state)).toEqual(lines);
  });

  test('goes along to another table: what stands there was not to be carried again', () => {
    const till = sent();
    till.does({ type: 'serve', served: true, lines: unserved(till.state).slice(0, 1) });
    const other = new Device('other', 1_200_000);
    other.does(opening);
    let made = 0;
    const context = { by: asId<never>('s1'), device: asId<never>('till'), authority: fullAuthority, nowMs: 2_000_000, newId: () => `moved-${(made += 1)}`, nextStamp: () => stampOf(2_000_000, made) };
    const wish = { lines: till.state.lines.map(({ lineId, quantityMilli }) => ({ lineId, quantityMilli })) };
    const decided = decideTransfer({ id: asId('a'), state: till.state }, { id: asId('b'), state: other.state }, wish, context);
    if (!decided.ok) throw new Error(decided.error.type);
    const target = foldOrder([...other.known.values(), ...decided.value.target]);
    expect(unserved(target).map(({ lineId }) => lineId)).toEqual([till.state.lines[1]!.lineId]);
    expect(decided.value.target.map(({ type }) => type)).toEqual(['lines.moved-in', 'lines.served']);
  });
});

test('guests ask for the bill, and may change their minds', () => {
  const till = sent();
  expect(till.state.billAsked).toBeNull();
  const [asked] = till.does({ type: 'ask-bill', asked: true });
  expect(till.state.billAsked).toMatchObject({ opId: asked!.id, stamp: asked!.stamp });
  expect(till.fails({ type: 'ask-bill', asked: true })).toEqual({ type: 'nothing-to-do' });
  till.does({ type: 'ask-bill', asked: false });
  expect(till.state.billAsked).toBeNull();
  expect(till.fails({ type: 'ask-bill', asked: false })).toEqual({ type: 'nothing-to-do' });
  till.does({ type: 'ask-bill', asked: true }, card(till.state.totals.balance), { type: 'close' });
  expect(till.fails({ type: 'ask-bill', asked: false })).toEqual({ type: 'not-open', status: 'closed' });
});
