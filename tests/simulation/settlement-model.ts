import { emptyJournal, withOps, type Journal } from '../../shared/crdt/journal.ts';
import { nextStamp, type Stamp } from '../../shared/kernel/stamp.ts';
import { correctionOp, coveredOrders, transferOps } from '../../sync-server/ingest/settlement-ops.ts';
import type { ServerPort } from './server-model.ts';
import { isOrder, isShift, shiftOf, stateOf } from './states.ts';

const settleAfterMs = 250;

const shiftsNamedBy = (order: Journal): string[] =>
  Object.values(order.ops).flatMap(({ data }) => { const { shift } = data as { readonly shift?: string | null }; return shift ? [shift] : []; });
const hasTransfers = (order: Journal): boolean => Object.values(order.ops).some(({ type }) => type === 'lines.moved-in' || type === 'lines.moved-out');

/** The server's settlement pass: the real decisions over what the model holds, some time after a commit. */
export class SettlementModel {
  private shifts = new Set<string>();
  private orders = new Set<string>();
  private isPlanned = false;
  private lastStamp: Stamp | null = null;

  constructor(
    private readonly port: Pick<ServerPort, 'after' | 'wallNow' | 'settlesNothing'>,
    private readonly stored: () => readonly Journal[],
    private readonly write: (docs: readonly Journal[]) => void,
  ) {}

  notice(docs: readonly Journal[]): void {
    for (const doc of docs) {
      if (isOrder(doc)) {
        for (const shift of shiftsNamedBy(doc)) this.shifts.add(shift);
        if (hasTransfers(doc)) this.orders.add(doc.id);
      } else if (isShift(doc) && shiftOf(doc).zReports.length > 0) this.shifts.add(doc.id);
    }
    if (this.isPlanned || this.port.settlesNothing || this.shifts.size + this.orders.size === 0) return;
    this.isPlanned = true;
    this.port.after(settleAfterMs, () => this.run());
  }

  /** Looks at everything: after a start, and in each sealing round. */
  sweep(): void {
    this.notice(this.stored());
  }

  crash(): void {
    this.shifts = new Set();
    this.orders = new Set();
    this.isPlanned = false;
  }

  private readonly newStamp = (): Stamp => (this.lastStamp = nextStamp(this.lastStamp, this.port.wallNow()));

  private run(): void {
    const [shifts, orders] = [this.shifts, this.orders];
    this.crash();
    this.settleTransfers(orders);
    this.settleShifts(shifts);
  }

  private settleTransfers(ids: ReadonlySet<string>): void {
    const stored = new Map(this.stored().map((doc) => [doc.id as string, doc]));
    const others = [...ids].flatMap((id) => { const doc = stored.get(id); return doc ? stateOf(doc).transfers.map(({ other }) => other as string) : []; });
    const checks = [...new Set([...ids, ...others])].flatMap((id) => { const doc = stored.get(id); return doc ? [{ id: doc.id, state: stateOf(doc) }] : []; });
    const settling = transferOps(checks, this.newStamp);
    if (settling.size > 0) this.write([...settling].map(([id, ops]) => withOps(emptyJournal(id, stored.get(id)!.scope), ops)));
  }

  private settleShifts(ids: ReadonlySet<string>): void {
    const docs = this.stored();
    const corrected: Journal[] = [];
    for (const shift of docs.filter((doc) => ids.has(doc.id))) {
      const covered = coveredOrders(shiftOf(shift));
      const orders = docs.filter((doc) => isOrder(doc) && (covered.has(doc.id) || shiftsNamedBy(doc).includes(shift.id)));
      const op = correctionOp(shift, orders, this.port.wallNow(), this.newStamp);
      if (op !== null) corrected.push(withOps(emptyJournal(shift.id, shift.scope), [op]));
    }
    if (corrected.length > 0) this.write(corrected);
  }
}
