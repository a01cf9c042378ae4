import type { Journal, Op } from '../../shared/crdt/journal.ts';
import { journalDominates } from '../../shared/crdt/journal.ts';
import { sameKnowledge } from '../../shared/crdt/replicated.ts';
import type { OrderOp } from '../../shared/domain/order/ops.ts';
import { reviewOrders } from '../../shared/domain/order/review.ts';
import type { OrderState, Work } from '../../shared/domain/order/state.ts';
import { canonicalJson } from '../../shared/kernel/canonical-json.ts';
import { serverActor } from '../../sync-server/ingest/server-actor.ts';
import { checkMoney } from './check-money.ts';
import { checkOrder } from './check-order.ts';
import { checkShift, checkShiftsAtRest } from './check-shifts.ts';
import { checkTransfersAtRest } from './check-transfers.ts';
import { anyStateOf, isOrder, isShift, knownOrders, stateOf } from './states.ts';
import type { Charge } from './terminal.ts';
import { must } from './violation.ts';

/** What somebody did at a terminal, as they remember it. */
export type Deed = {
  readonly docId: string;
  readonly op: Op;
  readonly terminal: string;
  /** The terminal said that it is kept. */
  acknowledged: boolean;
  /** Its terminal was set back to a backup since, and must first hear of it again. */
  forgotten: boolean;
  /** The last copy went with a restored backup: nobody can be asked to have it. */
  lost: boolean;
};

type Stage = { readonly key: string; readonly opId: string };
/** Pieces that were moved in one go share an op: each line has its own. */
const piecesIn = (state: OrderState, which: (piece: Work) => boolean): Stage[] =>
  [...state.lines, ...state.movedLines].flatMap((line) => line.work.filter(which).map(({ opId }) => ({ key: `${line.lineId} ${opId}`, opId })));
const bumpedIn = (state: OrderState): Stage[] => piecesIn(state, ({ bumped }) => bumped);
const holds = (doc: Journal | undefined, opId: string): boolean => doc !== undefined && (Object.hasOwn(doc.ops, opId) || Object.hasOwn(doc.refused, opId));

/** Work leaves an order when the server refuses it, and what was brought when its transfer is. */
function checkStages(terminal: string, before: Journal, after: Journal): void {
  const state = stateOf(after);
  const bumped = new Set(bumpedIn(state).map(({ key }) => key));
  const undone = new Set(state.bumps.filter((bump) => bump.recalled).flatMap((bump) => bump.work.map(String)));
  for (const op of Object.values(after.ops)) if (op.type === 'kitchen.bumped' && Object.hasOwn(after.refused, op.id)) for (const work of (op.data as { work: string[] }).work) undone.add(work);
  const shown = new Set(piecesIn(state, () => true).map(({ key }) => key));
  const back = bumpedIn(stateOf(before)).filter(({ key, opId }) => shown.has(key) && !bumped.has(key) && !undone.has(opId)).map(({ key }) => key);
  must(back.length === 0, 'kitchen stages never go back except by recall', () => `${terminal}, ${after.id}: ${back.join()}`);
}

export type Shown = { readonly terminal: string; readonly known: ReadonlyMap<string, Journal>; readonly deeds: readonly Deed[] };

const stateIn = (docs: ReadonlyMap<string, Journal>) => (id: string): OrderState | null => { const doc = docs.get(id); return doc ? stateOf(doc) : null; };

/** After a terminal learnt something of a document: `before` is what it showed until then. */
export function checkShown(before: Journal | undefined, after: Journal, { terminal, known, deeds }: Shown): void {
  must(before === undefined || journalDominates(after, before), 'nothing disappears from a screen', () => `${terminal} forgot part of ${after.id}`);
  if (isOrder(after)) {
    checkOrder(after, stateOf(after), stateIn(known));
    if (before) checkStages(terminal, before, after);
  } else if (isShift(after)) checkShift(after);
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
  readonly charges: readonly Charge[];
  readonly somebodyLeft: boolean;
  readonly serverWasRestored: boolean;
  readonly pushedWhileResting: number;
};

/** The very same ops, the same of them refused: a pure fold cannot differ. */
const isSame = (a: Journal, b: Journal): boolean =>
  a === b || (Object.keys(a.ops).every((id) => a.ops[id] === b.ops[id]) && Object.keys(a.refused).length === Object.keys(b.refused).length);

