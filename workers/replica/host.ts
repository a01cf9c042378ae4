import type { Replica, ReplicaEvents } from './replica.ts';
import type { ToTab, ToWorker } from './port.ts';
import { toPortError } from './port-failure.ts';

/** One tab, whatever carries its messages. */
export type TabPort = { readonly post: (message: ToTab) => void };

/** Serves any number of tabs from one replica. Requests that come before it is open wait for it. */
export type Host = {
  readonly receive: (tab: TabPort, message: ToWorker) => void;
  readonly leave: (tab: TabPort) => void;
  /** The network may be back: try at once. */
  readonly wake: () => void;
};

export function makeHost(open: (events: ReplicaEvents) => Promise<Replica>): Host {
  // Tabs get patches from their hello on: the snapshot and what follows it fit together without a gap.
  const tabs = new Set<TabPort>();
  const broadcast = (message: ToTab): void => { for (const tab of tabs) tab.post(message); };
  let replica: Promise<Replica> | null = null;
  const opened = (): Promise<Replica> => {
    replica ??= open({
      onPatch: (patch) => broadcast({ type: 'patch', patch }),
      onStatus: (status) => broadcast({ type: 'status', status }),
    });
    // A disk that cannot be opened now may open later: the next request tries again.
    replica.catch(() => { replica = null; });
    return replica;
  };

  // The disk is read while the first tab's message is still on its way.
  void opened().catch(() => undefined);

  async function answer(tab: TabPort, { id, name, ask }: Exclude<ToWorker, { name: 'bye' }>): Promise<void> {
    try {
      const ready = await opened();
      const result = ready.request(name, ask as never);
      if (name === 'hello' || name === 'become') tabs.add(tab);
      tab.post({ type: 'answer', id, answer: await result });
    } catch (cause) {
      tab.post({ type: 'error', id, error: toPortError(cause) });
    }
  }

  return {
    receive: (tab, message) => {
      if (message.name === 'bye') tabs.delete(tab);
      else void answer(tab, message);
    },
    leave: (tab) => { tabs.delete(tab); },
    wake: () => { replica?.then((ready) => ready.request('reconnect', {})).catch(() => undefined); },
  };
}
