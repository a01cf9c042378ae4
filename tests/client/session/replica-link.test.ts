import { beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { openReplicaLink, type CarrierEvents } from '../../../client/session/replica-link.ts';
import type { Patch, Snapshot, ToWorker } from '../../../workers/replica/port.ts';
import type { Journal } from '../../../shared/crdt/journal.ts';

type Request = Exclude<ToWorker, { name: 'bye' }>;

const order = (id: string): Journal => ({ shape: 'journal', id, scope: 'branch:b', ops: {}, refused: {}, sealed: {}, head: null }) as unknown as Journal;
const snapshot = (orders: readonly string[], pending: Snapshot['pending'] = {}): Snapshot =>
  ({ self: null, orders: orders.map(order), records: [], roster: [], boards: [], pending, status: { refused: [] } as unknown as Snapshot['status'], lastStamp: null });

/** The worker's end of the wire. */
function makeWire() {
  const asked: Request[] = [];
  let events: CarrierEvents | null = null;
  return {
    asked,
    open: (given: CarrierEvents) => { events = given; return { post: (message: ToWorker) => { if (message.name !== 'bye') asked.push(message); } }; },
    get events() { return events!; },
    answer: (name: string, answer: unknown) => {
      const request = asked.findLast((one) => one.name === name)!;
      events!.onMessage({ type: 'answer', id: request.id, answer });
    },
  };
}

const turn = (): Promise<void> => new Promise((resolve) => { setTimeout(resolve, 1); });

beforeEach(() => {
  const target = new EventTarget();
  vi.stubGlobal('addEventListener', target.addEventListener.bind(target));
  onTestFinished(() => { vi.unstubAllGlobals(); });
});

async function opened(first = snapshot(['o1'])) {
  const wire = makeWire();
  const opening = openReplicaLink(wire.open);
  wire.answer('hello', first);
  const { link } = await opening;
  const patches: Patch[] = [];
  link.subscribe({ onPatch: (patch) => { patches.push(patch); }, onStatus: () => undefined });
  return { wire, link, patches };
}

describe('the tab\'s link to the worker', () => {
  test('hands out the snapshot before the patches that follow it, whichever arrives first', async () => {
    const wire = makeWire();
    const opening = openReplicaLink(wire.open);
    wire.events.onMessage({ type: 'patch', patch: { orders: [order('early')] } });
    wire.answer('hello', snapshot(['o1']));
    const { link, snapshot: given } = await opening;
    expect(given.orders.map(({ id }) => id)).toEqual(['o1']);
    const patches: Patch[] = [];
    link.subscribe({ onPatch: (patch) => { patches.push(patch); }, onStatus: () => undefined });
    await turn();
    expect(patches).toEqual([{ orders: [order('early')] }]);
  });

  test('rejects with the worker\'s error as data', async () => {
    const { wire, link } = await opened();
    const asked = link.request('reserveNumber', { businessDate: '2026-01-01' });
    wire.events.onMessage({ type: 'error', id: wire.asked.at(-1)!.id, error: { type: 'disk', error: { reason: 'quota', detail: '' } } });
    await expect(asked).rejects.toEqual({ type: 'disk', error: { reason: 'quota', detail: '' } });
  });

  test('asks a new worker again what the old one did not answer, and tells what changed meanwhile', async () => {
    const { wire, link, patches } = await opened(snapshot(['o1', 'gone'], { o1: ['a'] }));
    const asked = link.request('reserveNumber', { businessDate: '2026-01-01' });
    wire.asked.length = 0;
    wire.events.onReplaced();
    expect(wire.asked.map(({ name }) => name)).toEqual(['hello', 'reserveNumber']);
    wire.answer('reserveNumber', { counter: 4 });
    expect(await asked).toEqual({ counter: 4 });
    wire.answer('hello', snapshot(['o1', 'o2']));
    await turn();
    expect(patches).toEqual([expect.objectContaining({ orders: [order('o1'), order('o2')], retired: ['gone'], pending: { o1: [] } })]);
  });
});
