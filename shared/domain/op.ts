import type { Authority } from './staff/authority.ts';
import type { DeviceId, OpId, StaffId } from '../kernel/ids.ts';
import type { Stamp } from '../kernel/stamp.ts';

/** The domain's view of an op: the same fields that the journal keeps, with the data typed. */
export type StampedOp<Type extends string = string, Data = unknown> = {
  readonly id: OpId;
  readonly type: Type;
  readonly v: number;
  readonly by: StaffId;
  readonly device: DeviceId;
  readonly stamp: Stamp;
  readonly data: Data;
};

/**
 * What a decision may use of the world, given as values and sources of values: who acts, where,
 * when. The shell fills it in; a test or the simulation fills it in with seeded ones.
 */
export type DecideContext = {
  readonly by: StaffId;
  readonly device: DeviceId;
  readonly authority: Authority;
  readonly nowMs: number;
  readonly newId: () => string;
  readonly nextStamp: () => Stamp;
};

/** Stamps one op: the moment its id and time are fixed; a retry resends the same bytes. */
export const stampOp = <Type extends string, Data>(ctx: DecideContext, type: Type, v: number, data: Data): StampedOp<Type, Data> => ({
  id: ctx.newId() as OpId, type, v, by: ctx.by, device: ctx.device, stamp: ctx.nextStamp(), data,
});
