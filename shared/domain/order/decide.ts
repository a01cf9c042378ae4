import { err } from '../../kernel/result.ts';
import type { DecideContext } from '../op.ts';
import type { OrderCommand } from './command.ts';
import { giveComp, giveDiscount, removeAdjustment, removeCharge, restoreCharge } from './decide-adjustments.ts';
import { cancel, close, label, open, reopen } from './decide-check.ts';
import { decideInKitchen, fire, holdCourse } from './decide-kitchen.ts';
import { addCombo, addItem, changeQuantity, labelLine, lineOf, voidLine } from './decide-lines.ts';
import { endAttempt, pay, refund, startAttempt } from './decide-money.ts';
import { askBill, serve } from './decide-serving.ts';
import { planSplit } from './decide-split.ts';
import { one, tooLong, type Command, type Decision } from './decision.ts';
import { bounds } from './frozen-checks.ts';
import type { OrderState } from './state.ts';

function decideOnLine(state: OrderState, command: Command<'change-quantity' | 'note-line' | 'label-line' | 'void-line'>, ctx: DecideContext): Decision {
  const line = lineOf(state, command.lineId);
  if (!line) return err({ type: 'no-such-line', lineId: command.lineId });
  switch (command.type) {
    case 'change-quantity': return changeQuantity(state, line, command.deltaMilli, ctx);
    case 'label-line': return labelLine(line, command, ctx);
    case 'void-line': return voidLine(state, line, command, ctx);
    case 'note-line': {
      const long = tooLong(bounds.text, command.note);
      return long ? err(long) : one(ctx, 'line.noted', { lineId: line.lineId, note: command.note });
    }
  }
}

/**
 * What a command means for an order as this device knows it: the ops to record, or why not. Pure:
 * time, ids and the actor come from `ctx`. `state` is null before the order exists. Every op
 * returned is one that `foldOrder` counts.
 */
export function decideOrder(state: OrderState | null, command: OrderCommand, ctx: DecideContext): Decision {
  if (command.type === 'open') return state === null ? open(command, ctx) : err({ type: 'already-open' });
  if (state === null) return err({ type: 'not-opened' });
  switch (command.type) {
    // What the kitchen does, money that came or goes back and a manager's word are possible whatever the status.
    case 'see': case 'bump': case 'recall': return decideInKitchen(state, command, ctx);
    case 'serve': return serve(state, command, ctx);
    case 'end-attempt': return endAttempt(state, command, ctx);
    case 'refund': return refund(state, command, ctx);
    case 'reopen': return reopen(state, command, ctx);
    case 'resolve': return one(ctx, 'anomaly.resolved', { key: command.key, resolution: command.resolution });
  }
  if (state.status !== 'open') return err({ type: 'not-open', status: state.status });
  switch (command.type) {
    case 'label': return label(command, ctx);
    case 'add-item': return addItem(state, command, ctx);
    case 'add-combo': return addCombo(state, command, ctx);
    case 'change-quantity': case 'note-line': case 'label-line': case 'void-line': return decideOnLine(state, command, ctx);
    case 'fire': return fire(state, command, ctx);
    case 'hold-course': return holdCourse(state, command, ctx);
    case 'ask-bill': return askBill(state, command, ctx);
    case 'discount': return giveDiscount(state, command, ctx);
    case 'comp': return giveComp(state, command, ctx);
    case 'remove-adjustment': return removeAdjustment(state, command, ctx);
    case 'remove-charge': return removeCharge(state, command, ctx);
    case 'restore-charge': return restoreCharge(state, command.chargeId, ctx);
    case 'plan-split': return planSplit(state, command, ctx);
    case 'start-attempt': return startAttempt(state, command, ctx);
    case 'pay': return pay(state, command, ctx);
    case 'close': return close(state, command, ctx);
    case 'cancel': return cancel(state, command, ctx);
  }
}
