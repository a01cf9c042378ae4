import type { Replicated } from '../../../shared/crdt/replicated.ts';
import type { CollectionName } from '../../../shared/documents/collections.ts';
import { maxPushDocs, type PushItem, type PushResult } from '../../../shared/protocol/replication.ts';
import type { Api, ApiFailure } from './api.ts';
import type { Stream } from './stream.ts';

/**
 * The one way documents leave the device. Waits for the network as long as it takes, but never for
 * one document: what the server cannot take is told apart from its neighbours and left behind [P1].
 */
export type Sent =
  /** `theirs`: what the server now holds; the sent document itself unless it knew more. `differs`: it knew more. */
  | { readonly type: 'merged'; readonly theirs: Replicated; readonly differs: boolean }
  | { readonly type: 'refused'; readonly reason: string }
  /** The server fails on this document: still owed, tried again by the next check. */
  | { readonly type: 'failed'; readonly detail: string };

export type Sender = { readonly send: (items: readonly PushItem[]) => Promise<readonly Sent[]> };

export type SenderDep = {
  readonly api: Pick<Api, 'push'>;
  readonly stream: Pick<Stream, 'untilOnline' | 'dispatch'>;
  readonly sleep: (ms: number) => Promise<void>;
};

/** Below the server's limit for one request, with room for the envelope. */
const maxChunkLength = 6 * 1024 * 1024;
const mostFailures = 3;

export const pushItem = (collection: CollectionName, doc: Replicated, by: string | undefined): PushItem =>
  ({ collection, doc, ...(by === undefined ? {} : { by }) });

function chunksOf(items: readonly PushItem[]): PushItem[][] {
  const chunks: PushItem[][] = [];
  let length = Infinity;
  for (const item of items) {
    const itemLength = JSON.stringify(item).length;
    if (length + itemLength > maxChunkLength || chunks.at(-1)!.length >= maxPushDocs) {
      chunks.push([]);
      length = 0;
    }
    chunks.at(-1)!.push(item);
    length += itemLength;
  }
  return chunks;
}

const sentOf = (item: PushItem, result: PushResult | undefined): Sent => {
  if (result === undefined) return { type: 'failed', detail: 'the server gave no answer for this document' };
  if (result.status === 'refused') return { type: 'refused', reason: result.reason };
  return { type: 'merged', theirs: (result.doc ?? item.doc) as Replicated, differs: result.doc !== null };
};

/** What a failed request means for the connection; shared by pushes and pulls. */
export async function recover(failure: ApiFailure, failures: number, { stream, sleep }: Pick<SenderDep, 'stream' | 'sleep'>): Promise<void> {
  if (failure.type === 'network') stream.dispatch({ type: 'suspect' });
  else if (failure.type === 'unauthorised') stream.dispatch({ type: 'rejected', reason: 'revoked' });
  else if (failure.type === 'protocol') stream.dispatch({ type: 'rejected', reason: 'protocol' });
  else await sleep(failure.type === 'busy' ? failure.retryAfterMs : Math.min(5_000, 150 * 2 ** failures));
}

export function makeSender(dep: SenderDep): Sender {
  async function sendChunk(items: readonly PushItem[]): Promise<readonly Sent[]> {
    for (let failures = 0; ;) {
      await dep.stream.untilOnline();
      const answer = await dep.api.push(items);
      if (answer.ok) return items.map((item, index) => sentOf(item, answer.value.results?.[index]));
      const failure = answer.error;
      const hopeless = failure.type === 'refused' || (failure.type === 'server' && (failures += 1) >= mostFailures);
      if (hopeless && items.length > 1) return (await Promise.all(halvesOf(items).map(sendChunk))).flat();
      if (failure.type === 'refused') return [{ type: 'refused', reason: failure.detail }];
      if (hopeless && failure.type === 'server') return [{ type: 'failed', detail: failure.detail }];
      await recover(failure, failures, dep);
    }
  }
  return { send: async (items) => (await Promise.all(chunksOf(items).map(sendChunk))).flat() };
}

const halvesOf = (items: readonly PushItem[]): (readonly PushItem[])[] => {
  const middle = Math.ceil(items.length / 2);
  return [items.slice(0, middle), items.slice(middle)];
};
