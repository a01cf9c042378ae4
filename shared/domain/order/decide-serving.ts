import { err } from '../../kernel/result.ts';
import type { DecideContext } from '../op.ts';
import { one, type Command, type Decision } from './decision.ts';
import { pieceKey, servedAt } from './serving.ts';
import type { OrderState } from './state.ts';

export const askBill = (state: OrderState, { asked }: Command<'ask-bill'>, ctx: DecideContext): Decision =>
  (asked === (state.billAsked !== null) ? err({ type: 'nothing-to-do' }) : one(ctx, 'bill.asked', { asked }));

/** Of what is named, what the kitchen was told of and nobody has said the same of. */
export function serve(state: OrderState, { served, lines }: Command<'serve'>, ctx: DecideContext): Decision {
  const at = servedAt(state);
  const news = lines.flatMap(({ lineId, work }) => {
    const sent = new Set(state.lines.filter((line) => line.lineId === lineId).flatMap((line) => line.work.filter(({ fire }) => fire !== null).map(({ opId }) => opId)));
    const mine = [...new Set(work)].filter((id) => sent.has(id) && at.has(pieceKey(lineId, id)) !== served);
    return mine.length === 0 ? [] : [{ lineId, work: mine }];
  });
  return news.length === 0 ? err({ type: 'nothing-to-do' }) : one(ctx, 'lines.served', { served, lines: news });
}
