import { describe, expect, test } from 'vitest';
import type { DecideContext } from '../../../../shared/domain/op.ts';
import type { OrderCommand } from '../../../../shared/domain/order/command.ts';
import { decideOrder } from '../../../../shared/domain/order/decide.ts';
import { reviewOrder } from '../../../../shared/domain/order/review.ts';
import { unhonouredTransfers } from '../../../../shared/domain/order/settle-transfers.ts';
import type { TransferDecision } from '../../../../shared/domain/order/transfer.ts';
import { asId, type LineId } from '../../../../shared/kernel/ids.ts';
import { errorOf, Floor, floor } from './floor.ts';
import { add, card, plov, tea } from './rehearsal.ts';

describe('moving lines', () => {
  test('sent food is never sent again, and keeps its line and its words', () => {
    const till = floor(add(plov, 2), { type: 'fire' });
    const { lineId } = till.state('a').lines[0]!;
    till.does('a', { type: 'note-line', lineId, note: 'no onion' }, { type: 'label-line', lineId, label: 'seat', value: 2 });
    till.move('a', 'b', { plov: 2 });
    expect([till.on('a'), till.on('b')]).toEqual([{}, { plov: '2 (2 sent)' }]);
    expect(till.state('b').lines[0]).toMatchObject({ lineId, note: 'no onion', seat: 2, unsentMilli: 0 });
    expect(decideOrder(till.state('b'), { type: 'fire' }, {} as DecideContext)).toEqual({ ok: false, error: { type: 'nothing-to-send' } });
    expect(till.state('a').movedLines.map((line) => line.lineId)).toEqual([lineId]);
    expect(till.state('a').totals.total + till.state('b').totals.total).toBe(90_000);
  });

  test('a part of a line stays, sent first and unsent with it', () => {
    const till = floor(add(plov, 2), { type: 'fire' });
    till.does('a', { type: 'change-quantity', lineId: till.state('a').lines[0]!.lineId, deltaMilli: 2_000 });
    till.move('a', 'b', { plov: 3 });
    expect([till.on('a'), till.on('b')]).toEqual([{ plov: '1 (0 sent)' }, { plov: '3 (2 sent)' }]);
    till.does('b', { type: 'fire' }).does('a', { type: 'fire' });
    expect([till.on('a'), till.on('b')]).toEqual([{ plov: '1 (1 sent)' }, { plov: '3 (3 sent)' }]);
  });

  test('there and back again is where it was', () => {
    const till = floor(add(plov, 2), { type: 'fire' }, add(tea));
    const before = till.state('a').totals;
    till.move('a', 'b', { plov: 2, tea: 1 });
    till.move('b', 'a', { plov: 2, tea: 1 });
    expect([till.on('a'), till.on('b')]).toEqual([{ plov: '2 (2 sent)', tea: '1 (0 sent)' }, {}]);
    expect(till.state('a').totals).toEqual(before);
  });

  test('less of what came back is still to be told to the kitchen', () => {
    const till = floor(add(plov, 1));
    till.move('a', 'b', { plov: 1 });
    till.does('b', { type: 'fire' });
    till.move('b', 'a', { plov: 1 });
    till.does('a', { type: 'change-quantity', lineId: till.state('a').lines[0]!.lineId, deltaMilli: -1_000 });
    expect(till.state('a').lines).toMatchObject([{ quantityMilli: 0, sentMilli: 1_000, unsentMilli: -1_000 }]);
    till.does('a', { type: 'fire' });
    expect(till.state('a').lines.every(({ unsentMilli }) => unsentMilli === 0)).toBe(true);
  });

  test('a part that comes back after the rest was deleted does not go with it', () => {
    const till = floor(add(tea, 3));
    const { lineId } = till.state('a').lines[0]!;
    till.move('a', 'b', { tea: 1 });
    till.does('a', { type: 'void-line', lineId, reason: '' });
    expect(till.on('a')).toEqual({});
    till.move('b', 'a', { tea: 1 });
    expect([till.on('a'), till.on('b')]).toEqual([{ tea: '1 (0 sent)' }, {}]);
    till.does('a', { type: 'fire' });
    expect(till.on('a')).toEqual({ tea: '1 (1 sent)' });
  });

  test('what comes to a check where the rest of its line was voided lives on beside it', () => {
    const till = floor(add(plov, 2), { type: 'fire' });
    const { lineId } = till.state('a').lines[0]!;
    till.move('a', 'b', { plov: 1 });
    till.does('b', { type: 'void-line', lineId, reason: 'dropped' });
    till.merge('a', 'b');
    expect(till.state('b').lines.map(({ quantityMilli, voided, net }) => [quantityMilli, voided?.reason, net])).toEqual([[0, 'dropped', 0], [1_000, undefined, 45_000]]);
    till.does('b', { type: 'discount', target: { kind: 'check' }, value: { kind: 'amount', amount: 5_000 }, reason: 'late' });
    expect(till.state('b').totals).toMatchObject({ gross: 45_000, discount: 5_000, total: 40_000 });
    till.does('b', { type: 'void-line', lineId, reason: 'cold' });
    expect(till.state('b').lines.map(({ voided }) => voided?.reason)).toEqual(['dropped', 'cold']);
    expect(till.state('b').totals.total).toBe(0);
  });

  test('discounts go along, and one taken back over there does not come back', () => {
    const till = floor(add(plov, 2), { type: 'fire' });
    till.does('a', { type: 'discount', target: { kind: 'line', lineId: till.state('a').lines[0]!.lineId }, value: { kind: 'percent', basisPoints: 1_000 }, reason: 'late' });
    till.move('a', 'b', { plov: 2 });
    expect([till.state('a').totals.discount, till.state('b').totals.discount]).toEqual([0, 9_000]);
    till.does('b', { type: 'remove-adjustment', adjustment: till.state('b').adjustments[0]!.opId });
    till.move('b', 'a', { plov: 2 });
    expect(till.state('a').totals).toMatchObject({ discount: 0, total: 90_000 });
  });

  test('what was cooked before it moved is waste when it is voided after', () => {
    const till = floor(add(plov), { type: 'fire' });
    till.does('a', { type: 'bump', work: till.state('a').lines[0]!.work.map(({ opId }) => opId) });
    till.move('a', 'b', { plov: 1 });
    till.does('b', { type: 'void-line', lineId: till.state('b').lines[0]!.lineId, reason: 'cold' });
    expect(till.state('b').lines[0]!.voided).toMatchObject({ waste: true });
  });

  test.each<[string, (till: Floor) => TransferDecision, object]>([
    ['to itself', (till) => till.move('a', 'a', { plov: 1 }), { type: 'same-check' }],
    ['more than there is', (till) => till.move('a', 'b', { plov: 3 }), { type: 'quantity-invalid', quantityMilli: 3_000 }],
    ['less than nothing', (till) => till.move('a', 'b', { plov: -1 }), { type: 'quantity-invalid', quantityMilli: -1_000 }],
    ['nothing', (till) => till.move('a', 'b', {}), { type: 'nothing-to-do' }],
    ['to a cancelled check', (till) => till.does('b', { type: 'cancel', reason: '' }).move('a', 'b', { plov: 1 }), { type: 'not-open', status: 'cancelled' }],
  ])('%s is refused in words', (_, move, error) => expect(errorOf(move(floor(add(plov, 2))))).toEqual(error));
});

