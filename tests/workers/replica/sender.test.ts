import { describe, expect, test } from 'vitest';
import { err, ok } from '../../../shared/kernel/result.ts';
import type { PushItem } from '../../../shared/protocol/replication.ts';
import type { Api, ApiFailure } from '../../../workers/replica/replication/api.ts';
import type { ConnectionEvent } from '../../../workers/replica/replication/connection.ts';
import { makeSender, pushItem } from '../../../workers/replica/replication/sender.ts';
import { journal, op } from './test-device.ts';

const item = (id: string): PushItem => pushItem('orders', journal(id, [op()]), undefined);
const idOf = ({ doc }: PushItem): string => (doc as { id: string }).id;

/** A sender over a server that fails as `judge` says; `waits` counts how often it had to wait for the network. */
function senderOver(judge: (ids: readonly string[], request: number) => ApiFailure | null) {
  const requests: string[][] = [];
  const events: ConnectionEvent[] = [];
  const sender = makeSender({
    sleep: () => Promise.resolve(),
    stream: { untilOnline: () => Promise.resolve(), dispatch: (event) => { events.push(event); } },
    api: {
      push: (async (items) => {
        requests.push(items.map(idOf));
        const failure = judge(items.map(idOf), requests.length);
        return failure ? err(failure) : ok({ results: items.map(() => ({ status: 'merged', doc: null })) });
      }) as Api['push'],
    },
  });
  return { sender, requests, events };
}

describe('[P1] the sender', () => {
  test('leaves a document behind that the server fails on, and only that', async () => {
    const { sender, requests } = senderOver((ids) => (ids.includes('poison') ? { type: 'server', status: 500, detail: 'broken' } : null));
    const results = await sender.send(['a', 'b', 'poison', 'c', 'd'].map(item));
    expect(results.map(({ type }) => type)).toEqual(['merged', 'merged', 'failed', 'merged', 'merged']);
    expect(requests.length).toBeLessThan(16);
  });

  test('finds the document of which the server will not hear', async () => {
    const { sender } = senderOver((ids) => (ids.includes('huge') ? { type: 'refused', status: 413, detail: 'too large' } : null));
    const results = await sender.send(['a', 'huge', 'b'].map(item));
    expect(results).toMatchObject([{ type: 'merged' }, { type: 'refused', reason: 'too large' }, { type: 'merged' }]);
  });

  test('waits out the network, however often, and says what it saw', async () => {
    const { sender, events } = senderOver((_, request) => (request < 20 ? { type: 'network', detail: 'gone' } : null));
    expect(await sender.send([item('a')])).toMatchObject([{ type: 'merged' }]);
    expect(events).toHaveLength(19);
    expect(events[0]).toEqual({ type: 'suspect' });
  });

  test('tells a device that is no longer welcome from one that speaks another protocol', async () => {
    const failures: ApiFailure[] = [{ type: 'unauthorised' }, { type: 'protocol' }];
    const { sender, events } = senderOver(() => failures.shift() ?? null);
    await sender.send([item('a')]);
    expect(events).toEqual([{ type: 'rejected', reason: 'revoked' }, { type: 'rejected', reason: 'protocol' }]);
  });

  test('sends no more documents at once than the server takes', async () => {
    const { sender, requests } = senderOver(() => null);
    await sender.send(Array.from({ length: 450 }, (_, index) => item(`o${index}`)));
    expect(requests.map(({ length }) => length)).toEqual([200, 200, 50]);
  });
});
