import { emptyJournal, withOps, type Journal, type Op } from '../../../shared/crdt/journal.ts';
import { orderStateOf } from '../../../shared/documents/order-document.ts';
import type { OrderCommand } from '../../../shared/domain/order/command.ts';
import { decideOrder } from '../../../shared/domain/order/decide.ts';
import type { FrozenItem } from '../../../shared/domain/order/frozen.ts';
import type { OrderState } from '../../../shared/domain/order/state.ts';
import { asId, type DocId, type LineId } from '../../../shared/kernel/ids.ts';
import { stampOf } from '../../../shared/kernel/stamp.ts';
import { ticketsOf, type Ticket } from '../../../shared/projections/kitchen-tickets.ts';
import { fullAuthority } from '../../../shared/domain/staff/authority.ts';

export const orderId: DocId = asId('order-1');
export const minute = 60_000;

export const dish = (name: string, station = ''): FrozenItem => ({
  itemId: asId(name), name: { en: name, ru: name, uz: name }, unitPrice: 1_000, unit: 'piece', station, course: '',
  taxClass: '', taxBasisPoints: 0, taxIncluded: true,
});

/** One device's hand on an order: commands at given minutes, through the real decisions. */
export class OrderOnDevice {
  journal: Journal = emptyJournal(orderId, asId('branch:b1'));
  private made = 0;
  constructor(private readonly device: string) {}

  get state(): OrderState { return orderStateOf(this.journal); }

  /** Carries the command out at `minutes` past the start; answers whether there was anything to do. */
  do(minutes: number, command: OrderCommand): boolean {
    const nowMs = minutes * minute;
    const id = (): string => `${this.device}-${String(this.made += 1).padStart(4, '0')}`;
    const empty = Object.keys(this.journal.ops).length === 0;
    const decided = decideOrder(empty ? null : this.state, command, {
      by: asId(`staff-${this.device}`), device: asId(this.device), authority: fullAuthority, nowMs, newId: id, nextStamp: () => stampOf(nowMs, this.made),
    });
    if (decided.ok) this.journal = withOps(this.journal, decided.value as readonly Op[]);
    return decided.ok;
  }

  open(): void {
    this.do(0, { type: 'open', number: 'A-001', orderType: 'dine-in', tableId: asId('t5'), tableName: '5', guests: 2, businessDate: asId('2026-01-01'), openedAtMs: 0, currency: 'UZS' });
  }

  add(minutes: number, name: string, pieces = 1, station = ''): LineId {
    this.do(minutes, { type: 'add-item', item: dish(name, station), quantityMilli: pieces * 1_000, note: '' });
    return this.lineOf(name);
  }

  change(minutes: number, name: string, pieces: number): void {
    this.do(minutes, { type: 'change-quantity', lineId: this.lineOf(name), deltaMilli: pieces * 1_000 });
  }

  lineOf(name: string): LineId {
    return this.state.lines.findLast((line) => line.item.itemId === asId(name))!.lineId;
  }

  bump(minutes: number, ...names: string[]): void {
    const work = this.state.lines.filter((line) => names.length === 0 || names.includes(line.item.itemId)).flatMap((line) => line.work.map((piece) => piece.opId));
    this.do(minutes, { type: 'bump', work });
  }

  tickets(station?: string): Ticket[] {
    return ticketsOf({ orderId, state: this.state, defaultStation: 'kitchen' }, station);
  }
}
