import { foldOrder } from '../../shared/domain/order/fold.ts';
import { decideOrder } from '../../shared/domain/order/decide.ts';
import { decideMerge, decideTransfer, type Check, type TransferDecision, type TransferWish } from '../../shared/domain/order/transfer.ts';
import { asId, type DocId } from '../../shared/kernel/ids.ts';
import { err, ok, type Result } from '../../shared/kernel/result.ts';
import type { ActError, NewOrder, OrderOps, Session } from './session.ts';

/*
 * What goes from one check to another. Both halves are decided together, painted together and on
 * disk together; when the disk refuses them, the retry takes both.
 */

type Writes = Pick<Session, 'stateOf' | 'actTogether' | 'opening'>;

const checkOf = (session: Pick<Session, 'stateOf'>, id: DocId): Result<Check, ActError> => {
  const state = session.stateOf(id);
  return state === null ? err({ type: 'not-opened' }) : ok({ id, state });
};

function record(session: Writes, source: DocId, target: DocId, decide: (from: Check, to: Check, context: Parameters<Parameters<Writes['actTogether']>[0]>[0]) => TransferDecision): Result<DocId, ActError> {
  const from = checkOf(session, source);
  if (!from.ok) return from;
  const to = checkOf(session, target);
  if (!to.ok) return to;
  const written = session.actTogether((context) => {
    const decided = decide(from.value, to.value, context);
    if (!decided.ok) return decided;
    const halves: readonly OrderOps[] = [{ docId: source, ops: decided.value.source }, { docId: target, ops: decided.value.target }];
    return ok(halves.filter(({ ops }) => ops.length > 0));
  });
  return written.ok ? ok(target) : written;
}

/** Moves quantities of lines to a check that is open. */
export const moveLines = (session: Writes, source: DocId, target: DocId, wish: TransferWish): Result<DocId, ActError> =>
  record(session, source, target, (from, to, context) => decideTransfer(from, to, wish, context));

/** All of a check goes into another, which is answered. */
export const mergeChecks = (session: Writes, source: DocId, target: DocId): Result<DocId, ActError> => record(session, source, target, decideMerge);

/** Opens a check with lines of another; the new one is answered. Waits only where no number is in reserve. */
export async function splitOff(session: Writes, source: DocId, wish: TransferWish, order: NewOrder): Promise<Result<DocId, ActError>> {
  const opening = await session.opening(order);
  if (!opening.ok) return opening;
  const from = checkOf(session, source);
  if (!from.ok) return from;
  let made: DocId | null = null;
  const written = session.actTogether<ActError>((context) => {
    const id = asId<DocId>(context.newId());
    const opened = decideOrder(null, opening.value, context);
    if (!opened.ok) return opened;
    const moved = decideTransfer(from.value, { id, state: foldOrder(opened.value) }, wish, context);
    if (!moved.ok) return moved;
    made = id;
    return ok([{ docId: source, ops: moved.value.source }, { docId: id, ops: [...opened.value, ...moved.value.target] }]);
  });
  if (!written.ok) return written;
  return made === null ? err({ type: 'not-opened' }) : ok(made);
}
