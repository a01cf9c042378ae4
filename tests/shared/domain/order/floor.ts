import type { DecideContext } from '../../../../shared/domain/op.ts';
import { stampOp } from '../../../../shared/domain/op.ts';
import type { OrderCommand } from '../../../../shared/domain/order/command.ts';
import { decideOrder } from '../../../../shared/domain/order/decide.ts';
import { foldOrder } from '../../../../shared/domain/order/fold.ts';
import { orderOpVersion, type OrderOp } from '../../../../shared/domain/order/ops.ts';
import { settleTransfers } from '../../../../shared/domain/order/settle-transfers.ts';
import type { OrderState } from '../../../../shared/domain/order/state.ts';
import { decideMerge, decideTransfer, type TransferDecision } from '../../../../shared/domain/order/transfer.ts';
import { fullAuthority } from '../../../../shared/domain/staff/authority.ts';
import { asId, type DocId } from '../../../../shared/kernel/ids.ts';
import { nextStamp, type Stamp } from '../../../../shared/kernel/stamp.ts';
import { opening } from './rehearsal.ts';

/** A till and all the checks that it knows of. */
export class Floor {
  readonly checks = new Map<string, Map<string, OrderOp>>();
  private last: Stamp | null = null;
  private made = 0;
  private readonly ctx: DecideContext;

  constructor(readonly name: string, private nowMs = 1_000_000) {
    this.ctx = {
      by: asId(`staff of ${name}`), device: asId(name), authority: fullAuthority, nowMs,
      newId: () => `${name}-${String((this.made += 1)).padStart(3, '0')}`, nextStamp: () => (this.last = nextStamp(this.last, (this.nowMs += 1_000))),
    };
  }

  state(check: string): OrderState {
    return foldOrder([...this.checks.get(check)!.values()].sort((a, b) => (a.stamp + a.id < b.stamp + b.id ? -1 : 1)));
  }

  private keep(check: string, ops: readonly OrderOp[]): void {
    const known = this.checks.get(check) ?? new Map<string, OrderOp>();
    for (const op of ops) known.set(op.id, op);
    this.checks.set(check, known);
  }

  does(check: string, ...commands: OrderCommand[]): this {
    for (const command of commands) {
      const decided = decideOrder(this.checks.has(check) ? this.state(check) : null, command, this.ctx);
      if (!decided.ok) throw new Error(`${command.type}: ${JSON.stringify(decided.error)}`);
      this.keep(check, decided.value);
    }
    return this;
  }

  private end(check: string): { readonly id: DocId; readonly state: OrderState } {
    return { id: asId(check), state: this.state(check) };
  }

  private both(from: string, to: string, decided: TransferDecision): TransferDecision {
    if (decided.ok) {
      this.keep(from, decided.value.source);
      this.keep(to, decided.value.target);
    }
    return decided;
  }

  move(from: string, to: string, quantities: Readonly<Record<string, number>>): TransferDecision {
    const lines = this.state(from).lines.filter(({ item }) => item.itemId in quantities).map(({ lineId, item }) => ({ lineId, quantityMilli: quantities[item.itemId]! * 1_000 }));
    return this.both(from, to, decideTransfer(this.end(from), this.end(to), { lines }, this.ctx));
  }

  merge(from: string, to: string): TransferDecision {
    return this.both(from, to, decideMerge(this.end(from), this.end(to), this.ctx));
  }

  hears(other: Floor): void {
    for (const [check, ops] of other.checks) this.keep(check, [...ops.values()]);
  }

  /** What the server does after a commit. */
  settle(): number {
    const missing = settleTransfers([...this.checks.keys()].map((check) => this.end(check)));
    for (const { orderId, op } of missing) this.keep(orderId, [stampOp(this.ctx, op.type, orderOpVersion[op.type], op.data) as unknown as OrderOp]);
    return missing.length;
  }

  /** Items on a check with ordered and sent pieces. */
  on(check: string): Record<string, string> {
    return Object.fromEntries(this.state(check).lines.map(({ item, quantityMilli, sentMilli }) => [item.itemId, `${quantityMilli / 1_000} (${sentMilli / 1_000} sent)`]));
  }
}

/** Three open checks, the first with what these commands made of it. */
export function floor(...commands: OrderCommand[]): Floor {
  return new Floor('till').does('a', opening, ...commands).does('b', opening).does('c', opening);
}

export const errorOf = (decided: TransferDecision): unknown => (decided.ok ? null : decided.error);
