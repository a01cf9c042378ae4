import type { DocId } from '../../kernel/ids.ts';
import type { OrderOpData } from './ops.ts';
import type { OrderState, Shortfall } from './state.ts';
import type { Check } from './transfer.ts';

/** Transfers that took what another had taken before, and that no journal says so of yet. */
export const unhonouredTransfers = (source: OrderState): readonly string[] =>
  source.transfers.filter(({ direction, refused, refusalKnown }) => direction === 'out' && refused && !refusalKnown).map(({ transfer }) => transfer);

type SettlingType = 'transfer.refused' | 'lines.moved-out' | 'lines.moved-in' | 'line.changed';

/** An op that the server has to write into the journal of this order. */
export type Settlement = { readonly orderId: DocId; readonly op: { [Type in SettlingType]: { readonly type: Type; readonly data: OrderOpData[Type] } }[SettlingType] };

/** Refusals that are missing, so that both halves of a transfer that could not be honoured stop counting. */
function refusalsOf(known: readonly Check[], stateById: ReadonlyMap<DocId, OrderState>): Settlement[] {
  const refusals: Settlement[] = [];
  for (const { id, state } of known) {
    for (const { transfer, direction, other, refused, refusalKnown } of state.transfers) {
      if (refusalKnown) continue;
      const half = stateById.get(other)?.transfers.find((theirs) => theirs.transfer === transfer && theirs.direction !== direction);
      if (refused || half?.refused) refusals.push({ orderId: id, op: { type: 'transfer.refused', data: { transfer } } });
    }
  }
  return refusals;
}

/** What was taken off lines here that one transfer had taken away is taken off over there: a transfer of its own, that brings less. */
function passedOn({ id, state }: Check, target: OrderState, follows: string, short: readonly Shortfall[]): Settlement[] {
  const other = short[0]!.other;
  const transfer = `${follows}:less:${state.transfers.filter((one) => one.follows === follows).length}`;
  const less = (orderId: DocId, { lineId }: Shortfall, milli: number): Settlement[] =>
    (milli <= 0 ? [] : [{ orderId, op: { type: 'line.changed', data: { lineId, deltaMilli: -milli, transfer } } }]);
  return [
    { orderId: id, op: { type: 'lines.moved-out', data: {
      transfer, to: other, toName: target.number, follows,
      lines: short.map(({ lineId, withdrawn, lessMilli }) => ({ lineId, sentMilli: 0, withdrawn, lessMilli })),
    } } },
    ...short.flatMap((one) => less(id, one, one.staysMilli)),
    { orderId: other, op: { type: 'lines.moved-in', data: { transfer, from: id, fromName: state.number, lines: [] } } },
    ...short.flatMap((one) => less(other, one, one.lessMilli)),
  ];
}

/**
 * What the server has to write so that every moved line is on one check, in the quantity that people
 * wanted: refusals of transfers that could not be honoured, and what was taken off a line while it was
 * moved away. `known` holds both checks of a transfer, or it is settled when the other one is known.
 */
export function settleTransfers(known: readonly Check[]): readonly Settlement[] {
  const stateById = new Map(known.map(({ id, state }) => [id, state]));
  const settlements = refusalsOf(known, stateById);
  const refused = new Set(settlements.flatMap(({ op }) => (op.type === 'transfer.refused' ? [op.data.transfer] : [])));
  for (const check of known) {
    const { transfers, shortfalls } = check.state;
    for (const { transfer, direction, other } of transfers) {
      const short = direction === 'out' && !refused.has(transfer) ? shortfalls.filter((one) => one.transfer === transfer) : [];
      const target = stateById.get(other);
      if (short.length > 0 && target?.transfers.some((half) => half.transfer === transfer && half.direction === 'in')) settlements.push(...passedOn(check, target, transfer, short));
    }
  }
  return settlements;
}
