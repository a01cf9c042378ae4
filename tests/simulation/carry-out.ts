import { notPermitted } from '../../client/session/permitted.ts';
import { emptyJournal, opsInOrder, withOps, type Journal, type Op } from '../../shared/crdt/journal.ts';
import { recordRuleOf, type RecordOpType } from '../../shared/documents/record-document.ts';
import { mayRecordIn } from '../../shared/documents/record-permissions.ts';
import { authorityOf, defaultDiscountCaps } from '../../shared/domain/branch/discount-caps.ts';
import { stampOp, type DecideContext, type StampedOp } from '../../shared/domain/op.ts';
import type { OrderCommand } from '../../shared/domain/order/command.ts';
import { decideOrder } from '../../shared/domain/order/decide.ts';
import type { OrderOp } from '../../shared/domain/order/ops.ts';
import { readOrderOp } from '../../shared/domain/order/read-op.ts';
import type { TransferDecision } from '../../shared/domain/order/transfer.ts';
import { asId, type DocId, type StaffId } from '../../shared/kernel/ids.ts';
import type { Result } from '../../shared/kernel/result.ts';
import { nextStamp } from '../../shared/kernel/stamp.ts';
import { roleOf } from './people.ts';
import { scope } from './server-model.ts';
import { anyStateOf, isOrder, stateOf } from './states.ts';
import type { Terminal } from './terminal.ts';
import { must } from './violation.ts';

export function contextOf(terminal: Terminal, by: StaffId): DecideContext {
  const { replica } = terminal;
  return {
    by, device: asId(terminal.name), authority: authorityOf(roleOf(by) ?? 'kitchen', defaultDiscountCaps), nowMs: terminal.wallNow(), newId: terminal.newId,
    nextStamp: () => (replica.lastStamp = nextStamp(replica.lastStamp, terminal.wallNow())),
  };
}

/** The last one that was said stands: whoever says the same again, or whose clock is behind, changes nothing. */
const sayings = new Set(['order.labelled', 'line.labelled', 'line.noted', 'course.held', 'split.planned', 'bill.asked', 'booking.changed', 'anomaly.resolved', 'shift.handed-over', 'order.merged']);

/** What came from another check stands as it came, an attempt ends as was said last: what a till whose clock is behind says counts as said before. */
const afterwards = new Set(['discount.given', 'comp.given', 'line.added', 'attempt.ended']);

/** Decide never emits an op that the fold passes over: without any one of them the state is another. */
export function checkCounted(doc: Journal, ops: readonly Op[]): void {
  const after = withOps(doc, ops);
  const shownOf = (journal: Journal): string => JSON.stringify({ ...anyStateOf(journal), firstStamp: '', lastStamp: '' });
  const shown = shownOf(after);
  const lastStamp = Object.values(doc.ops).reduce((last, { stamp }) => (stamp > last ? stamp : last), '');
  for (const op of ops) {
    const read = isOrder(doc) ? readOrderOp(op as StampedOp) : recordRuleOf(doc.id)!.readOp(op as StampedOp);
    must(read !== null, 'decide emits only what the fold counts', () => `${op.type} ${op.id} of ${doc.id} cannot be read: ${JSON.stringify(op.data)}`);
    if (sayings.has(op.type) || (afterwards.has(op.type) && op.stamp < lastStamp)) continue;
    const without: Journal = { ...after, ops: Object.fromEntries(Object.entries(after.ops).filter(([id]) => id !== op.id)) };
    must(shownOf(without) !== shown, 'decide emits only what the fold counts', () => `${op.type} ${op.id} of ${doc.id} changes nothing: ${JSON.stringify(op.data)}`);
  }
}

const docOf = (terminal: Terminal, docId: DocId): Journal => terminal.replica.known.get(docId) ?? emptyJournal(docId, scope);

const isPermitted = (terminal: Terminal, by: StaffId, ops: readonly OrderOp[]): boolean =>
  notPermitted(ops, { id: by, role: roleOf(by)!, kind: terminal.kind, roleOf }) === null;

