import type { ToTab, ToWorker } from '../../workers/replica/port.ts';
import type { Carrier, CarrierEvents, OpenCarrier } from './replica-link.ts';

/* How a tab reaches the replica worker: a SharedWorker where there is one, else a worker that one of the tabs owns. */

const name = 'smart-pos-replica';
const ownerLock = 'smart-pos-replica';

/** No answer for this long while one is owed: the worker is asked whether it lives. */
const patienceMs = 8_000;

function openShared({ onMessage, onReplaced }: CarrierEvents): Carrier {
  let port = connect();
  let heardAtMs = performance.now();
  let owed = 0;

  function connect(): MessagePort {
    const worker = new SharedWorker(new URL('../../workers/replica/main.ts', import.meta.url), { type: 'module', name });
    worker.onerror = () => replaceSoon();
    worker.port.onmessage = ({ data }: MessageEvent<ToTab>) => {
      heardAtMs = performance.now();
      if (data.type === 'answer' || data.type === 'error') owed = Math.max(0, owed - 1);
      onMessage(data);
    };
    return worker.port;
  }

  let replacing: ReturnType<typeof setTimeout> | null = null;
  function replaceSoon(): void {
    replacing ??= setTimeout(() => {
      replacing = null;
      port.close();
      port = connect();
      heardAtMs = performance.now();
      owed = 0;
      onReplaced();
    }, 500);
  }

  // A SharedWorker that the system killed tells nobody: only its silence shows it.
  setInterval(() => {
    if (owed > 0 && performance.now() - heardAtMs > patienceMs) replaceSoon();
  }, 1_000);

  return {
    post: (message) => {
      if (message.name !== 'bye') {
        if (owed === 0) heardAtMs = performance.now();
        owed += 1;
      }
      port.postMessage(message);
    },
  };
}

/**
 * Without SharedWorker: every tab speaks over a channel to the worker of the tab that holds the lock.
 * When that tab goes, the lock passes on, and the next owner starts a worker over the same disk.
 */
function openOwned({ onMessage, onReplaced }: CarrierEvents): Carrier {
  const tabId = crypto.randomUUID();
  const channel = new BroadcastChannel(name);

  channel.onmessage = ({ data }: MessageEvent<{ readonly to: string; readonly message: ToTab | { readonly type: 'started' } }>) => {
    if (data.message?.type === 'started') onReplaced();
    else if (data.to === tabId) onMessage(data.message as ToTab);
  };

  // Kept for as long as the page lives; the worker goes with it.
  const own = (): Promise<never> => new Promise(() => {
    const start = (): void => {
      const worker = new Worker(new URL('../../workers/replica/main.ts', import.meta.url), { type: 'module', name });
      worker.onerror = () => { worker.terminate(); setTimeout(start, 500); };
    };
    start();
  });
  navigator.locks.request(ownerLock, own).catch(() => undefined);

  return {
    // Before a worker runs nobody hears this: it is sent again when one says it has started.
    post: (message: ToWorker) => channel.postMessage({ to: 'worker', tabId, message }),
  };
}

/** The carrier for this browser. */
export const openReplicaCarrier: OpenCarrier = (events) => (typeof SharedWorker === 'function' ? openShared(events) : openOwned(events));
