import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { DecideContext } from '../../shared/domain/op.ts';
import { decideOrder } from '../../shared/domain/order/decide.ts';
import { foldOrder } from '../../shared/domain/order/fold.ts';
import { orderOpVersion, type OrderOp } from '../../shared/domain/order/ops.ts';
import type { OrderState } from '../../shared/domain/order/state.ts';
import { settleTransfers } from '../../shared/domain/order/settle-transfers.ts';
import { decideMerge, decideTransfer } from '../../shared/domain/order/transfer.ts';
import { stampOp } from '../../shared/domain/op.ts';
import { asId, type DocId } from '../../shared/kernel/ids.ts';
import { deviceContext, inStampOrder, itemOf, openCommand } from './arbitrary-orders.ts';
import { runs } from './runs.ts';

const checks: readonly DocId[] = [asId('a'), asId('b'), asId('c')];

/** The checks of a branch as one device knows them. */
type Known = Map<DocId, OrderOp[]>;
const stateIn = (known: Known, id: DocId): OrderState => foldOrder(inStampOrder(known.get(id)!));
const copyOf = (known: Known): Known => new Map([...known].map(([id, ops]) => [id, [...ops]]));
const merged = (all: readonly Known[]): Known =>
  new Map(checks.map((id) => [id, [...new Map(all.flatMap((known) => known.get(id)!).map((op) => [op.id, op])).values()]]));

function carry(known: Known, id: DocId, ctx: DecideContext, command: Parameters<typeof decideOrder>[1]): void {
  const decided = decideOrder(known.get(id)!.length === 0 ? null : stateIn(known, id), command, ctx);
  if (decided.ok) known.get(id)!.push(...decided.value);
}

type Step = { readonly device: number; readonly kind: number; readonly from: number; readonly to: number; readonly pick: number; readonly part: number };
const step: fc.Arbitrary<Step> = fc.record({ device: fc.nat(1), kind: fc.nat(9), from: fc.nat(2), to: fc.nat(2), pick: fc.nat(5), part: fc.nat(3) });

/** Adds, sends, moves and merges between the checks of one branch. */
function take(known: Known, { kind, from, to, pick, part }: Step, ctx: DecideContext): void {
  const [source, target] = [checks[from]!, checks[to]!];
  const state = stateIn(known, source);
  const line = state.lines.filter(({ quantityMilli }) => quantityMilli > 0)[pick % Math.max(1, state.lines.length)];
  if (kind < 2) carry(known, source, ctx, { type: 'add-item', item: itemOf(`dish ${pick % 3}`, 1_000 * (1 + (pick % 3))), quantityMilli: 1_000 * (1 + part), note: '' });
  else if (kind === 2) carry(known, source, ctx, { type: 'fire' });
  else if (kind === 3) carry(known, source, ctx, { type: 'bump', work: state.lines.flatMap(({ work }) => work.map(({ opId }) => opId)) });
  else if (kind === 4 && line && part === 0) carry(known, source, ctx, { type: 'void-line', lineId: line.lineId, reason: 'dropped' });
  else if (kind === 4 && line) carry(known, source, ctx, { type: 'discount', target: { kind: 'line', lineId: line.lineId }, value: { kind: 'percent', basisPoints: 1_000 }, reason: 'regular' });
  else {
    const ends = [{ id: source, state }, { id: target, state: stateIn(known, target) }] as const;
    const quantityMilli = line ? Math.max(1, Math.trunc(line.quantityMilli / (1 + (part % 2)))) : 1;
    const decided = kind === 9 ? decideMerge(...ends, ctx) : decideTransfer(...ends, { lines: line ? [{ lineId: line.lineId, quantityMilli }] : [] }, ctx);
    if (!decided.ok) return;
    known.get(source)!.push(...decided.value.source);
    known.get(target)!.push(...decided.value.target);
  }
}

function opened(): Known {
  const known: Known = new Map(checks.map((id) => [id, []]));
  for (const id of checks) carry(known, id, deviceContext(7, 1_000_000, checks.indexOf(id) * 10), openCommand);
  return known;
}

/** All that is on the checks, by line. */
const quantities = (known: Known): string => {
  const all = new Map<string, number>();
  for (const id of checks) for (const line of stateIn(known, id).lines) all.set(line.lineId, (all.get(line.lineId) ?? 0) + line.quantityMilli);
  return JSON.stringify([...all].filter(([, milli]) => milli !== 0).sort(([a], [b]) => (a < b ? -1 : 1)));
};
const gross = (known: Known): number => checks.reduce((all, id) => all + stateIn(known, id).totals.gross, 0);

