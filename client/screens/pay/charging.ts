import { createEffect, createRoot, createSignal, untrack } from 'solid-js';
import { orderStateOf } from '../../../shared/documents/order-document.ts';
import type { AttemptOutcome, PaymentKind } from '../../../shared/domain/order/ops.ts';
import type { Attempt, OrderState } from '../../../shared/domain/order/state.ts';
import type { DocId, OpId } from '../../../shared/kernel/ids.ts';
import type { Money } from '../../../shared/kernel/money.ts';
import { ok, type Result } from '../../../shared/kernel/result.ts';
import { stampMs } from '../../../shared/kernel/stamp.ts';
import type { ChargeOutcome, ChargeStatus } from '../../devices/payment-terminal/payment-terminal.ts';
import type { Terminals } from '../../devices/payment-terminal/terminals.ts';
import type { KeptOrders } from '../../session/kept-orders.ts';
import { mayStillAnswer } from '../../session/open-attempts.ts';
import type { ActError, Session } from '../../session/session.ts';

export type ChargeRequest = {
  readonly method: string; readonly kind: PaymentKind; readonly terminal: string; readonly amount: Money; readonly tip: Money; readonly part: string | null;
  /** Although an earlier attempt has no known outcome: the person was asked. */
  readonly again: boolean;
};

export type Charging = {
  /** Writes the attempt, waits until it is on disk, then charges. Answers the attempt's id as soon as it is on the screen. */
  readonly start: (orderId: DocId, request: ChargeRequest) => Result<OpId, ActError>;
  /** Listens to an attempt of this device again: after a reload, or once somebody may record what comes of it. */
  readonly resume: (orderId: DocId, attempt: Attempt) => void;
  /** Attempts of this device that may still be answered although their order has left it. Reactive. */
  readonly left: () => readonly (readonly [DocId, Attempt])[];
  /** Whether this tab waits for the terminal's answer. Reactive. */
  readonly listens: (attempt: OpId) => boolean;
  /** Asks the terminal what became of an attempt and records what it says. */
  readonly askAgain: (orderId: DocId, attempt: Attempt) => Promise<ChargeStatus['type']>;
  /** The person says what became of it. */
  readonly say: (orderId: DocId, attempt: OpId, outcome: Extract<AttemptOutcome, 'approved' | 'abandoned'>) => Result<DocId, ActError>;
  readonly cancel: (attempt: Attempt) => Promise<boolean>;
  readonly manual: Terminals['manual'];
};

export type ChargingDeps = {
  readonly session: Pick<Session, 'act' | 'adopt' | 'stateOf' | 'journalOf' | 'orders' | 'placeOf' | 'may' | 'settings' | 'self' | 'nowMs'>;
  readonly kept: KeptOrders;
  readonly terminals: Terminals;
  /** Id of the shift that a payment belongs to. */
  readonly shift: () => DocId | null;
  /** Runs while no other tab of this device holds `name`: two that record one answer would take the money twice. */
  readonly exclusively: (name: string, run: () => Promise<void>) => void;
};

type Answer = { readonly orderId: DocId; readonly attempt: OpId; readonly outcome: ChargeOutcome };

/** What a provider has not told after this long is found on its statement, not by its terminal. */
const answersForMs = 30 * 86_400_000;

