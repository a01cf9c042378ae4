import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mergeJournals, type Op } from '../../../shared/crdt/journal.ts';
import { orderStateOf } from '../../../shared/documents/order-document.ts';
import type { OrderCommand } from '../../../shared/domain/order/command.ts';
import { asId } from '../../../shared/kernel/ids.ts';
import { stampOf } from '../../../shared/kernel/stamp.ts';
import { allDayCounts, inCookingOrder, outstandingWork, ticketsOf, urgencyOf, type Ticket } from '../../../shared/projections/kitchen-tickets.ts';
import { dish, minute, OrderOnDevice, orderId } from './kitchen-order.ts';

const taken = (): OrderOnDevice => {
  const order = new OrderOnDevice('a');
  order.open();
  return order;
};

const shape = (ticket: Ticket): unknown => ({
  station: ticket.station, done: ticket.done,
  lines: ticket.lines.map((line) => `${line.item.itemId} ${line.quantityMilli / 1_000}${line.done ? ' done' : ''}${line.struck ? ' struck' : ''}${line.pieces.filter((piece) => piece.change && !piece.bumped).map((piece) => ` ${piece.deltaMilli > 0 ? '+' : ''}${piece.deltaMilli / 1_000}`).join('')}`),
});

describe('tickets of one order', () => {
  test('nothing is on a ticket before it is sent', () => {
    const order = taken();
    order.add(0, 'plov');
    expect(order.tickets()).toEqual([]);
  });

  test('each send makes one ticket per station; no station means the first one of the branch', () => {
    const order = taken();
    order.add(0, 'plov', 2);
    order.add(0, 'tea', 1, 'bar');
    order.do(1, { type: 'fire' });
    order.add(2, 'soup');
    order.do(3, { type: 'fire' });
    expect(order.tickets('kitchen').map(shape)).toEqual([
      { station: 'kitchen', done: false, lines: ['plov 2'] },
      { station: 'kitchen', done: false, lines: ['soup 1'] },
    ]);
    expect(order.tickets()).toHaveLength(3);
    expect(order.tickets('bar').map(shape)).toEqual([{ station: 'bar', done: false, lines: ['tea 1'] }]);
    expect(order.tickets('kitchen').map((ticket) => ticket.sentAtMs)).toEqual([minute, 3 * minute]);
  });

  test('a ticket names the order, the table and who sent it', () => {
    const order = taken();
    order.add(0, 'plov');
    order.do(1, { type: 'fire' });
    expect(order.tickets()[0]).toMatchObject({ number: 'A-001', tableName: '5', orderType: 'dine-in', sentBy: 'staff-a', sentAtMs: minute, waitingSinceMs: minute, lastBump: null });
  });

  test('a quantity changed before the first send is just the quantity', () => {
    const order = taken();
    order.add(0, 'plov', 2);
    order.change(0, 'plov', 1);
    order.do(1, { type: 'fire' });
    expect(order.tickets().map(shape)).toEqual([{ station: 'kitchen', done: false, lines: ['plov 3'] }]);
  });

  test('what was added and taken away before the first send leaves nothing to cook', () => {
    const order = taken();
    order.add(0, 'plov');
    order.change(0, 'plov', -1);
    order.do(1, { type: 'fire' });
    expect(order.tickets().every((ticket) => ticket.done)).toBe(true);
  });

  test('a change after sending shows as a change on the same ticket', () => {
    const order = taken();
    order.add(0, 'plov', 2);
    order.do(1, { type: 'fire' });
    order.change(2, 'plov', 1);
    expect(order.tickets().map(shape)).toEqual([{ station: 'kitchen', done: false, lines: ['plov 2'] }]);
    order.do(3, { type: 'fire' });
    expect(order.tickets().map(shape)).toEqual([{ station: 'kitchen', done: false, lines: ['plov 3 +1'] }]);
    order.change(4, 'plov', -2);
    order.do(5, { type: 'fire' });
    expect(order.tickets().map(shape)).toEqual([{ station: 'kitchen', done: false, lines: ['plov 1 +1 -2'] }]);
    expect(order.tickets()[0]!.waitingSinceMs).toBe(minute);
  });

  test('a change after the ticket was bumped brings it back with only the change outstanding', () => {
    const order = taken();
    order.add(0, 'plov', 2);
    order.add(0, 'soup', 1);
    order.do(1, { type: 'fire' });
    order.bump(10);
    expect(order.tickets().map(shape)).toEqual([{ station: 'kitchen', done: true, lines: ['plov 2 done', 'soup 1 done'] }]);
    order.change(20, 'plov', 1);
    order.do(21, { type: 'fire' });
    const [ticket] = order.tickets();
    expect(shape(ticket!)).toEqual({ station: 'kitchen', done: false, lines: ['plov 3 +1', 'soup 1 done'] });
    expect(ticket!.lines[0]!.outstandingMilli).toBe(1_000);
    expect(outstandingWork(ticket!.lines)).toHaveLength(1);
    expect(ticket!.waitingSinceMs).toBe(21 * minute);
  });

  test('a change while other lines still cook does not make the wait younger', () => {
    const order = taken();
    order.add(0, 'plov');
    order.do(1, { type: 'fire' });
    order.change(5, 'plov', 1);
    order.do(5, { type: 'fire' });
    order.do(6, { type: 'bump', work: [order.state.lines[0]!.work[0]!.opId] });
    expect(order.tickets()[0]!.waitingSinceMs).toBe(minute);
  });

  test('a void of a sent line shows struck until it is bumped', () => {
    const order = taken();
    const line = order.add(0, 'plov', 2);
    order.do(1, { type: 'fire' });
    order.do(2, { type: 'void-line', lineId: line, reason: 'guest left' });
    expect(order.tickets().map(shape)).toEqual([{ station: 'kitchen', done: false, lines: ['plov 2 struck'] }]);
    expect(order.tickets()[0]!.lines[0]!.struck).toMatchObject({ reason: 'guest left' });
    order.bump(3);
    expect(order.tickets().map(shape)).toEqual([{ station: 'kitchen', done: true, lines: ['plov 2 done struck'] }]);
  });

  test('a void after the bump strikes the dish that waits for the rest of its ticket', () => {
    const order = taken();
    const line = order.add(0, 'plov');
    order.add(0, 'lagman');
    order.do(1, { type: 'fire' });
    order.bump(2, 'plov');
    order.do(3, { type: 'void-line', lineId: line, reason: 'guest left' });
    expect(order.tickets().map(shape)).toEqual([{ station: 'kitchen', done: false, lines: ['plov 1 done struck', 'lagman 1'] }]);
  });

  test('a void after the whole ticket went out brings nothing back: there is nothing left to do about it in the kitchen', () => {
    const order = taken();
    const line = order.add(0, 'plov');
    order.add(0, 'lagman');
    order.do(1, { type: 'fire' });
    order.bump(2);
    order.do(3, { type: 'void-line', lineId: line, reason: 'guest left' });
    expect(order.tickets().map(shape)).toEqual([{ station: 'kitchen', done: true, lines: ['plov 1 done struck', 'lagman 1 done'] }]);
  });

  test('cancelling the order strikes every line of it', () => {
    const order = taken();
    order.add(0, 'plov');
    order.do(1, { type: 'fire' });
    order.do(2, { type: 'cancel', reason: 'mistake' });
    expect(order.tickets().map(shape)).toEqual([{ station: 'kitchen', done: false, lines: ['plov 1 struck'] }]);
  });

  test('a note written after sending is marked as new', () => {
    const order = taken();
    const line = order.add(0, 'plov');
    order.do(1, { type: 'note-line', lineId: line, note: 'no onion' });
    order.do(2, { type: 'fire' });
    expect(order.tickets()[0]!.lines[0]).toMatchObject({ note: 'no onion', noteIsNew: false });
    order.do(3, { type: 'note-line', lineId: line, note: 'no onion, no salt' });
    expect(order.tickets()[0]!.lines[0]).toMatchObject({ note: 'no onion, no salt', noteIsNew: true });
  });

  test('recalling the last bump brings back what it covered and nothing else', () => {
    const order = taken();
    order.add(0, 'plov');
    order.add(0, 'soup');
    order.do(1, { type: 'fire' });
    order.bump(2, 'plov');
    order.bump(3, 'soup');
    const [ticket] = order.tickets();
    expect(ticket).toMatchObject({ done: true, lastBump: { atMs: 3 * minute } });
    order.do(4, { type: 'recall', bumps: ticket!.lastBump!.recall });
    expect(order.tickets().map(shape)).toEqual([{ station: 'kitchen', done: false, lines: ['plov 1 done', 'soup 1'] }]);
  });

  test('what two screens bumped at once comes back by one recall', () => {
    const order = taken();
    order.add(0, 'plov');
    order.do(1, { type: 'fire' });
    const other = new OrderOnDevice('k2');
    other.journal = order.journal;
    order.bump(2);
    other.bump(3);
    order.journal = mergeJournals(order.journal, other.journal);
    order.do(4, { type: 'recall', bumps: order.tickets()[0]!.lastBump!.recall });
    expect(order.tickets()[0]!.done).toBe(false);
  });

  test('a send is unseen by a station until its screen has shown it, changes included', () => {
    const order = taken();
    order.add(0, 'plov');
    order.do(1, { type: 'fire' });
    const fires = order.tickets()[0]!.unseenFires;
    expect(fires).toHaveLength(1);
    order.do(2, { type: 'see', fires, station: 'kitchen' });
    expect(order.tickets()[0]!.unseenFires).toEqual([]);
    order.change(3, 'plov', 1);
    order.do(4, { type: 'fire' });
    expect(order.tickets()[0]!.unseenFires).toHaveLength(1);
  });
});

