import { createRoot, createSignal } from 'solid-js';
import { createStore, reconcile } from 'solid-js/store';
import { describe, expect, test } from 'vitest';
import { createTicketBoard, type TicketBoard } from '../../../client/screens/kitchen/ticket-board.ts';
import { createStationChoice } from '../../../client/screens/kitchen/station-choice.ts';
import { makeNewsTeller } from '../../../client/screens/kitchen/news.ts';
import { bumpKeyOf } from '../../../client/screens/kitchen/bump-bar.ts';
import { ageText } from '../../../client/screens/kitchen/age-text.ts';
import { defaultBranchSettings } from '../../../shared/domain/branch/branch.ts';
import { emptyCatalogue } from '../../../shared/domain/catalogue/catalogue.ts';
import type { OrderCommand } from '../../../shared/domain/order/command.ts';
import type { OrderState } from '../../../shared/domain/order/state.ts';
import { ok } from '../../../shared/kernel/result.ts';
import { minute, OrderOnDevice, orderId } from '../../shared/projections/kitchen-order.ts';

/** A board over one real order; the store is filled as the order book fills it. */
function boardOf(order: OrderOnDevice, shows: (station: string) => boolean = () => true): { board: TicketBoard; sync: () => void; end: () => void } {
  return createRoot((end) => {
    const [orders, setOrders] = createStore<Record<string, OrderState>>({});
    const sync = (): void => setOrders(orderId, reconcile(order.state, { key: 'opId' }));
    const [status] = createSignal({ clockOffsetMs: null });
    let at = 100;
    const board = createTicketBoard({
      orders, status: status as never, settings: () => ({ ...defaultBranchSettings, stations: ['hot'] }), catalogue: () => emptyCatalogue,
      nowMs: () => 200 * minute, may: () => true, stateOf: () => order.state,
      act: (id, ...commands: readonly OrderCommand[]) => {
        for (const command of commands) order.do(at += 1, command);
        sync();
        return ok(id);
      },
    }, shows);
    sync();
    return { board, sync, end };
  });
}

const sent = (): OrderOnDevice => {
  const order = new OrderOnDevice('a');
  order.open();
  order.add(0, 'plov', 2);
  order.add(0, 'tea', 1, 'bar');
  order.do(1, { type: 'fire' });
  return order;
};

describe('the ticket board', () => {
  test('shows the tickets of the chosen stations; what names no station goes to the first one', () => {
    const { board, end } = boardOf(sent(), (station) => station === 'bar');
    expect(board.open().map((ticket) => ticket.station)).toEqual(['bar']);
    expect(board.all().map((ticket) => ticket.station).sort()).toEqual(['bar', 'hot']);
    expect(board.stations()).toEqual(['hot', 'bar']);
    end();
  });

  test('a bump finishes the ticket and can be undone', () => {
    const { board, end } = boardOf(sent());
    const ticket = board.open().find(({ station }) => station === 'hot')!;
    const undo = board.bump(ticket);
    expect(board.open().map(({ station }) => station)).toEqual(['bar']);
    expect(board.finished().map(({ id }) => id)).toEqual([ticket.id]);
    undo!();
    expect(board.open()).toHaveLength(2);
    expect(board.finished()).toEqual([]);
    end();
  });

  test('a finished ticket is recalled from the list', () => {
    const { board, end } = boardOf(sent());
    board.bump(board.open()[0]!);
    expect(board.recall(board.finished()[0]!)).toBe(true);
    expect(board.open()).toHaveLength(2);
    end();
  });

  test('seen is recorded once for a send and a station', () => {
    const order = sent();
    const { board, end } = boardOf(order);
    const ticket = board.open().find(({ station }) => station === 'bar')!;
    board.see(ticket);
    board.see(board.ticketById().get(ticket.id)!);
    expect(Object.values(order.journal.ops).filter((op) => op.type === 'kitchen.seen')).toHaveLength(1);
    expect(board.ticketById().get(ticket.id)!.unseenFires).toEqual([]);
    end();
  });

  test('a ticket nobody touched stays the same object, so that its card is not painted again', () => {
    const order = sent();
    const { board, sync, end } = boardOf(order);
    const before = board.open();
    sync();
    expect(board.open().map((ticket, index) => ticket === before[index])).toEqual([true, true]);
    end();
  });
});

