import type { Announce } from '../stream/announcement.ts';
import type { Answer } from './adjudicate.ts';
import { commitGroup, type GroupDeps, type GroupOutcome, type ScopePush } from './commit-group.ts';

/** Documents that one transaction takes at most (one push may bring that many by itself). */
export const maxGroupDocs = 200;

export interface Committer {
  /** Answers when the push is durable; rejects when the database did not take it, so that the device sends it again. */
  push(scope: string, rosterScope: string, push: ScopePush): Promise<readonly Answer[]>;
  /** Resolves when nothing is waiting or under way. */
  idle(): Promise<void>;
}

export type CommitterDeps = GroupDeps & {
  readonly announce: Announce;
  readonly observe: (outcome: GroupOutcome, milliseconds: number, documents: number) => void;
};

type Waiting = {
  readonly push: ScopePush;
  readonly rosterScope: string;
  readonly resolve: (answers: readonly Answer[]) => void;
  readonly reject: (cause: unknown) => void;
};

/**
 * Group commit: while one transaction of a scope is under way, pushes to that scope wait and then
 * go together into the next one. No push waits for a timer. When a group fails its pushes are
 * tried one by one, so that one bad push takes no other with it.
 */
export function createCommitter(deps: CommitterDeps): Committer {
  const queues = new Map<string, Waiting[]>();
  const running = new Map<string, Promise<void>>();

  const take = (queue: Waiting[]): Waiting[] => {
    let documents = 0;
    let count = 0;
    // One transaction reads one roster.
    while (count < queue.length && queue[count]!.rosterScope === queue[0]!.rosterScope) {
      documents += queue[count]!.push.items.length;
      if (count > 0 && documents > maxGroupDocs) break;
      count += 1;
    }
    return queue.splice(0, count);
  };

  const commit = async (scope: string, group: readonly Waiting[]): Promise<void> => {
    const startedMs = performance.now();
    const outcome = await commitGroup(deps, scope, group[0]!.rosterScope, group.map(({ push }) => push));
    deps.observe(outcome, performance.now() - startedMs, group.reduce((all, { push }) => all + push.items.length, 0));
    if (outcome.announcement !== null) deps.announce(outcome.announcement);
    group.forEach(({ resolve }, index) => resolve(outcome.answers[index]!));
  };

  const work = async (scope: string, queue: Waiting[]): Promise<void> => {
    while (queue.length > 0) {
      const group = take(queue);
      try {
        await commit(scope, group);
      } catch (cause) {
        if (group.length === 1) group[0]!.reject(cause);
        else for (const one of group) await commit(scope, [one]).catch(one.reject);
      }
    }
    queues.delete(scope);
    running.delete(scope);
  };

  return {
    push: (scope, rosterScope, push) => new Promise((resolve, reject) => {
      const waiting = { push, rosterScope, resolve, reject };
      const queue = queues.get(scope);
      if (queue !== undefined) queue.push(waiting);
      else {
        const fresh = [waiting];
        queues.set(scope, fresh);
        running.set(scope, work(scope, fresh));
      }
    }),
    async idle() {
      while (running.size > 0) await Promise.all(running.values());
    },
  };
}
