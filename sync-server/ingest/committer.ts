import type { Announce } from '../stream/announcement.ts';
import type { Answer } from './adjudicate.ts';
import { commitGroups, type GroupDeps, type GroupOutcome, type ScopeGroup, type ScopePush } from './commit-group.ts';

/** Documents that one sequence number of a scope, and one transaction, takes at most (one push may bring that many by itself). */
export const maxGroupDocs = 200;

/**
 * Transactions under way at once. Few, because what waits meanwhile goes together into the next one
 * and shares its commit; two, because one computes while the other's is written to the disk.
 */
const lanes = 2;

export interface Committer {
  /** Answers when the push is durable; rejects when the database did not take it, so that the device sends it again. */
  push(scope: string, rosterScope: string, push: ScopePush): Promise<readonly Answer[]>;
  /** Resolves when nothing is waiting or under way. */
  idle(): Promise<void>;
}

export type CommitterDeps = GroupDeps & {
  readonly announce: Announce;
  /** Told of each transaction that was committed. */
  readonly observe: (outcomes: readonly GroupOutcome[], milliseconds: number, documents: number) => void;
};

type Waiting = {
  readonly push: ScopePush;
  readonly rosterScope: string;
  readonly resolve: (answers: readonly Answer[]) => void;
  readonly reject: (cause: unknown) => void;
};

type Taken = { readonly scope: string; readonly waiting: readonly Waiting[] };

const documentsIn = ({ push }: Waiting): number => push.items.length;

const groupOf = ({ scope, waiting }: Taken): ScopeGroup =>
  ({ scope, rosterScope: waiting[0]!.rosterScope, pushes: waiting.map(({ push }) => push) });

/**
 * Group commit: while the transactions under way last, pushes wait and then go together into the
 * next one, those of several scopes too. A scope is in one transaction at a time. No push waits for
 * a timer. When a transaction fails its pushes are tried one by one, so that one bad push takes no
 * other with it.
 */
export function createCommitter(deps: CommitterDeps): Committer {
  /** In the order in which scopes began to wait. */
  const queues = new Map<string, Waiting[]>();
  const busy = new Set<string>();
  const running = new Set<Promise<void>>();
  let planned = false;

  /** The pushes of one scope that fit, at least one. */
  const takeFrom = (queue: Waiting[], room: number): Waiting[] => {
    let documents = 0;
    let count = 0;
    // One sequence number is judged by one roster.
    while (count < queue.length && queue[count]!.rosterScope === queue[0]!.rosterScope) {
      documents += documentsIn(queue[count]!);
      if (count > 0 && documents > room) break;
      count += 1;
    }
    return queue.splice(0, count);
  };

  const take = (): Taken[] => {
    const taken: Taken[] = [];
    let room = maxGroupDocs;
    for (const [scope, queue] of queues) {
      if (busy.has(scope)) continue;
      if (taken.length > 0 && documentsIn(queue[0]!) > room) break;
      const waiting = takeFrom(queue, room);
      if (queue.length === 0) queues.delete(scope);
      for (const one of waiting) room -= documentsIn(one);
      taken.push({ scope, waiting });
      if (room <= 0) break;
    }
    return taken;
  };

  const commit = async (taken: readonly Taken[]): Promise<void> => {
    const startedMs = performance.now();
    const outcomes = await commitGroups(deps, taken.map(groupOf));
    const documents = taken.reduce((all, { waiting }) => waiting.reduce((sum, one) => sum + documentsIn(one), all), 0);
    deps.observe(outcomes, performance.now() - startedMs, documents);
    taken.forEach(({ waiting }, index) => {
      const outcome = outcomes[index]!;
      waiting.forEach(({ resolve }, position) => resolve(outcome.answers[position]!));
      if (outcome.announcement !== null) deps.announce(outcome.announcement);
    });
  };

  const run = async (taken: readonly Taken[]): Promise<void> => {
    try {
      await commit(taken);
    } catch (cause) {
      const all = taken.flatMap(({ scope, waiting }) => waiting.map((one) => ({ scope, one })));
      if (all.length === 1) all[0]!.one.reject(cause);
      else for (const { scope, one } of all) await commit([{ scope, waiting: [one] }]).catch(one.reject);
    }
  };

  const start = (): void => {
    planned = false;
    while (running.size < lanes) {
      const taken = take();
      if (taken.length === 0) return;
      for (const { scope } of taken) busy.add(scope);
      const work: Promise<void> = run(taken).finally(() => {
        for (const { scope } of taken) busy.delete(scope);
        running.delete(work);
        start();
      });
      running.add(work);
    }
  };

  return {
    push: (scope, rosterScope, push) => new Promise((resolve, reject) => {
      const waiting = { push, rosterScope, resolve, reject };
      const queue = queues.get(scope);
      if (queue !== undefined) queue.push(waiting);
      else queues.set(scope, [waiting]);
      if (planned || running.size >= lanes) return;
      // What arrived in the same turn of the event loop goes together.
      planned = true;
      setImmediate(start);
    }),
    async idle() {
      while (running.size > 0 || queues.size > 0) await (running.size > 0 ? Promise.all(running) : new Promise((resolve) => { setImmediate(resolve); }));
    },
  };
}
