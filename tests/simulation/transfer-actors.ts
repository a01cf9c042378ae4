import type { DocId, StaffId } from '../../shared/kernel/ids.ts';
import { decideMerge, decideTransfer } from '../../shared/domain/order/transfer.ts';
import { carryOutTransfer, contextOf } from './carry-out.ts';
import type { Random } from './random.ts';
import { stateOf, type Known } from './states.ts';
import type { Terminal } from './terminal.ts';
import type { OrderState } from '../../shared/domain/order/state.ts';

const halfOf = (milli: number): number => (milli % 2_000 === 0 ? milli / 2 : milli);

/** Lines or a whole check go to another one that is open here. */
export function transfer(terminal: Terminal, docId: DocId, by: StaffId, open: readonly Known<OrderState>[], random: Random, everything: boolean): string {
  const target = random.pick(open.filter(({ id }) => id !== docId));
  const source = { id: docId, state: stateOf(terminal.replica.known.get(docId)!) };
  if (!target) return 'nowhere to move';
  if (everything) {
    const ops = carryOutTransfer(terminal, by, docId, target.id, decideMerge(source, target, contextOf(terminal, by)));
    return `merges ${docId} into ${target.id}${ops.length === 0 ? ' (not possible)' : ''}`;
  }
  const movable = source.state.lines.filter((line) => line.quantityMilli > 0);
  const chosen = [random.pick(movable), ...(random.chance(0.4) ? [random.pick(movable)] : [])].filter((line) => line !== undefined);
  const wish = { lines: [...new Set(chosen)].map(({ lineId, quantityMilli }) => ({ lineId, quantityMilli: random.chance(0.7) ? quantityMilli : halfOf(quantityMilli) })) };
  const ops = carryOutTransfer(terminal, by, docId, target.id, decideTransfer(source, target, wish, contextOf(terminal, by)));
  return `moves ${wish.lines.map(({ lineId, quantityMilli }) => `${quantityMilli} of ${lineId}`).join()} from ${docId} to ${target.id}${ops.length === 0 ? ' (not possible)' : ''}`;
}
