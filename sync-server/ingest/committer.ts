import type { Announce } from '../stream/announcement.ts';
import type { Answer } from './adjudicate.ts';
import { commitLocked, emptyDraft, judgeGroup, readGroups, writeDrafts, type Draft, type GroupDeps, type ScopeGroup, type ScopePush, type Written } from './commit-group.ts';

/** Documents that one sequence number of a scope, and one transaction, takes at most (one push may bring that many by itself). */
export const maxGroupDocs = 200;

/**
 * One read and one write are under way at once: what comes meanwhile goes together into the next,
 * and shares its round trip or its commit. Another may start beside one that takes this long, so
 * that a branch whose row somebody else holds does not hold up the others.
 */
const lateMs = 25;
const mostAtOnce = 4;

export interface Committer {
  /** Answers when the push is durable; rejects when the database did not take it, so that the device sends it again. */
  push(scope: string, rosterScope: string, push: ScopePush): Promise<readonly Answer[]>;
  /** Resolves when nothing is waiting or under way. */
  idle(): Promise<void>;
}

/** What was committed together. */
export type Committed = { readonly documents: number; readonly operations: number; readonly refusals: number; readonly milliseconds: number };

export type CommitterDeps = GroupDeps & {
  readonly announce: Announce;
  readonly observe: (committed: Committed) => void;
};

type Waiting = {
  readonly push: ScopePush;
  readonly resolve: (answers: readonly Answer[]) => void;
  readonly reject: (cause: unknown) => void;
};

type Judged = Waiting & { readonly answers: readonly Answer[] };

/** Pushes that are judged and what they come to, on the way to the disk as one. */
type Load = { readonly draft: Draft; readonly judged: Judged[] };

/** One scope's way to the disk: waiting → being read for → judged (`next`) → being written. */
type Line = {
  readonly key: string;
  readonly scope: string;
  readonly rosterScope: string;
  waiting: Waiting[];
  /** Whether documents are being read for some of its pushes, which are out of `waiting` meanwhile. */
  isReading: boolean;
  next: Load;
  writing: Load | null;
  /** The scope's number that `next` is judged on once `writing` is durable; null while not known. */
  seq: number | null;
  /** Whether its pushes are being committed under the lock of the scope. */
  isLocked: boolean;
  /** Counts how often what was judged turned out to be void: who read before that reads again. */
  voided: number;
};

const emptyLoad = (): Load => ({ draft: emptyDraft(), judged: [] });
const documentsOf = (pushes: readonly Waiting[]): number => pushes.reduce((all, { push }) => all + push.items.length, 0);
const isIdle = (line: Line): boolean => line.waiting.length === 0 && !line.isReading && line.next.judged.length === 0 && line.writing === null && !line.isLocked;

/** Starts of what is under way; says whether one more may start. */
type Lane = Set<number>;
const hasRoom = (lane: Lane): boolean => {
  if (lane.size === 0) return true;
  const lateSinceMs = performance.now() - lateMs;
  return lane.size < mostAtOnce && [...lane].every((startedMs) => startedMs < lateSinceMs);
};

/** The first pushes that fit, at least one when `room` is all there can be. */
function takePushes(queue: Waiting[], room: number): Waiting[] {
  let documents = 0;
  let count = 0;
  while (count < queue.length) {
    documents += queue[count]!.push.items.length;
    if (documents > room && !(count === 0 && room === maxGroupDocs)) break;
    count += 1;
  }
  return queue.splice(0, count);
}

/**
 * Group commit in two steps that overlap: documents are read for the pushes that wait, and they are
 * judged, while those before them are being written. A scope's pushes are judged on what is stored
 * and on what is ahead of them, and written once that is durable, at the number they were judged
 * on. When the scope turns out to have been moved by someone else, or the write ahead failed, they
 * are committed again under the lock of the scope; when a group fails there, push by push, so that
 * one bad push takes no other with it. No push waits for a timer.
 */