describe('urgency', () => {
  const target = (): number => 10;
  const sent = (): Ticket => {
    const order = taken();
    order.add(0, 'plov');
    order.do(1, { type: 'fire' });
    return order.tickets()[0]!;
  };
  test.each([[0, 'in-time'], [1, 'in-time'], [7, 'in-time'], [8, 'soon'], [10.9, 'soon'], [11, 'late'], [600, 'late']] as const)('at minute %s: %s', (at, urgency) => {
    expect(urgencyOf(sent(), at * minute, target)).toBe(urgency);
  });
  test('the slowest dish still to come sets the target', () => {
    const order = taken();
    order.add(0, 'plov');
    order.add(0, 'tea');
    order.do(0, { type: 'fire' });
    const minutes = (itemId: string): number => (itemId === 'plov' ? 20 : 3);
    expect(urgencyOf(order.tickets()[0]!, 5 * minute, minutes)).toBe('in-time');
    order.bump(4, 'plov');
    expect(urgencyOf(order.tickets()[0]!, 5 * minute, minutes)).toBe('late');
  });
});

test('all-day counts add up what is still to cook over all tickets', () => {
  const order = taken();
  order.add(0, 'plov', 2);
  order.do(1, { type: 'fire' });
  order.add(2, 'plov', 3);
  order.add(2, 'soup', 1);
  order.do(2, { type: 'fire' });
  order.bump(3, 'soup');
  expect(allDayCounts(order.tickets()).map(({ item, milli }) => [item.itemId, milli])).toEqual([['plov', 5_000]]);
});