describe('what a cook should hear', () => {
  const every = (): boolean => true;
  test('nothing at first, a chime for a new ticket, a knock for a change, nothing for one of another station', () => {
    const order = sent();
    const tell = makeNewsTeller();
    expect(tell(order.tickets(), every)).toBeNull();
    expect(tell(order.tickets(), every)).toBeNull();
    order.add(2, 'soup');
    order.do(3, { type: 'fire' });
    expect(tell(order.tickets(), (station) => station === 'bar')).toBeNull();
    order.add(4, 'bread');
    order.do(5, { type: 'fire' });
    expect(tell(order.tickets(), every)).toBe('ticket');
    order.change(6, 'soup', 1);
    order.do(7, { type: 'fire' });
    expect(tell(order.tickets(), every)).toBe('change');
    order.do(8, { type: 'void-line', lineId: order.lineOf('bread'), reason: 'out' });
    expect(tell(order.tickets(), every)).toBe('change');
  });
  test('a knock for a dish that is cancelled at the pass, nothing once its ticket went out', () => {
    const order = sent();
    order.add(2, 'soup');
    order.do(3, { type: 'fire' });
    const tell = makeNewsTeller();
    order.bump(4, 'plov', 'soup');
    order.add(5, 'bread');
    order.change(5, 'plov', 1);
    order.do(6, { type: 'fire' });
    tell(order.tickets(), every);
    order.do(7, { type: 'void-line', lineId: order.lineOf('soup'), reason: 'out' });
    expect(tell(order.tickets(), every)).toBeNull();
    order.do(8, { type: 'void-line', lineId: order.lineOf('plov'), reason: 'out' });
    expect(tell(order.tickets(), every)).toBe('change');
  });
  test('bump and recall are no news', () => {
    const order = sent();
    const tell = makeNewsTeller();
    tell(order.tickets(), every);
    order.bump(2);
    expect(tell(order.tickets(), every)).toBeNull();
    order.do(3, { type: 'recall', bumps: order.tickets()[0]!.lastBump!.recall });
    expect(tell(order.tickets(), every)).toBeNull();
  });
});

describe('stations of a screen', () => {
  const storage = (initial: string | null): { getItem: () => string | null; setItem: (key: string, value: string) => void } => {
    let value = initial;
    return { getItem: () => value, setItem: (_key, next) => { value = next; } };
  };
  test('all of them until somebody chooses; the choice outlives the page', () => {
    const kept = storage(null);
    const first = createStationChoice(kept);
    expect([first.shows('bar'), first.shows('hot')]).toEqual([true, true]);
    first.choose(['bar']);
    const second = createStationChoice(kept);
    expect([second.shows('bar'), second.shows('hot')]).toEqual([true, false]);
    second.choose([]);
    expect(createStationChoice(kept).chosen()).toBeNull();
  });
  test.each(['{', '{"a":1}', '[1]', '[]'])('what is stored as %s counts as all', (text) => {
    expect(createStationChoice(storage(text)).chosen()).toBeNull();
  });
});

describe('keys of a bump bar', () => {
  const key = (change: Partial<KeyboardEvent>): Parameters<typeof bumpKeyOf>[0] => ({ key: '', code: '', ctrlKey: false, metaKey: false, altKey: false, repeat: false, ...change });
  test('digits pick a ticket, R recalls on any layout', () => {
    expect(bumpKeyOf(key({ key: '1', code: 'Digit1' }), false)).toEqual({ type: 'pick', index: 0 });
    expect(bumpKeyOf(key({ key: '9', code: 'Numpad9' }), false)).toEqual({ type: 'pick', index: 8 });
    expect(bumpKeyOf(key({ key: 'к', code: 'KeyR' }), false)).toEqual({ type: 'recall' });
  });
  test('a held key, a shortcut and typing do nothing', () => {
    expect(bumpKeyOf(key({ key: '1', repeat: true }), false)).toBeNull();
    expect(bumpKeyOf(key({ key: 'r', code: 'KeyR', ctrlKey: true }), false)).toBeNull();
    expect(bumpKeyOf(key({ key: '1' }), true)).toBeNull();
    expect(bumpKeyOf(key({ key: '0', code: 'Digit0' }), false)).toBeNull();
  });
});

test.each([[-5_000, '0:00'], [0, '0:00'], [65_000, '1:05'], [3_599_999, '59:59'], [3_600_000, '1:00:00'], [2 * 86_400_000, '48:00:00']])('an age of %s ms reads %s', (ms, text) => {
  expect(ageText(ms)).toBe(text);
});
