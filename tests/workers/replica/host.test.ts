import { describe, expect, test } from 'vitest';
import type { ToTab, ToWorker } from '../../../workers/replica/port.ts';
import { makeHost, type Host, type TabPort } from '../../../workers/replica/host.ts';
import { openReplica, type Replica } from '../../../workers/replica/replica.ts';
import { expectEventually, op, pairedAs, scope, testEnvironment } from './test-device.ts';
import { ServerDouble } from './server-double.ts';
import { onTestFinished } from 'vitest';
import { asId } from '../../../shared/kernel/ids.ts';

/** A tab as the host sees it, and what it was told. */
function makeTab(host: Host) {
  const told: ToTab[] = [];
  const port: TabPort = { post: (message) => { told.push(structuredClone(message)); } };
  let lastId = 0;
  return {
    told, port,
    ask: (message: Omit<Exclude<ToWorker, { name: 'bye' }>, 'id'>) => { lastId += 1; host.receive(port, { id: lastId, ...message } as ToWorker); return lastId; },
    answerTo: async (id: number): Promise<ToTab> => {
      await expectEventually(() => told.some((message) => 'id' in message && message.id === id), 'an answer');
      return told.find((message) => 'id' in message && message.id === id)!;
    },
  };
}

function hostOver(server: ServerDouble, fails = 0): Host {
  const environment = testEnvironment(server);
  let failures = fails;
  let opened: Replica | null = null;
  onTestFinished(async () => { await opened?.close(); });
  return makeHost(async (events) => {
    if (failures-- > 0) throw new Error('the disk is busy');
    return (opened = await openReplica(environment, events));
  });
}

const append = (docId: string): Omit<Exclude<ToWorker, { name: 'bye' }>, 'id'> => ({ name: 'append', ask: { collection: 'orders', docId: asId(docId), scope, ops: [op()] } });

describe('the host', () => {
  test('tells every tab that said hello of each change, and none that left', async () => {
    const host = hostOver(new ServerDouble());
    const [first, second, gone] = [makeTab(host), makeTab(host), makeTab(host)];
    await first.answerTo(first.ask({ name: 'become', ask: { paired: pairedAs() } }));
    for (const tab of [second, gone]) await tab.answerTo(tab.ask({ name: 'hello', ask: { tabId: 't' } }));
    host.receive(gone.port, { name: 'bye' });
    await first.answerTo(first.ask(append('o1')));
    const heard = (tab: typeof first) => tab.told.some((message) => message.type === 'patch' && message.patch.orders?.some(({ id }) => id === 'o1'));
    expect([heard(first), heard(second), heard(gone)]).toEqual([true, true, false]);
  });

  test('answers failures as data, each to its request', async () => {
    const host = hostOver(new ServerDouble());
    const tab = makeTab(host);
    expect(await tab.answerTo(tab.ask(append('o1')))).toMatchObject({ type: 'error', error: { type: 'not-paired' } });
  });

  test('opens again for the next request after a failed opening', async () => {
    const host = hostOver(new ServerDouble(), 1);
    const tab = makeTab(host);
    expect(await tab.answerTo(tab.ask({ name: 'hello', ask: { tabId: 't' } }))).toMatchObject({ type: 'error', error: { type: 'failed', detail: 'the disk is busy' } });
    expect(await tab.answerTo(tab.ask({ name: 'hello', ask: { tabId: 't' } }))).toMatchObject({ type: 'answer', answer: { self: null } });
  });
});