test('tickets of several orders come in the order of their waiting', () => {
  const order = taken();
  for (const at of [1, 2, 3]) {
    order.add(at, `dish ${at}`);
    order.do(at, { type: 'fire' });
  }
  expect(inCookingOrder(order.tickets().reverse()).map((ticket) => ticket.waitingSinceMs)).toEqual([minute, 2 * minute, 3 * minute]);
});

describe('laws', () => {
  /** What two devices do to one order without hearing of each other, merged now and then. */
  const step = fc.record({ device: fc.constantFrom(0, 1), deed: fc.constantFrom('add', 'change', 'void', 'note', 'fire', 'fire', 'bump', 'recall', 'cancel', 'sync'), pick: fc.nat({ max: 7 }), delta: fc.constantFrom(-2_000, -1_000, 1_000, 2_000), station: fc.constantFrom('', 'kitchen', 'bar') });
  type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

  function commandOf(order: OrderOnDevice, { deed, pick, delta, station }: Step): OrderCommand | null {
    const { lines, bumps } = order.state;
    const line = lines[pick % Math.max(1, lines.length)];
    const sent = lines.flatMap((each) => each.work).filter((piece) => piece.fire !== null).map((piece) => piece.opId);
    if (deed === 'add') return { type: 'add-item', item: dish(`dish ${pick % 4}`, station), quantityMilli: Math.abs(delta), note: '' };
    if (deed === 'fire') return { type: 'fire' };
    if (deed === 'cancel') return { type: 'cancel', reason: 'why' };
    if (deed === 'bump') return { type: 'bump', work: sent.filter((_, index) => index % 3 !== pick % 3) };
    if (deed === 'recall') return { type: 'recall', bumps: bumps.slice(pick % 2).map((bump) => bump.opId) };
    if (!line) return null;
    if (deed === 'change') return { type: 'change-quantity', lineId: line.lineId, deltaMilli: delta };
    if (deed === 'void') return { type: 'void-line', lineId: line.lineId, reason: 'why' };
    return { type: 'note-line', lineId: line.lineId, note: `note ${pick}` };
  }

  function run(steps: readonly Step[]): OrderOnDevice {
    const devices = [new OrderOnDevice('a'), new OrderOnDevice('b')] as const;
    devices[0].open();
    devices[1].journal = devices[0].journal;
    const sync = (): void => {
      const merged = mergeJournals(devices[0].journal, devices[1].journal);
      for (const device of devices) device.journal = merged;
    };
    steps.forEach((each, at) => {
      if (each.deed === 'sync') return sync();
      const device = devices[each.device as 0 | 1];
      const command = commandOf(device, each);
      if (command) device.do(at, command);
    });
    sync();
    return devices[0];
  }

  const checkState = (ops: readonly Op[]): ReturnType<typeof orderStateOf> =>
    orderStateOf({ shape: 'journal', id: orderId, scope: asId('branch:b1'), head: null, refused: {}, sealed: {}, ops: Object.fromEntries(ops.map((op) => [op.id, op])) });

  test('every quantity op that was sent is on exactly one ticket, once; nothing unsent is on any', () => {
    let sentInAll = 0;
    fc.assert(fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      const order = run(steps);
      const onTickets = order.tickets().flatMap((ticket) => ticket.lines.flatMap((line) => line.pieces.map((piece) => piece.opId)));
      const sent = order.state.lines.flatMap((line) => line.work).filter((piece) => piece.fire !== null).map((piece) => piece.opId);
      sentInAll += sent.length;
      expect([...onTickets].sort()).toEqual([...sent].sort());
    }), { numRuns: 300 });
    expect(sentInAll).toBeGreaterThan(0);
  });

  test('stations share the tickets of an order without overlap', () => {
    fc.assert(fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      const order = run(steps);
      const apart = ['kitchen', 'bar'].flatMap((station) => order.tickets(station));
      expect(inCookingOrder(apart)).toEqual(order.tickets());
    }), { numRuns: 100 });
  });

  test('bumping all that is outstanding finishes every ticket; one recall of its last bump undoes it', () => {
    fc.assert(fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      const order = run(steps);
      for (const ticket of order.tickets()) {
        const work = outstandingWork(ticket.lines);
        if (work.length === 0) continue;
        order.do(100, { type: 'bump', work });
        const bumped = order.tickets().find(({ id }) => id === ticket.id)!;
        expect(bumped.done).toBe(true);
        order.do(101, { type: 'recall', bumps: bumped.lastBump!.recall });
        const back = order.tickets().find(({ id }) => id === ticket.id)!;
        expect(outstandingWork(back.lines)).toEqual(work);
        order.do(102, { type: 'bump', work });
      }
      expect(order.tickets().every((ticket) => ticket.done)).toBe(true);
    }), { numRuns: 100 });
  });

  test('ids of tickets are unique and the same whatever order the ops arrived in', () => {
    fc.assert(fc.property(fc.array(step, { maxLength: 30 }), fc.infiniteStream(fc.nat()), (steps, random) => {
      const order = run(steps);
      const ops = Object.values(order.journal.ops);
      const shuffled = ops.map((op) => [random.next().value as number, op] as const).sort(([a], [b]) => a - b).map(([, op]) => op);
      const tickets = ticketsOf({ orderId, state: checkState(shuffled), defaultStation: 'kitchen' });
      expect(tickets).toEqual(order.tickets());
      expect(new Set(tickets.map((ticket) => ticket.id)).size).toBe(tickets.length);
    }), { numRuns: 100 });
  });

  test('a change sent though its line never was is still on one ticket', () => {
    const order = taken();
    order.add(0, 'plov');
    order.change(1, 'plov', 1);
    const [, changed] = order.state.lines[0]!.work;
    const fired = { id: asId<Op['id']>('odd'), type: 'order.fired', v: 1, by: changed!.by, device: changed!.device, stamp: stampOf(2 * minute, 0), data: { covers: [changed!.opId] } };
    const state = checkState([...Object.values(order.journal.ops), fired]);
    const tickets = ticketsOf({ orderId, state, defaultStation: 'kitchen' });
    expect(tickets.map((ticket) => ticket.fire)).toEqual(['odd']);
    expect(tickets[0]!.lines[0]!.pieces.map((piece) => piece.opId)).toEqual([changed!.opId]);
  });
});
