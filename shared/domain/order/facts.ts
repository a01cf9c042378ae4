import type { StampedOp } from '../op.ts';
import type { OrderOp, OrderOpType } from './ops.ts';
import { readOrderOp } from './read-op.ts';
import type { Approval, Deed } from './state.ts';

export type FactOf<Type extends OrderOpType> = Extract<OrderOp, { type: Type }>;

/** The facts of an order by kind, in (stamp, op id) order. Kinds that never happened are absent: most orders know a third of them. */
export type Facts = { [Type in OrderOpType]?: FactOf<Type>[] };

const none: readonly never[] = [];

export const factsOf = <Type extends OrderOpType>(facts: Facts, type: Type): readonly FactOf<Type>[] => facts[type] ?? none;

export const deedOf = (op: StampedOp): Deed => ({ opId: op.id, by: op.by, device: op.device, stamp: op.stamp });

/** Sorts ops into facts; unknown types, newer versions and malformed data are passed over. */
export function sortIntoFacts(ops: Iterable<StampedOp>): { readonly facts: Facts; readonly firstStamp: string; readonly lastStamp: string } {
  const facts: Record<string, OrderOp[] | undefined> = {};
  let firstStamp = '';
  let lastStamp = '';
  for (const raw of ops) {
    const op = readOrderOp(raw);
    if (op === null) continue;
    const list = facts[op.type];
    if (list === undefined) facts[op.type] = [op];
    else list.push(op);
    if (op.stamp > lastStamp) lastStamp = op.stamp;
    if (firstStamp === '' || op.stamp < firstStamp) firstStamp = op.stamp;
  }
  return { facts: facts as Facts, firstStamp, lastStamp };
}

export const approvalsOf = (facts: Facts): readonly Approval[] =>
  factsOf(facts, 'approval.granted').map((op) => ({ ...deedOf(op), action: op.data.action, subject: op.data.subject, amount: op.data.amount, uses: op.data.uses?.map((use) => ({ ...use })) ?? null }));
