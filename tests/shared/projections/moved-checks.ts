import { fullAuthority } from '../../../shared/domain/staff/authority.ts';
import { decideOrder } from '../../../shared/domain/order/decide.ts';
import type { OrderCommand } from '../../../shared/domain/order/command.ts';
import { foldOrder } from '../../../shared/domain/order/fold.ts';
import type { OrderOp } from '../../../shared/domain/order/ops.ts';
import type { OrderState } from '../../../shared/domain/order/state.ts';
import { decideMerge, decideTransfer, type Check } from '../../../shared/domain/order/transfer.ts';
import type { DecideContext } from '../../../shared/domain/op.ts';
import { asId, type DocId, type LineId } from '../../../shared/kernel/ids.ts';
import { nextStamp, type Stamp } from '../../../shared/kernel/stamp.ts';
import { foodByCheck, type Food } from '../../../shared/projections/floor-status.ts';
import { ticketsOf, type Ticket } from '../../../shared/projections/kitchen-tickets.ts';
import { dish, minute } from './kitchen-order.ts';

/** Several checks of one branch as one device knows them, by their tables. */
export class Branch {
  private readonly opsByTable = new Map<string, OrderOp[]>();
  private made = 0;
  private last: Stamp | null = null;
  nowMs = 0;

  constructor(...tables: readonly string[]) {
    for (const table of tables) {
      this.do(table, { type: 'open', number: `A-${table}`, orderType: 'dine-in', tableId: asId(`t${table}`), tableName: table, guests: 2, businessDate: asId('2026-01-01'), openedAtMs: 0, currency: 'UZS' });
    }
  }

  id(table: string): DocId { return asId(`order-${table}`); }
  state(table: string): OrderState { return foldOrder(this.opsByTable.get(table) ?? []); }
  private check(table: string): Check { return { id: this.id(table), state: this.state(table) }; }

  private context(): DecideContext {
    return {
      by: asId('s1'), device: asId('d1'), authority: fullAuthority, nowMs: this.nowMs,
      newId: () => `op-${String((this.made += 1)).padStart(4, '0')}`, nextStamp: () => (this.last = nextStamp(this.last, this.nowMs)),
    };
  }
  private record(table: string, ops: readonly OrderOp[]): void {
    this.opsByTable.set(table, [...this.opsByTable.get(table) ?? [], ...ops]);
    this.nowMs += minute;
  }

  do(table: string, command: OrderCommand): void {
    const decided = decideOrder(this.opsByTable.has(table) ? this.state(table) : null, command, this.context());
    if (!decided.ok) throw new Error(`${command.type} at ${table}: ${JSON.stringify(decided.error)}`);
    this.record(table, decided.value);
  }
  send(table: string, ...dishes: readonly (readonly [name: string, pieces: number])[]): void {
    for (const [name, pieces] of dishes) this.do(table, { type: 'add-item', item: dish(name), quantityMilli: pieces * 1_000, note: '' });
    this.do(table, { type: 'fire' });
  }
  lineOf(table: string, name: string): LineId {
    return this.state(table).lines.find((line) => line.item.itemId === asId(name))!.lineId;
  }
  move(from: string, to: string, name: string, pieces: number): void {
    const decided = decideTransfer(this.check(from), this.check(to), { lines: [{ lineId: this.lineOf(from, name), quantityMilli: pieces * 1_000 }] }, this.context());
    if (!decided.ok) throw new Error(JSON.stringify(decided.error));
    this.record(from, decided.value.source);
    this.record(to, decided.value.target);
  }
  merge(from: string, to: string): void {
    const decided = decideMerge(this.check(from), this.check(to), this.context());
    if (!decided.ok) throw new Error(JSON.stringify(decided.error));
    this.record(from, decided.value.source);
    this.record(to, decided.value.target);
  }

  tickets(): Ticket[] {
    const stateById = new Map([...this.opsByTable.keys()].map((table) => [this.id(table), this.state(table)]));
    return [...stateById].flatMap(([orderId, state]) => ticketsOf({ orderId, state, defaultStation: 'kitchen', stateOf: (id) => stateById.get(id) ?? null }));
  }
  /** The tickets of what a table sent. */
  of(table: string): Ticket[] { return this.tickets().filter((ticket) => ticket.orderId === this.id(table)); }
  food(table: string): Food | undefined { return foodByCheck(this.tickets()).get(this.id(table)); }
  bump(table: string, ticket: Ticket): void {
    this.do(table, { type: 'bump', work: ticket.lines.flatMap((line) => line.pieces.map((piece) => piece.opId)) });
  }
}
