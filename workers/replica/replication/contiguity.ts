import type { Cursor } from '../../../shared/protocol/replication.ts';

/**
 * Whether the stream left anything out. Each `changed` names the commit before its own; what does
 * not follow on from what was seen last means that a message was missed, and the device pulls [S2].
 */
export type Contiguity = {
  /** The server's position when the stream began: everything before it is found by pulling. */
  readonly begin: (cursor: Cursor) => void;
  readonly see: (scope: string, previous: number, seq: number) => 'next' | 'seen' | 'gap';
};

export function makeContiguity(): Contiguity {
  let last: Record<string, number> = {};
  return {
    begin: (cursor) => { last = { ...cursor }; },
    see: (scope, previous, seq) => {
      const known = last[scope] ?? 0;
      if (seq <= known) return 'seen';
      last[scope] = seq;
      return previous === known ? 'next' : 'gap';
    },
  };
}
