import type { DecideContext } from '../../../../shared/domain/op.ts';
import type { OrderCommand } from '../../../../shared/domain/order/command.ts';
import { decideOrder } from '../../../../shared/domain/order/decide.ts';
import type { Decision } from '../../../../shared/domain/order/decision.ts';
import type { OrderError } from '../../../../shared/domain/order/errors.ts';
import { foldOrder } from '../../../../shared/domain/order/fold.ts';
import type { FrozenItem } from '../../../../shared/domain/order/frozen.ts';
import type { OrderOp } from '../../../../shared/domain/order/ops.ts';
import type { OrderState } from '../../../../shared/domain/order/state.ts';
import { asId } from '../../../../shared/kernel/ids.ts';
import { nextStamp, observeStamp, type Stamp } from '../../../../shared/kernel/stamp.ts';
import { fullAuthority, type Authority } from '../../../../shared/domain/staff/authority.ts';

export const plov: FrozenItem = {
  itemId: asId('plov'), name: { en: 'Plov', ru: 'Плов', uz: 'Osh' }, unitPrice: 45_000, unit: 'piece', station: 'hot', course: 'main',
  taxClass: 'vat', taxBasisPoints: 1_200, taxIncluded: true,
};
export const tea: FrozenItem = { ...plov, itemId: asId('tea'), name: { en: 'Tea', ru: 'Чай', uz: 'Choy' }, unitPrice: 5_030, station: 'bar' };

export const opening: OrderCommand = {
  type: 'open', number: 'A-001', orderType: 'dine-in', tableId: asId('t5'), tableName: '5', guests: 2, businessDate: '2026-01-05', openedAtMs: 1_000_000, currency: 'UZS',
};
export const add = (item: FrozenItem, pieces = 1): OrderCommand => ({ type: 'add-item', item, quantityMilli: pieces * 1_000, note: '' });
export const cash = (tendered: number, cashStep = 100): OrderCommand => ({ type: 'pay', method: 'cash', kind: 'cash', tendered, cashStep });
export const card = (tendered: number): OrderCommand => ({ type: 'pay', method: 'card', kind: 'card', tendered, cashStep: 100 });

/** One device in one order: what it knows, and a clock that runs a second per deed. */
export class Device {
  readonly known = new Map<string, OrderOp>();
  private readonly ctx: DecideContext;
  private last: Stamp | null = null;
  private nowMs: number;
  private made = 0;

  constructor(readonly name: string, startMs = 1_000_000, authority: Authority = fullAuthority) {
    this.nowMs = startMs;
    this.ctx = {
      by: asId(`staff of ${name}`), device: asId(name), authority, nowMs: startMs,
      newId: () => `${name}-${String((this.made += 1)).padStart(3, '0')}`,
      nextStamp: () => (this.last = nextStamp(this.last, (this.nowMs += 1_000))),
    };
  }

  get state(): OrderState {
    return foldOrder([...this.known.values()].sort((a, b) => (a.stamp + a.id < b.stamp + b.id ? -1 : 1)));
  }

  try(command: OrderCommand): Decision {
    const decided = decideOrder(this.known.size === 0 ? null : this.state, command, this.ctx);
    if (decided.ok) for (const op of decided.value) this.known.set(op.id, op);
    return decided;
  }

  /** Carries the commands out one after the other; the last op of each. */
  does(...commands: OrderCommand[]): OrderOp[] {
    return commands.map((command) => {
      const decided = this.try(command);
      if (!decided.ok) throw new Error(`${this.name} could not ${command.type}: ${JSON.stringify(decided.error)}`);
      return decided.value.at(-1)!;
    });
  }

  /** The error of a command that must not be carried out. */
  fails(command: OrderCommand): OrderError {
    const decided = this.try(command);
    if (decided.ok) throw new Error(`${this.name} could ${command.type}`);
    return decided.error;
  }

  /** Its clock goes by its own time again: stamps too far ahead are not taken over. */
  forget(): void {
    this.last = null;
  }

  hears(other: Device): void {
    for (const op of other.known.values()) {
      this.known.set(op.id, op);
      this.last = observeStamp(this.last, op.stamp, this.nowMs);
    }
  }
}

/** Both hear from each other: what the server does once the network is back. */
export function meet(a: Device, b: Device): void {
  a.hears(b);
  b.hears(a);
}
