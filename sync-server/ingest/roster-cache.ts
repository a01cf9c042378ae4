import { rosterAfter } from '../store/documents.ts';
import type { Queryable } from '../store/database.ts';
import { createRoster, type Roster } from './roster.ts';

/** The rosters of the organisations this instance serves, each brought up to the sequence a transaction saw. */
export interface RosterCache {
  rosterAt(tx: Queryable, rosterScope: string, seq: number): Promise<Roster>;
}

export function createRosterCache(): RosterCache {
  const known = new Map<string, { seq: number; readonly roster: ReturnType<typeof createRoster> }>();
  return {
    async rosterAt(tx, rosterScope, seq) {
      const entry = known.get(rosterScope) ?? { seq: 0, roster: createRoster() };
      // Lower: the database was restored from a backup, and what was learnt since never happened.
      const current = entry.seq > seq ? { seq: 0, roster: createRoster() } : entry;
      if (current.seq < seq) {
        for (const { body } of await rosterAfter(tx, rosterScope, current.seq)) if (body.shape === 'journal') current.roster.take(body);
        current.seq = Math.max(current.seq, seq);
      }
      known.set(rosterScope, current);
      return current.roster;
    },
  };
}
