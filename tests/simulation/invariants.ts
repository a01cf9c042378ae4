import type { Journal } from '../../shared/crdt/journal.ts';
import { journalDominates } from '../../shared/crdt/journal.ts';
import { sameKnowledge } from '../../shared/crdt/replicated.ts';
import type { OrderOp } from '../../shared/domain/order/ops.ts';
import { reviewOrders } from '../../shared/domain/order/review.ts';
import type { OrderState } from '../../shared/domain/order/state.ts';
import { canonicalJson } from '../../shared/kernel/canonical-json.ts';
import { asId } from '../../shared/kernel/ids.ts';
import { ticketsOf } from '../../shared/projections/kitchen-tickets.ts';
import { stateOf } from './actors.ts';

/** What somebody did at a terminal, as they remember it. */
export type Deed = {
  readonly docId: string;
  readonly op: OrderOp;
  readonly terminal: string;
  /** The terminal said that it is kept. */
  acknowledged: boolean;
  /** Its terminal was set back to a backup since, and must first hear of it again. */
  forgotten: boolean;
  /** The last copy went with a restored backup: nobody can be asked to have it. */
  lost: boolean;
};

export class Violation extends Error {
  constructor(readonly invariant: string, detail: string) {
    super(`${invariant}: ${detail}`);
  }
}

const must = (holds: boolean, invariant: string, detail: () => string): void => {
  if (!holds) throw new Violation(invariant, detail());
};

const bumpedIn = (state: OrderState): string[] => state.lines.flatMap((line) => line.work.filter((piece) => piece.bumped).map((piece) => piece.opId));
const holds = (doc: Journal | undefined, opId: string): boolean => doc !== undefined && (Object.hasOwn(doc.ops, opId) || Object.hasOwn(doc.refused, opId));

/** Every piece of work the kitchen was told of is on exactly one ticket. */
export function checkTickets(docId: string, state: OrderState): void {
  const onTickets = ticketsOf({ orderId: asId(docId), state, defaultStation: 'hot' }).flatMap((ticket) => ticket.lines.flatMap((line) => line.pieces.map((piece) => String(piece.opId))));
  const sent = state.lines.flatMap((line) => line.work.filter((piece) => piece.fire !== null).map((piece) => String(piece.opId)));
  must(onTickets.sort().join() === sent.sort().join(), 'every sent line is on exactly one ticket', () => `${docId}: sent ${sent.join()}; on tickets ${onTickets.join()}`);
}

/** After a terminal learnt something of an order: `before` is what it showed until then. */
export function checkShown(terminal: string, before: Journal | undefined, after: Journal, deeds: readonly Deed[]): void {
  const state = stateOf(after);
  checkTickets(after.id, state);
  must(before === undefined || journalDominates(after, before), 'nothing disappears from a screen', () => `${terminal} forgot part of ${after.id}`);
  if (before) {
    const bumped = new Set(bumpedIn(state));
    const undone = new Set(state.bumps.filter((bump) => bump.recalled).flatMap((bump) => bump.work.map(String)));
    for (const op of Object.values(after.ops)) if (op.type === 'kitchen.bumped' && Object.hasOwn(after.refused, op.id)) for (const work of (op.data as { work: string[] }).work) undone.add(work);
    // Refused work is no work any more: it leaves the order together with its stages.
    const shown = new Set(state.lines.flatMap((line) => line.work.map((piece) => String(piece.opId))));
    const back = bumpedIn(stateOf(before)).filter((work) => shown.has(work) && !bumped.has(work) && !undone.has(work));
    must(back.length === 0, 'kitchen stages never go back except by recall', () => `${terminal}, ${after.id}: ${back.join()}`);
  }
  for (const deed of deeds) if (deed.terminal === terminal && deed.acknowledged && !deed.forgotten) must(holds(after, deed.op.id), 'what was acknowledged stays on its terminal', () => `${terminal} lost ${deed.op.type} ${deed.op.id} of ${after.id}`);
}

/** After a commit: the server only ever knows more. */
export function checkCommit(before: Journal | null, after: Journal): void {
  must(before === null || journalDominates(after, before), 'the server forgets nothing', () => `${after.id} lost knowledge in a commit`);
}

