import type { OpId } from '../../kernel/ids.ts';
import { err } from '../../kernel/result.ts';
import type { DecideContext } from '../op.ts';
import { make, one, record, tooLong, type Command, type Decision } from './decision.ts';
import { bounds } from './frozen-checks.ts';
import type { Line, OrderState, Work } from './state.ts';

/** A course waits only until any of the line was sent: a change of what is cooking goes at once. */
const waits = (line: Line, held: readonly string[]): boolean => held.includes(line.course) && line.work.every((piece) => piece.fire === null);

const unfiredLines = (state: OrderState): readonly Line[] => state.lines.filter((line) => line.voided === null && line.work.some((piece) => piece.fire === null));
const unfiredOf = (lines: readonly Line[]): OpId[] => lines.flatMap((line) => line.work.filter((piece) => piece.fire === null).map((piece) => piece.opId));

/** Quantity ops of live lines that the kitchen has not been told of and that do not wait for their course. */
export const unfiredWork = (state: OrderState): OpId[] => unfiredOf(unfiredLines(state).filter((line) => !waits(line, state.held)));

export function fire(state: OrderState, { courses, everything }: Command<'fire'>, ctx: DecideContext): Decision {
  const lines = unfiredLines(state);
  const going = everything ? lines : courses ? lines.filter((line) => courses.includes(line.course)) : lines.filter((line) => !waits(line, state.held));
  const covers = unfiredOf(going);
  if (covers.length === 0) return err({ type: 'nothing-to-send' });
  const released = state.held.filter((course) => (courses?.includes(course) ?? false) || (everything === true && going.some((line) => line.course === course)));
  return record(make(ctx, 'order.fired', { covers }), ...released.map((course) => make(ctx, 'course.held', { course, held: false })));
}

export function holdCourse(state: OrderState, { course, held }: Command<'hold-course'>, ctx: DecideContext): Decision {
  const long = tooLong(bounds.id, course);
  if (long) return err(long);
  return state.held.includes(course) === held ? err({ type: 'nothing-to-do' }) : one(ctx, 'course.held', { course, held });
}

/** Cooked here: what came from another check stands on the tickets of that one. */
const isWaiting = (piece: Work): boolean => piece.fire !== null && !piece.bumped && (piece.kind === 'added' || piece.kind === 'changed');

export function decideInKitchen(state: OrderState, command: Command<'see' | 'bump' | 'recall'>, ctx: DecideContext): Decision {
  if (command.type === 'see') {
    const fires = state.fires.filter((one) => command.fires.includes(one.opId) && !one.seenAt.includes(command.station)).map((one) => one.opId);
    return fires.length === 0 ? err({ type: 'nothing-to-do' }) : one(ctx, 'kitchen.seen', { fires, station: command.station });
  }
  if (command.type === 'bump') {
    const waiting = new Set([...state.lines, ...state.movedLines].flatMap((line) => line.work.filter(isWaiting).map((piece) => piece.opId)));
    const work = command.work.filter((id) => waiting.has(id));
    return work.length === 0 ? err({ type: 'nothing-to-do' }) : one(ctx, 'kitchen.bumped', { work });
  }
  const bumps = state.bumps.filter((bump) => command.bumps.includes(bump.opId) && !bump.recalled).map((bump) => bump.opId);
  return bumps.length === 0 ? err({ type: 'nothing-to-do' }) : one(ctx, 'kitchen.recalled', { bumps });
}
