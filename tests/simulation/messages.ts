import type { Journal } from '../../shared/crdt/journal.ts';

/* What a terminal and the server say to each other: the wire protocol with one collection and one scope. */

export type Request =
  | { readonly type: 'connect' }
  | { readonly type: 'push'; readonly docs: readonly Journal[] }
  | { readonly type: 'pull'; readonly cursor: number }
  | { readonly type: 'digest' }
  | { readonly type: 'document-digests' };

export type PushResult = { readonly status: 'merged'; readonly doc: Journal | null } | { readonly status: 'refused'; readonly reason: string };

export type AnswerByRequest = {
  readonly connect: { readonly session: number; readonly seq: number; readonly leftStaff: readonly string[] };
  readonly push: { readonly results: readonly PushResult[] };
  readonly pull: { readonly docs: readonly Journal[]; readonly cursor: number; readonly done: boolean };
  readonly digest: { readonly count: number; readonly digest: number };
  readonly 'document-digests': { readonly digests: ReadonlyMap<string, number> };
};
export type Answer = AnswerByRequest[keyof AnswerByRequest];

/** The documents of one commit, as the stream carries them. */
export type Changed = { readonly session: number; readonly previous: number; readonly seq: number; readonly docs: readonly Journal[] };