test('moving and merging on one device changes neither what is on the checks nor what it costs', () => {
  fc.assert(fc.property(fc.array(step, { maxLength: 25, size: 'medium' }), (steps) => {
    const known = opened();
    const ctx = deviceContext(0, 1_000_100);
    for (const one of steps) {
      const [before, cost, fires] = [quantities(known), gross(known), checks.map((id) => stateIn(known, id).fires.length).join()];
      take(known, one, ctx);
      if (one.kind < 5) continue;
      expect(quantities(known)).toBe(before);
      expect(gross(known)).toBe(cost);
      expect(checks.map((id) => stateIn(known, id).fires.length).join(), 'nothing is sent again').toBe(fires);
    }
    expect(settleTransfers(checks.map((id) => ({ id, state: stateIn(known, id) })))).toEqual([]);
  }), runs(700));
});

/** Writes the refusals that are missing until none is: what the server does after commits. */
function settle(known: Known): number {
  const ctx = deviceContext(8, 9_000_000);
  for (let round = 0; round < 50; round += 1) {
    const missing = settleTransfers(checks.map((id) => ({ id, state: stateIn(known, id) })));
    if (missing.length === 0) return round;
    for (const { orderId, op } of missing) known.get(orderId)!.push(stampOp(ctx, op.type, orderOpVersion[op.type], op.data) as unknown as OrderOp);
  }
  throw new Error('the settlement never ends');
}

test('what two cut-off devices moved is on one check each once the server has settled it', () => {
  fc.assert(fc.property(fc.array(step, { maxLength: 8 }), fc.array(step, { maxLength: 14, size: 'medium' }), (before, apart) => {
    const shared = opened();
    for (const one of before) take(shared, one, deviceContext(0, 1_000_100, before.indexOf(one) * 100));
    const devices = [copyOf(shared), copyOf(shared)];
    const contexts = [deviceContext(1, 1_000_200), deviceContext(2, 1_000_200)];
    // What is added or sent apart has quantities of its own; only moves are tried against each other.
    for (const one of apart) take(devices[one.device]!, { ...one, kind: 5 + (one.kind % 5) }, contexts[one.device]!);
    const all = merged(devices);
    const cost = gross(shared);
    settle(all);
    expect(quantities(all)).toBe(quantities(shared));
    expect(gross(all)).toBe(cost);
  }), runs(1_000));
});

/** Takes off, deletes and adds to lines that are on a check here. */
function change(known: Known, { kind, from, pick, part }: Step, ctx: DecideContext): void {
  const id = checks[from]!;
  const line = stateIn(known, id).lines.filter(({ quantityMilli }) => quantityMilli > 0)[pick % 3];
  if (!line) return;
  const isSent = line.work.some(({ fire }) => fire !== null);
  if (kind === 0) carry(known, id, ctx, { type: 'change-quantity', lineId: line.lineId, deltaMilli: 1_000 });
  else if (kind < 4 && !isSent) carry(known, id, ctx, { type: 'void-line', lineId: line.lineId, reason: '' });
  else carry(known, id, ctx, { type: 'change-quantity', lineId: line.lineId, deltaMilli: -Math.min(line.quantityMilli, 1_000 * (1 + part)) });
}

test('what one cut-off device takes off while another moves it is taken off wherever it went', () => {
  fc.assert(fc.property(fc.array(step, { maxLength: 9 }), fc.array(step, { maxLength: 12, size: 'medium' }), fc.boolean(), (before, apart, isAhead) => {
    const shared = opened();
    for (const one of before) take(shared, one.kind === 4 ? { ...one, kind: 0 } : one, deviceContext(0, 1_000_100, before.indexOf(one) * 100));
    const [mover, waiter] = [copyOf(shared), copyOf(shared)];
    const contexts = [deviceContext(1, isAhead ? 2_000_200 : 1_000_200), deviceContext(2, 1_500_200)] as const;
    for (const one of apart) {
      if (one.device === 0) take(mover, { ...one, kind: 5 + (one.kind % 5) }, contexts[0]);
      else change(waiter, one, contexts[1]);
    }
    const all = merged([mover, waiter]);
    settle(all);
    expect(quantities(all)).toBe(quantities(waiter));
    for (const { state } of checks.map((id) => ({ state: stateIn(all, id) }))) expect(state.shortfalls).toEqual([]);
  }), runs(1_000));
});