export type AtRest = {
  readonly server: ReadonlyMap<string, { readonly doc: Journal }>;
  readonly terminals: readonly { readonly name: string; readonly letter: string; readonly known: ReadonlyMap<string, Journal>; readonly forks: ReadonlyMap<string, { readonly doc: Journal }>; readonly owed: ReadonlyMap<string, readonly string[]>; readonly wasRestored: boolean }[];
  readonly deeds: readonly Deed[];
  readonly pushedWhileResting: number;
};

/** Once the network is whole and everyone had time. */
export function checkAtRest({ server, terminals, deeds, pushedWhileResting }: AtRest): void {
  must(pushedWhileResting === 0, 'nothing is pushed for ever', () => `${pushedWhileResting} documents were pushed at rest`);
  for (const { name, known, forks, owed } of terminals) {
    must(owed.size === 0, 'nothing is owed at rest', () => `${name} still owes ${[...owed].map(([id, ops]) => `${id}: ${ops.join()}`).join('; ')}`);
    for (const [copies, where] of [[known, 'shows'], [new Map([...forks].map(([id, { doc }]) => [id, doc])), 'keeps']] as const) {
      must(copies.size === server.size, 'replicas are equal at rest', () => `${name} ${where} ${copies.size} orders, the server ${server.size}`);
      for (const [id, { doc }] of server) {
        const own = copies.get(id);
        must(own !== undefined && sameKnowledge(own, doc), 'replicas are equal at rest', () => `${name} ${where} another ${id} than the server`);
        must(canonicalJson(stateOf(own!)) === canonicalJson(stateOf(doc)), 'replicas are equal at rest', () => `${name} folds ${id} into another state`);
      }
    }
  }
  for (const { docId, op, terminal, acknowledged, lost } of deeds) {
    if (acknowledged && !lost) must(holds(server.get(docId)?.doc, op.id), 'every acknowledged op is present', () => `${op.type} ${op.id} of ${docId}, done at ${terminal}`);
  }
  checkMoney(server, deeds);
  for (const [id, { doc }] of server) checkTickets(id, stateOf(doc));
  checkNumbers(server, terminals);
}

/** What people took and gave back is what the orders count, refused deeds aside. */
function checkMoney(server: AtRest['server'], deeds: readonly Deed[]): void {
  let taken = 0;
  let counted = 0;
  for (const { docId, op } of deeds) {
    const doc = server.get(docId)?.doc;
    if (!doc || !Object.hasOwn(doc.ops, op.id) || Object.hasOwn(doc.refused, op.id)) continue;
    if (op.type === 'payment.taken') taken += op.data.amount;
    // A refund counts with the payment it gives back.
    if (op.type === 'payment.refunded' && !Object.hasOwn(doc.refused, op.data.payment)) taken -= op.data.amount;
  }
  for (const { doc } of server.values()) counted += stateOf(doc).totals.paid;
  must(taken === counted, 'money in is money counted', () => `taken ${taken}, counted ${counted}`);
}

/** A terminal restored from a backup may have forgotten a number it gave; then people are shown the clash. */
function checkNumbers(server: AtRest['server'], terminals: AtRest['terminals']): void {
  const known = [...server].map(([id, { doc }]) => ({ id: asId<never>(id), state: stateOf(doc) }));
  const clashes = reviewOrders(known).filter((anomaly) => anomaly.type === 'number-clash');
  const byNumber = new Map<string, number>();
  for (const { state } of known) if (state.number !== '?') byNumber.set(`${state.businessDate} ${state.number}`, (byNumber.get(`${state.businessDate} ${state.number}`) ?? 0) + 1);
  const twice = [...byNumber].filter(([, count]) => count > 1).map(([key]) => key);
  const excused = new Set(terminals.filter((terminal) => terminal.wasRestored).map((terminal) => terminal.letter));
  must(twice.length === clashes.length, 'a number given twice is shown', () => `${twice.join()} but ${clashes.length} cards`);
  for (const key of twice) must(excused.has(key.split(' ')[1]!.charAt(0)), 'no order number twice', () => key);
}
