import type { AttemptOutcome } from '../../shared/domain/order/ops.ts';
import { asId, type DocId, type StaffId } from '../../shared/kernel/ids.ts';
import { carryOut } from './carry-out.ts';
import { dueOf } from './money-commands.ts';
import type { Random } from './random.ts';
import { currentShift } from './shift-actors.ts';
import { stateOf } from './states.ts';
import type { Terminal } from './terminal.ts';

/** What a payment terminal will do: its first answer, and sometimes the truth some minutes later. */
type Fate = { readonly answer: AttemptOutcome; readonly answerMs: number; readonly charged: boolean; readonly lateMs: number | null };

function fateOf(random: Random): Fate {
  const answerMs = random.between(500, 20_000);
  const kind = random.weighted({ approved: 6, declined: 1.5, 'timed-out': 1.5, late: 3 });
  if (kind === 'late') return { answer: 'timed-out', answerMs, charged: true, lateMs: answerMs + random.int(400_000) };
  return { answer: kind, answerMs, charged: kind === 'approved', lateMs: null };
}

function hear(terminal: Terminal, docId: DocId, by: StaffId, attempt: string, outcome: AttemptOutcome): void {
  carryOut(terminal, docId, by, { type: 'end-attempt', attempt: asId(attempt), outcome, reference: `slip ${attempt}`, shift: currentShift(terminal)?.id ?? null });
}

/** Asks a payment terminal to charge, which happens once the attempt is on disk; its answers may come late, or after a crash never. */
export function attempt(terminal: Terminal, docId: DocId, by: StaffId, random: Random): string {
  const doc = terminal.replica.known.get(docId)!;
  const { part, due } = dueOf(stateOf(doc), random);
  const tip = random.chance(0.3) ? 3_000 : 0;
  const again = random.chance(0.4);
  const fate = fateOf(random);
  let attemptId = '';
  const charge = (): void => {
    terminal.charge({ docId, attempt: attemptId, amount: due, tip, charged: fate.charged });
    terminal.after(fate.answerMs, () => hear(terminal, docId, by, attemptId, fate.answer));
    if (fate.lateMs !== null) terminal.after(fate.lateMs, () => hear(terminal, docId, by, attemptId, 'approved'));
  };
  const command = { type: 'start-attempt', method: 'humo', kind: 'card', amount: due, tip, part, terminal: 'simulated', again } as const;
  const ops = carryOut(terminal, docId, by, command, null, terminal.planted.chargesFirst ? undefined : charge);
  attemptId = ops[0]?.id ?? '';
  if (terminal.planted.chargesFirst && due > 0) {
    if (attemptId === '') terminal.charge({ docId, attempt: `unwritten-${docId}`, amount: due, tip, charged: fate.charged });
    else charge();
  }
  return attemptId === '' ? 'attempt (not possible)' : `attempt ${attemptId} (${fate.answer}${fate.lateMs === null ? '' : ', charged'})`;
}

/** Somebody looks at the slips and says what became of an attempt that nobody had an answer to, perhaps while the answer is on its way. */
export function settleAttempt(terminal: Terminal, docId: DocId, by: StaffId, random: Random): string {
  const open = stateOf(terminal.replica.known.get(docId)!).attempts.filter(({ payment }) => payment === null);
  const chosen = random.pick(open);
  const truth = chosen && terminal.chargeOf(chosen.opId);
  if (!chosen || !truth) return 'no attempt to settle';
  hear(terminal, docId, by, chosen.opId, truth.charged ? 'approved' : 'abandoned');
  return `says of ${chosen.opId} that it was ${truth.charged ? 'charged' : 'not charged'}`;
}