describe('two tills that are cut off', () => {
  /** Both move the same plov elsewhere, the first a little earlier. */
  function apart(...commands: OrderCommand[]): { readonly first: Floor; readonly server: Floor } {
    const first = floor(add(plov, 2), ...commands);
    const second = new Floor('second', 9_000_000);
    second.hears(first);
    first.move('a', 'b', { plov: 2 });
    second.move('a', 'c', { plov: 2 });
    const server = new Floor('server', 90_000_000);
    server.hears(first);
    server.hears(second);
    return { first, server };
  }

  test('what was ordered on top of it where the later move went stays there', () => {
    const first = floor(add(plov, 2), { type: 'fire' });
    const second = new Floor('second', 9_000_000);
    second.hears(first);
    first.move('a', 'b', { plov: 2 });
    second.move('a', 'c', { plov: 2 });
    second.does('c', { type: 'change-quantity', lineId: second.state('c').lines[0]!.lineId, deltaMilli: 1_000 }, { type: 'fire' });
    first.hears(second);
    first.settle();
    expect([first.on('a'), first.on('b'), first.on('c')]).toEqual([{}, { plov: '2 (2 sent)' }, { plov: '1 (1 sent)' }]);
  });

  test.each<[string, OrderCommand[], string]>([['sent', [{ type: 'fire' }], '2 (2 sent)'], ['unsent', [], '2 (0 sent)']])('the earlier move of %s food stands, the later is taken back on both sides', (_, commands, expected) => {
    const { server } = apart(...commands);
    expect(unhonouredTransfers(server.state('a'))).toHaveLength(1);
    expect(server.settle()).toBe(2);
    expect(server.settle()).toBe(0);
    expect([server.on('a'), server.on('b'), server.on('c')]).toEqual([{}, { plov: expected }, {}]);
    expect(server.state('c').transfers).toMatchObject([{ direction: 'in', refused: true, refusalKnown: true }]);
  });

  /** The first moves plov to another check while the second changes it where it was; the first settles as the server does. */
  function meanwhile(pieces: number, change: (second: Floor, lineId: LineId) => void, ...commands: OrderCommand[]): Floor {
    const first = floor(add(plov, 3), ...commands);
    const second = new Floor('second', 9_000_000);
    second.hears(first);
    first.move('a', 'b', { plov: pieces });
    change(second, second.state('a').lines[0]!.lineId);
    first.hears(second);
    for (let round = 0; first.settle() > 0; round += 1) expect(round).toBeLessThan(5);
    return first;
  }
  const less = (pieces: number) => (second: Floor, lineId: LineId) => void second.does('a', { type: 'change-quantity', lineId, deltaMilli: -pieces * 1_000 });
  const deletion = (second: Floor, lineId: LineId) => void second.does('a', { type: 'void-line', lineId, reason: '' });

  test.each<[string, number, (second: Floor, lineId: LineId) => void, Record<string, string>, Record<string, string>]>([
    ['one less of all of it', 3, less(1), {}, { plov: '2 (0 sent)' }],
    ['one less, where one stayed', 2, less(1), {}, { plov: '2 (0 sent)' }],
    ['two less, where one stayed', 2, less(2), {}, { plov: '1 (0 sent)' }],
    ['a deletion', 3, deletion, {}, { plov: '0 (0 sent)' }],
    ['a deletion, where one stayed', 2, deletion, {}, { plov: '0 (0 sent)' }],
    ['one less, and then a deletion', 3, (second, lineId) => { less(1)(second, lineId); deletion(second, lineId); }, {}, { plov: '0 (0 sent)' }],
  ])('%s of an unsent line counts where it was moved to', (_, pieces, change, left, moved) => {
    const till = meanwhile(pieces, change);
    expect([till.on('a'), till.on('b')]).toEqual([left, moved]);
  });

  test('less of sent food counts where it was moved to, and the kitchen is to be told', () => {
    const till = meanwhile(3, less(1), { type: 'fire' });
    expect([till.on('a'), till.on('b'), till.state('b').lines[0]!.unsentMilli]).toEqual([{}, { plov: '2 (3 sent)' }, -1_000]);
    till.does('b', { type: 'fire' });
    expect(till.on('b')).toEqual({ plov: '2 (2 sent)' });
  });

  test('it follows the line to where that went on, and stays with it on the way back', () => {
    const first = floor(add(plov, 3));
    const second = new Floor('second', 9_000_000);
    second.hears(first);
    first.move('a', 'b', { plov: 3 });
    first.move('b', 'c', { plov: 3 });
    less(1)(second, second.state('a').lines[0]!.lineId);
    first.hears(second);
    for (let round = 0; first.settle() > 0; round += 1) expect(round).toBeLessThan(5);
    expect([first.on('a'), first.on('b'), first.on('c')]).toEqual([{}, {}, { plov: '2 (0 sent)' }]);
    first.move('c', 'a', { plov: 2 });
    expect(first.settle()).toBe(0);
    expect([first.on('a'), first.on('c')]).toEqual([{ plov: '2 (0 sent)' }, {}]);
  });

  test('it is taken off here again when the move is refused after all', () => {
    const first = floor(add(plov, 3));
    const [second, third] = [new Floor('second', 9_000_000), new Floor('third', 800_000)];
    second.hears(first);
    third.hears(first);
    first.move('a', 'b', { plov: 3 });
    less(1)(second, second.state('a').lines[0]!.lineId);
    first.hears(second);
    while (first.settle() > 0);
    expect(first.on('b')).toEqual({ plov: '2 (0 sent)' });
    third.does('a', { type: 'fire' });
    first.hears(third);
    while (first.settle() > 0);
    expect([first.on('a'), first.on('b')]).toEqual([{ plov: '2 (3 sent)' }, {}]);
  });

  test('what was paid there by then is paid too much, which is a card', () => {
    const first = floor(add(plov, 3));
    const second = new Floor('second', 9_000_000);
    second.hears(first);
    first.move('a', 'b', { plov: 3 });
    first.does('b', { type: 'fire' }, card(135_000), { type: 'close' });
    less(1)(second, second.state('a').lines[0]!.lineId);
    first.hears(second);
    while (first.settle() > 0);
    expect(reviewOrder(asId('b'), first.state('b'))).toMatchObject([{ type: 'overpaid', overpaid: 45_000 }]);
  });

  test('what was cooked on the check that lost it is still owed there', () => {
    const first = floor(add(plov));
    const second = new Floor('second', 9_000_000);
    second.hears(first);
    first.move('a', 'b', { plov: 1 });
    second.does('a', { type: 'fire' });
    const server = new Floor('server', 90_000_000);
    server.hears(first);
    server.hears(second);
    expect(server.settle()).toBe(2);
    expect([server.on('a'), server.on('b')]).toEqual([{ plov: '1 (1 sent)' }, {}]);
  });
});
