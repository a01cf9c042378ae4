import { afterEach, describe, expect, test } from 'vitest';
import { checkSteps, linesOf, makeCheckAt } from '../../../../client/screens/order-parts/check-steps.ts';
import { namesOfLines, opWords, type OpWordsContext } from '../../../../client/screens/order-parts/op-words.ts';
import { speak } from '../../../../client/i18n/dictionary.ts';
import { emptyJournal, withOps, type Journal, type Op } from '../../../../shared/crdt/journal.ts';
import { orderStateOf } from '../../../../shared/documents/order-document.ts';
import { languages } from '../../../../shared/domain/branch/branch.ts';
import { asId, branchScope, type DocId } from '../../../../shared/kernel/ids.ts';
import { stampOf } from '../../../../shared/kernel/stamp.ts';
import { add, card, Device, opening, plov, tea } from '../../../shared/domain/order/rehearsal.ts';

/** A meal with a bit of everything, as one till records it. */
function meal(): Journal {
  const till = new Device('till');
  till.does(opening, add(plov, 2), add(tea));
  const [first, second] = till.state.lines;
  till.does(
    { type: 'label-line', lineId: first!.lineId, label: 'seat', value: 2 }, { type: 'fire' },
    { type: 'discount', target: { kind: 'line', lineId: first!.lineId }, value: { kind: 'percent', basisPoints: 1_000 }, reason: 'Birthday' },
    { type: 'void-line', lineId: second!.lineId, reason: 'Too cold' },
    { type: 'label', label: 'customer', value: { customerId: 'customer:1', name: 'Anna', phone: '' } },
    { type: 'plan-split', plan: { kind: 'equal', ways: 3 } },
  );
  till.does(card(till.state.totals.balance), { type: 'close' });
  return withOps(emptyJournal(asId<DocId>('o1'), branchScope('b1')), [...till.known.values()] as Op[]);
}

const contextOf = (journal: Journal): OpWordsContext => ({
  order: orderStateOf(journal), nameByLine: namesOfLines(Object.values(journal.ops)), money: (amount) => `${amount} so‘m`, person: (id) => id, course: (id) => id, method: (id) => id,
});

afterEach(() => speak('en'));

describe('a check step by step', () => {
  test('every op is a step, in the order in which they count', () => {
    const journal = meal();
    const steps = checkSteps(journal);
    expect(steps.map(({ op }) => op.type)).toEqual([
      'order.opened', 'line.added', 'line.added', 'line.labelled', 'order.fired', 'discount.given', 'line.voided', 'order.labelled', 'split.planned', 'payment.taken', 'order.closed',
    ]);
    expect(new Set(steps.map(({ op }) => op.id)).size).toBe(Object.keys(journal.ops).length);
  });

  test('shows the check as it was then', () => {
    const journal = meal();
    const at = makeCheckAt(journal);
    const steps = checkSteps(journal);
    const after = (type: string) => at(steps.findLast(({ op }) => op.type === type)!);
    expect(after('order.opened')).toMatchObject({ lines: [], totals: { total: 0 }, status: 'open' });
    expect(after('line.added').totals.total).toBe(95_030);
    expect(after('discount.given').totals.total).toBe(86_030);
    expect(after('line.voided').totals.total).toBe(81_000);
    expect(at(steps.at(-1)!)).toEqual(orderStateOf(journal));
  });

  test('a refused op stands in its place and changes nothing', () => {
    const journal = meal();
    const given = Object.values(journal.ops).find(({ type }) => type === 'discount.given')!;
    const refused: Journal = { ...journal, refused: { [given.id]: 'not-allowed' } };
    const steps = checkSteps(refused);
    const step = steps.find(({ op }) => op.id === given.id)!;
    expect(step.refused).toBe('not-allowed');
    expect(steps).toHaveLength(11);
    expect(makeCheckAt(refused)(step).totals.total).toBe(95_030);
  });

  test('says which lines a step was about, pieces of work included', () => {
    const journal = meal();
    const order = orderStateOf(journal);
    const fired = Object.values(journal.ops).find(({ type }) => type === 'order.fired')!;
    expect(linesOf(fired, order)).toEqual(new Set(order.lines.map(({ lineId }) => lineId)));
  });

  test('in words', () => {
    const journal = meal();
    const context = contextOf(journal);
    expect(checkSteps(journal).map(({ op }) => opWords(op, context))).toEqual([
      'Opened: A-001, Dine-in, Table 5', '2 × Plov', '1 × Tea', 'Plov: Seat 2', 'To the kitchen: Plov, Tea', 'Discount 10\u00a0%, Plov: Birthday', 'Tea taken off: Too cold',
      'Guest: Anna', 'Split into 3 equal parts', 'Paid 81000 so‘m, card', 'Closed',
    ]);
  });

  test('in every language, and for what a newer version recorded', () => {
    const journal = meal();
    const newer: Op = { id: asId('x'), type: 'loyalty.earned', v: 1, by: asId('s'), device: asId('d'), stamp: stampOf(9, 0), data: {} };
    for (const language of languages) {
      speak(language);
      const words = [...checkSteps(journal).map(({ op }) => op), newer].map((op) => opWords(op, contextOf(journal)));
      expect(words.filter((text) => text.trim() === '' || /undefined|\?$/.test(text))).toEqual([]);
    }
  });
});