export function createCommitter(deps: CommitterDeps): Committer {
  const lines = new Map<string, Line>();
  const reads: Lane = new Set();
  const writes: Lane = new Set();
  let planned = false;
  let idlers: (() => void)[] = [];

  const lineOf = (scope: string, rosterScope: string): Line => {
    const key = `${rosterScope} ${scope}`;
    const known = lines.get(key);
    if (known !== undefined) return known;
    const line: Line = { key, scope, rosterScope, waiting: [], isReading: false, next: emptyLoad(), writing: null, seq: null, isLocked: false, voided: 0 };
    lines.set(key, line);
    return line;
  };

  const groupOf = (line: Line, pushes: readonly Waiting[]): ScopeGroup => ({ scope: line.scope, rosterScope: line.rosterScope, pushes: pushes.map(({ push }) => push) });

  const settle = (judged: readonly Judged[], { announcement }: Written): void => {
    for (const { resolve, answers } of judged) resolve(answers);
    if (announcement !== null) deps.announce(announcement);
  };

  /** One after the other, under the lock; push by push when the group fails. */
  const commitAgain = async (line: Line, pushes: readonly Waiting[]): Promise<void> => {
    const startedMs = performance.now();
    try {
      const { answers, draft, written } = await commitLocked(deps, groupOf(line, pushes));
      deps.observe({ documents: documentsOf(pushes), operations: draft.operations, refusals: draft.refusals, milliseconds: performance.now() - startedMs });
      settle(pushes.map((one, index) => ({ ...one, answers: answers[index]! })), written);
    } catch (cause) {
      if (pushes.length === 1) pushes[0]!.reject(cause);
      else for (const one of pushes) await commitAgain(line, [one]);
    }
  };

  /** Voids what was judged of the scope and commits it, and `others`, under the lock; `singly` when it is known that one of them is bad. */
  const recommit = (line: Line, others: readonly Waiting[], singly: boolean): void => {
    const pushes = [...(line.writing?.judged ?? []), ...line.next.judged, ...others];
    Object.assign(line, { writing: null, next: emptyLoad(), seq: null, isLocked: true, voided: line.voided + 1 } satisfies Partial<Line>);
    void (async () => {
      while (pushes.length > 0) await commitAgain(line, singly ? pushes.splice(0, 1) : takePushes(pushes, maxGroupDocs));
      line.isLocked = false;
      advance();
    })();
  };

  /** Takes what waits, a scope at a time, those that were served last at the end. */
  const takeWaiting = (): { readonly line: Line; readonly pushes: Waiting[] }[] => {
    const taken: { line: Line; pushes: Waiting[] }[] = [];
    let room = maxGroupDocs;
    for (const line of [...lines.values()]) {
      if (room <= 0) break;
      if (line.waiting.length === 0 || line.isReading || line.isLocked) continue;
      const pushes = takePushes(line.waiting, Math.min(room, maxGroupDocs - documentsOf(line.next.judged)));
      if (pushes.length === 0) continue;
      room -= documentsOf(pushes);
      line.isReading = true;
      taken.push({ line, pushes });
      lines.delete(line.key);
      lines.set(line.key, line);
    }
    return taken;
  };

  const judge = async (taken: ReturnType<typeof takeWaiting>): Promise<void> => {
    const before = taken.map(({ line }) => {
      // Nothing on its way: the number is the one that belongs to the documents.
      if (line.writing === null && line.next.judged.length === 0) line.seq = null;
      // What is durable by now is among the documents; what is not yet may be or not.
      return { ahead: [...(line.writing === null ? [] : [line.writing.draft.changed]), line.next.draft.changed], voided: line.voided };
    });
    const readings = await readGroups(deps, taken.map(({ line, pushes }) => groupOf(line, pushes))).catch(() => null);
    for (const [index, { line, pushes }] of taken.entries()) {
      line.isReading = false;
      const reading = readings?.[index];
      const { ahead, voided } = before[index]!;
      if (line.voided !== voided) line.waiting.unshift(...pushes);
      else if (reading === undefined || (line.seq ?? reading.seq) === null) recommit(line, pushes, reading === undefined);
      else {
        line.seq ??= reading.seq;
        const answers = judgeGroup(line.next.draft, groupOf(line, pushes), reading, ahead);
        for (const [position, one] of pushes.entries()) line.next.judged.push({ ...one, answers: answers[position]! });
      }
    }
  };

  const takeJudged = (): Line[] => {
    const taken: Line[] = [];
    const scopes = new Set<string>();
    let room = maxGroupDocs;
    for (const line of lines.values()) {
      const documents = documentsOf(line.next.judged);
      if (documents === 0 || line.writing !== null || line.isLocked || scopes.has(line.scope) || (taken.length > 0 && documents > room)) continue;
      room -= documents;
      taken.push(line);
      scopes.add(line.scope);
      line.writing = line.next;
      line.next = emptyLoad();
    }
    return taken;
  };

  const write = async (taken: readonly Line[], startedMs: number): Promise<void> => {
    const loads = taken.map(({ writing }) => writing!);
    const written = await writeDrafts(deps, taken.map(({ scope, seq }, index) => ({ scope, previous: seq!, draft: loads[index]!.draft }))).catch(() => null);
    const committed: (readonly [Load, Written])[] = [];
    taken.forEach((line, index) => {
      const own = written?.[index] ?? null;
      if (own === null) return recommit(line, [], written === null);
      committed.push([loads[index]!, own]);
      line.seq = own.seq;
      line.writing = null;
      return undefined;
    });
    writes.delete(startedMs);
    advance();
    // The next write goes out before the answers of this one are put together: the pool sends at the next tick.
    await new Promise<void>((resolve) => { process.nextTick(resolve); });
    const sum = { documents: 0, operations: 0, refusals: 0 };
    for (const [{ judged, draft }, own] of committed) {
      sum.documents += documentsOf(judged);
      sum.operations += draft.operations;
      sum.refusals += draft.refusals;
      settle(judged, own);
    }
    if (committed.length > 0) deps.observe({ ...sum, milliseconds: performance.now() - startedMs });
  };

  /** Runs the work as one of its lane; looks again when it is late, as nothing else may happen until then. */
  const runIn = (lane: Lane, work: (startedMs: number) => Promise<void>): void => {
    const startedMs = performance.now();
    lane.add(startedMs);
    const late = setTimeout(advance, lateMs + 1);
    void work(startedMs).finally(() => {
      clearTimeout(late);
      if (lane.delete(startedMs)) advance();
    });
  };

  function advance(): void {
    while (hasRoom(writes)) {
      const taken = takeJudged();
      if (taken.length === 0) break;
      runIn(writes, (startedMs) => write(taken, startedMs));
    }
    while (hasRoom(reads)) {
      const taken = takeWaiting();
      if (taken.length === 0) break;
      runIn(reads, () => judge(taken));
    }
    for (const line of lines.values()) if (isIdle(line)) lines.delete(line.key);
    if (lines.size > 0) return;
    for (const resolve of idlers) resolve();
    idlers = [];
  }

  return {
    push: (scope, rosterScope, push) => new Promise((resolve, reject) => {
      lineOf(scope, rosterScope).waiting.push({ push, resolve, reject });
      if (planned || !hasRoom(reads)) return;
      // What arrived in the same turn of the event loop goes together.
      planned = true;
      setImmediate(() => {
        planned = false;
        advance();
      });
    }),
    idle: () => (lines.size === 0 ? Promise.resolve() : new Promise((resolve) => { idlers.push(resolve); })),
  };
}