/** Leads attempts from the first op to the payment, however late the terminal answers. One per tab. */
export function createCharging({ session, kept: keptOrders, terminals, shift, exclusively }: ChargingDeps): Charging {
  const [listening, setListening] = createSignal<ReadonlySet<OpId>>(new Set());
  /** Answers that nobody here may record yet: the till is locked, or a waiter is signed in. */
  const [kept, setKept] = createSignal<readonly Answer[]>([]);
  let starting = false;
  const keptState = (orderId: DocId): OrderState | null => { const journal = keptOrders.journalOf(orderId); return journal && orderStateOf(journal); };
  const attemptOf = (orderId: DocId, id: OpId): Attempt | undefined => (session.stateOf(orderId) ?? keptState(orderId))?.attempts.find(({ opId }) => opId === id);
  const isOpen = (attempt: Attempt): boolean => attempt.device === session.self()?.deviceId && mayStillAnswer(attempt);

  /** Answers whether nothing is left to be recorded. */
  const record = (answer: Answer): boolean => {
    const { orderId, attempt, outcome } = answer;
    const known = attemptOf(orderId, attempt);
    // Nothing is new, or the person has said otherwise and only an approval may correct them.
    if (!known || known.outcome === 'approved' || (outcome.type !== 'approved' && known.outcome !== 'pending' && known.outcome !== 'timed-out')) return true;
    const reference = outcome.type === 'approved' ? outcome.reference : '';
    // Settled and archived meanwhile: the op brings the order back, here and on the server.
    const journal = session.stateOf(orderId) === null ? keptOrders.journalOf(orderId) : null;
    if (journal !== null) session.adopt(journal);
    const result = session.act(orderId, { type: 'end-attempt', attempt, outcome: outcome.type, reference, shift: shift() });
    if (result.ok || (result.error.type !== 'not-signed-in' && result.error.type !== 'not-allowed')) return true;
    setKept((all) => [...all, answer]);
    return false;
  };
  createRoot(() => createEffect(() => {
    const answers = kept();
    if (answers.length === 0 || !session.may('attempt.ended')) return;
    setKept([]);
    for (const answer of answers) record(answer);
  }));

  // What is kept follows the order while it is here, and goes when nothing can be answered any more and that is on disk.
  createRoot(() => createEffect(() => {
    for (const { id } of keptOrders.all()) {
      const order = session.orders[id];
      if (order === undefined) continue;
      const answered = !order.attempts.some(isOpen);
      if (answered ? session.placeOf(id) === 'saving' : order.lastStamp === '') continue;
      untrack(() => {
        const journal = session.journalOf(id);
        if (answered) keptOrders.drop(id);
        else if (journal !== null) keptOrders.keep(journal);
      });
    }
  }));

  /** Resolves when everything of the order that this tab made is on disk. */
  const onDisk = (orderId: DocId): Promise<void> => new Promise((resolve) => {
    createRoot((dispose) => createEffect(() => {
      if (session.placeOf(orderId) === 'saving') return;
      resolve();
      queueMicrotask(dispose);
    }));
  });

  const listen = (orderId: DocId, attempt: Attempt, fresh: boolean): void => {
    const terminal = terminals.byName(attempt.terminal);
    if (terminal === null || listening().has(attempt.opId)) return;
    setListening((all) => new Set([...all, attempt.opId]));
    const journal = session.journalOf(orderId);
    if (journal !== null) keptOrders.keep(journal);
    const leave = (): void => { setListening((all) => new Set([...all].filter((id) => id !== attempt.opId))); };
    const charge = { attempt: attempt.opId, amount: attempt.amount + attempt.tip, currency: session.settings().currency };
    exclusively(`attempt:${attempt.opId}`, async () => {
      await onDisk(orderId);
      // Another tab may have led it to its end while this one waited for its turn.
      if (attemptOf(orderId, attempt.opId)?.payment !== null) return leave();
      // The page went before the terminal heard of it: nobody stands there with a card any more.
      if (!fresh && (await terminal.status(attempt.opId)).type === 'unknown') {
        if (record({ orderId, attempt: attempt.opId, outcome: { type: 'declined' } })) leave();
        return;
      }
      await new Promise<void>((resolve) => {
        terminal.charge(charge, (outcome) => {
          const recorded = record({ orderId, attempt: attempt.opId, outcome });
          if (outcome.type === 'timed-out' || !recorded) return;
          leave();
          resolve();
        });
      });
    });
  };

  return {
    manual: terminals.manual,
    start: (orderId, request) => {
      // Whoever watches for attempts sees this one before it is listened to, and must not take it for one of an earlier page.
      starting = true;
      const started = session.act(orderId, { type: 'start-attempt', ...request });
      starting = false;
      if (!started.ok) return started;
      const attempt = session.stateOf(orderId)!.attempts.at(-1)!;
      listen(orderId, attempt, true);
      return ok(attempt.opId);
    },
    resume: (orderId, attempt) => { if (!starting) listen(orderId, attempt, false); },
    left: () => keptOrders.all().flatMap((journal) => {
      if (session.orders[journal.id] !== undefined) return [];
      const open = orderStateOf(journal).attempts.filter((attempt) => isOpen(attempt) && session.nowMs() - stampMs(attempt.stamp) < answersForMs);
      if (open.length === 0) untrack(() => keptOrders.drop(journal.id));
      return open.map((attempt) => [journal.id, attempt] as const);
    }),
    listens: (attempt) => listening().has(attempt),
    askAgain: async (orderId, attempt) => {
      const status = await terminals.byName(attempt.terminal)?.status(attempt.opId) ?? { type: 'waiting' as const };
      if (status.type === 'approved' || status.type === 'declined') record({ orderId, attempt: attempt.opId, outcome: status });
      // It certainly never charged: nobody has to wait for it.
      if (status.type === 'unknown') record({ orderId, attempt: attempt.opId, outcome: { type: 'declined' } });
      return status.type;
    },
    say: (orderId, attempt, outcome) => session.act(orderId, { type: 'end-attempt', attempt, outcome, reference: '', shift: shift() }),
    cancel: async (attempt) => (await terminals.byName(attempt.terminal)?.cancel(attempt.opId)) === 'cancelled',
  };
}