/** What a terminal does: the tap is decided, painted from the working set and written. `approver`: whose PIN is entered when it is asked for. */
export function carryOut(terminal: Terminal, docId: DocId, by: StaffId, command: OrderCommand, approver: StaffId | null = null, onDurable?: () => void): readonly OrderOp[] {
  const doc = terminal.replica.known.get(docId);
  const state = doc ? stateOf(doc) : null;
  const ctx = contextOf(terminal, by);
  const first = decideOrder(state, command, terminal.planted.skipsApprovals ? { ...ctx, authority: authorityOf('admin', defaultDiscountCaps) } : ctx);
  const asked = !first.ok && first.error.type === 'approval-needed' && approver !== null;
  const decided = asked ? decideOrder(state, { ...command, approvedBy: approver } as OrderCommand, ctx) : first;
  if (!decided.ok || (!terminal.planted.skipsApprovals && !isPermitted(terminal, by, decided.value))) return [];
  checkCounted(docOf(terminal, docId), decided.value);
  terminal.record([{ docId, ops: terminal.planted.forgetsAttempt ? decided.value.map(withoutAttempt) : decided.value }], onDurable);
  return decided.value;
}

const withoutAttempt = (op: OrderOp): OrderOp => (op.type === 'payment.taken' ? { ...op, data: { ...op.data, attempt: null } } : op);

/** The fault of a till that takes what comes from another check for new: it is cooked twice. */
function firedAgain(terminal: Terminal, by: StaffId, ops: readonly OrderOp[]): Op[] {
  const ctx = contextOf(terminal, by);
  return ops.flatMap((op) => (op.type === 'lines.moved-in' ? op.data.lines : [])).filter(({ sentMilli }) => sentMilli > 0).flatMap(({ lineId, item, sentMilli }) => {
    const added = stampOp(ctx, 'line.added', 2, { lineId, item, quantityMilli: sentMilli, note: '', transfer: 'again' });
    return [added, stampOp(ctx, 'order.fired', 1, { covers: [added.id] })];
  });
}

/** Both halves of a transfer, on disk in one write. */
export function carryOutTransfer(terminal: Terminal, by: StaffId, source: DocId, target: DocId, decided: TransferDecision): readonly OrderOp[] {
  if (!decided.ok || !isPermitted(terminal, by, [...decided.value.source, ...decided.value.target])) return [];
  const parts = [{ docId: source, ops: decided.value.source }, { docId: target, ops: decided.value.target }].filter(({ ops }) => ops.length > 0);
  for (const { docId, ops } of parts) checkCounted(docOf(terminal, docId), ops);
  const again = terminal.planted.refires ? firedAgain(terminal, by, decided.value.target) : [];
  terminal.record(terminal.planted.halfTransfers ? parts.slice(0, 1) : again.length > 0 ? [...parts, { docId: target, ops: again }] : parts);
  return parts.flatMap(({ ops }) => ops);
}

type Decide<Command, Fault> = (ops: readonly StampedOp[] | null, command: Command, ctx: DecideContext) => Result<readonly StampedOp<RecordOpType>[], Fault>;

/** All commands on a record or none, as the session does it. Returns the ops; none when it was not possible. */
export function carryOutRecord<Command, Fault>(terminal: Terminal, docId: DocId, by: StaffId, decide: Decide<Command, Fault>, ...commands: readonly Command[]): readonly StampedOp[] {
  const before = docOf(terminal, docId);
  let doc = before;
  const made: StampedOp<RecordOpType>[] = [];
  for (const command of commands) {
    const ops = opsInOrder(doc);
    const decided = decide(ops.length === 0 ? null : ops, command, contextOf(terminal, by));
    if (!decided.ok || !decided.value.every((op) => mayRecordIn(op.type, roleOf(op.by)!, terminal.kind))) return [];
    made.push(...decided.value);
    doc = withOps(doc, decided.value);
  }
  checkCounted(before, made);
  terminal.record([{ docId, ops: made }]);
  return made;
}