function checkReplicas({ server, terminals }: AtRest): void {
  for (const { name, known, forks, owed } of terminals) {
    must(owed.size === 0, 'nothing is owed at rest', () => `${name} still owes ${[...owed].map(([id, ops]) => `${id}: ${ops.join()}`).join('; ')}`);
    for (const [copies, where] of [[known, 'shows'], [new Map([...forks].map(([id, { doc }]) => [id, doc])), 'keeps']] as const) {
      must(copies.size === server.size, 'replicas are equal at rest', () => `${name} ${where} ${copies.size} documents, the server ${server.size}`);
      for (const [id, { doc }] of server) {
        const own = copies.get(id);
        must(own !== undefined && sameKnowledge(own, doc), 'replicas are equal at rest', () => `${name} ${where} another ${id} than the server`);
        must(isSame(own!, doc) || canonicalJson(anyStateOf(own!)) === canonicalJson(anyStateOf(doc)), 'replicas are equal at rest', () => `${name} folds ${id} into another state`);
      }
    }
  }
}

/** What a till allowed the server allows, unless somebody had left by then. A server that was set back does not take its own former words from others. */
function checkRefusals({ server, somebodyLeft, serverWasRestored }: AtRest): void {
  for (const { doc } of server.values()) {
    for (const [id, reason] of Object.entries(doc.refused)) {
      if (doc.ops[id]?.by === serverActor && serverWasRestored) continue;
      must(somebodyLeft && (reason === 'staff-left' || reason === 'not-allowed'), 'nothing is refused that a till allowed', () => `${doc.ops[id]?.type} ${id} of ${doc.id}: ${reason}`);
    }
  }
}

/** Once the network is whole and everyone had time. */
export function checkAtRest(rest: AtRest): void {
  const { server, terminals, deeds, charges, pushedWhileResting } = rest;
  must(pushedWhileResting === 0, 'nothing is pushed for ever', () => `${pushedWhileResting} documents were pushed at rest`);
  checkReplicas(rest);
  for (const { docId, op, terminal, acknowledged, lost } of deeds) {
    if (acknowledged && !lost) must(holds(server.get(docId)?.doc, op.id), 'every acknowledged op is present', () => `${op.type} ${op.id} of ${docId}, done at ${terminal}`);
  }
  checkRefusals(rest);
  const docs = new Map([...server].map(([id, { doc }]) => [id, doc]));
  checkMoney(docs, deeds, charges);
  for (const doc of docs.values()) if (isOrder(doc)) checkOrder(doc, stateOf(doc), stateIn(docs));
  const isMissing = (deed: Deed): boolean => !holds(docs.get(deed.docId), deed.op.id);
  const missing = new Set(deeds.filter(isMissing).flatMap(({ op }) => linesNamed(op as unknown as OrderOp)));
  checkTransfersAtRest([...docs.values()].filter(isOrder), (lineId) => missing.has(lineId));
  checkShiftsAtRest(docs, new Set(terminals.filter(({ wasRestored }) => wasRestored).map(({ letter }) => letter)));
  checkNumbers(docs, terminals);
}

/** The lines an op brings, changes or takes away. */
function linesNamed(op: OrderOp): readonly string[] {
  if (op.type === 'lines.moved-in' || op.type === 'lines.moved-out') return op.data.lines.map(({ lineId }) => lineId);
  return op.type === 'line.added' || op.type === 'line.changed' ? [op.data.lineId] : [];
}

/** A terminal restored from a backup may have forgotten a number it gave; then people are shown the clash. */
function checkNumbers(docs: ReadonlyMap<string, Journal>, terminals: AtRest['terminals']): void {
  const known = knownOrders(docs.values());
  const clashes = reviewOrders(known).filter((anomaly) => anomaly.type === 'number-clash');
  const byNumber = new Map<string, number>();
  for (const { state } of known) if (state.number !== '?') byNumber.set(`${state.businessDate} ${state.number}`, (byNumber.get(`${state.businessDate} ${state.number}`) ?? 0) + 1);
  const twice = [...byNumber].filter(([, count]) => count > 1).map(([key]) => key);
  const excused = new Set(terminals.filter((terminal) => terminal.wasRestored).map((terminal) => terminal.letter));
  must(twice.length === clashes.length, 'a number given twice is shown', () => `${twice.join()} but ${clashes.length} cards`);
  for (const key of twice) must(excused.has(key.split(' ')[1]!.charAt(0)), 'no order number twice', () => key);
}
