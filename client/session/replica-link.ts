import type { DocId } from '../../shared/kernel/ids.ts';
import type { Patch, PortError, RequestName, Requests, Snapshot, SyncStatus, ToTab, ToWorker } from '../../workers/replica/port.ts';
import type { LinkListener, OpenedLink, ReplicaLink } from './link.ts';
import { openReplicaCarrier } from './replica-carrier.ts';

/** A way to the worker: messages out, messages in, and word when another worker took its place. */
export type Carrier = { readonly post: (message: ToWorker) => void };
export type CarrierEvents = { readonly onMessage: (message: ToTab) => void; readonly onReplaced: () => void };
export type OpenCarrier = (events: CarrierEvents) => Carrier;

type Message = Exclude<ToWorker, { name: 'bye' }>;
type Waiting = { readonly message: Message; readonly resolve: (answer: never) => void; readonly reject: (error: PortError) => void };

/**
 * Opens the tab's side of the replica worker and says hello; rejects with a `PortError` when the
 * worker cannot open its data. Requests outlive a worker that dies: the next one gets them again
 * (ops carry their own identity, so nothing counts twice), and listeners get what differs as a patch.
 */
export async function openReplicaLink(openCarrier: OpenCarrier = openReplicaCarrier): Promise<OpenedLink> {
  const waiting = new Map<number, Waiting>();
  const listeners = new Set<LinkListener>();
  const view = makeView();
  let lastId = 0;
  /** Patches that come before their snapshot has been answered; null while none is on its way. */
  let held: Patch[] | null = [];
  /** What came before the first listener: a snapshot is read a moment before someone listens. */
  let unheard: (Patch | SyncStatus)[] | null = [];

  const tell = (patch: Patch): void => {
    view.apply(patch);
    if (unheard !== null) unheard.push(patch);
    for (const listener of listeners) listener.onPatch(patch);
  };
  const tellStatus = (status: SyncStatus): void => {
    if (unheard !== null) unheard.push(status);
    for (const listener of listeners) listener.onStatus(status);
  };

  const carrier = openCarrier({
    onMessage: (message) => {
      switch (message.type) {
        case 'patch':
          if (held !== null) held.push(message.patch); else tell(message.patch);
          return;
        case 'status': tellStatus(message.status); return;
        case 'answer': case 'error': settle(message);
      }
    },
    onReplaced: () => {
      held ??= [];
      const repeated = [...waiting.values()].map(({ message }) => message);
      // The new worker must know this tab before it hears anything else of it.
      if (!repeated.some(({ name }) => name === 'hello')) void hello().then((snapshot) => { tell(view.catchUp(snapshot)); tellStatus(snapshot.status); }, () => undefined);
      for (const message of repeated) carrier.post(message);
    },
  });

  function settle(message: Extract<ToTab, { type: 'answer' | 'error' }>): void {
    const entry = waiting.get(message.id);
    if (entry === undefined) return;
    waiting.delete(message.id);
    if (message.type === 'error') entry.reject(message.error);
    else entry.resolve(message.answer as never);
    if (entry.message.name !== 'hello' && entry.message.name !== 'become') return;
    const patches = held ?? [];
    held = null;
    // In a later turn, so that whoever asked has put the snapshot in place.
    setTimeout(() => patches.forEach(tell), 0);
  }

  const request: ReplicaLink['request'] = <Name extends RequestName>(name: Name, ask: Requests[Name]['ask']) => {
    if (name === 'hello' || name === 'become') held ??= [];
    const id = (lastId += 1);
    const message = { id, name, ask } as Message;
    return new Promise<Requests[Name]['answer']>((resolve, reject) => {
      waiting.set(id, { message, resolve, reject });
      carrier.post(message);
    });
  };

  const tabId = crypto.randomUUID();
  const hello = (): Promise<Snapshot> => request('hello', { tabId });
  addEventListener('pagehide', () => carrier.post({ name: 'bye' }));
  // Back from the browser's page cache: the worker has forgotten this tab, and patches were missed.
  addEventListener('pageshow', (event: Event) => {
    if (event instanceof PageTransitionEvent && event.persisted) void hello().then((snapshot) => tell(view.catchUp(snapshot)), () => undefined);
  });

  const snapshot = await hello();
  view.reset(snapshot);
  return {
    snapshot,
    link: {
      request: async (name, ask) => {
        const answer = await request(name, ask);
        if (name === 'become') view.reset(answer as Snapshot);
        return answer;
      },
      subscribe: (listener) => {
        listeners.add(listener);
        for (const early of unheard ?? []) if ('connection' in early) listener.onStatus(early); else listener.onPatch(early);
        unheard = null;
        return () => { listeners.delete(listener); };
      },
    },
  };
}

/** Which journals, and which orders unconfirmed, the tab has been told of: enough to tell it what changed while it could not hear. */
function makeView() {
  let journals = new Set<string>();
  let pending = new Set<string>();
  const reset = (snapshot: Snapshot): void => {
    journals = new Set([...snapshot.orders, ...snapshot.records].map(({ id }) => id));
    pending = new Set(Object.keys(snapshot.pending));
  };
  return {
    reset,
    apply: (patch: Patch): void => {
      for (const { id } of [...(patch.orders ?? []), ...(patch.records ?? [])]) journals.add(id);
      for (const id of patch.retired ?? []) journals.delete(id);
      for (const [id, ops] of Object.entries(patch.pending ?? {})) if (ops.length > 0) pending.add(id); else pending.delete(id);
    },
    catchUp: (snapshot: Snapshot): Patch => {
      const live = new Set<string>([...snapshot.orders, ...snapshot.records].map(({ id }) => id));
      const patch: Patch = {
        orders: snapshot.orders, records: snapshot.records, roster: snapshot.roster, boards: snapshot.boards,
        retired: [...journals].filter((id) => !live.has(id)) as DocId[],
        pending: { ...Object.fromEntries([...pending].map((id) => [id, []])), ...snapshot.pending },
      };
      return patch;
    },
  };
}
