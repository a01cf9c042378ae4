import { deviceStateOf } from '../../shared/documents/roster-document.ts';
import type { Journal } from '../../shared/crdt/journal.ts';
import type { ServerMessage } from '../../shared/protocol/stream.ts';
import type { DeviceIdentity, Presence } from '../identity/port.ts';
import type { Changes } from '../store/changes.ts';
import type { Announcement } from './announcement.ts';
import type { SeqByScope } from './bus.ts';

/** What the hub needs of a connection. */
export interface Wire {
  send(message: Buffer | string): void;
  /** Bytes accepted by `send` that the network has not taken. */
  readonly bufferedBytes: number;
  close(): void;
}

/** One device's stream. Plain data: a thousand of them must stay small. */
export type Subscriber = { readonly wire: Wire; readonly device: DeviceIdentity; unsent: number | null; behind: boolean };

export type HubDeps = {
  readonly sequencesOf: (scopes: readonly string[]) => Promise<Map<string, number>>;
  readonly changesAfter: (scope: string, seq: number, limit: number) => Promise<Changes>;
  /** Roster journals as JSON written after a sequence number, all of them. */
  readonly rosterAfter: (scope: string, seq: number) => Promise<readonly string[]>;
  /** A device or a person changed: what is remembered of tokens is void. */
  readonly onRosterChange: () => void;
  readonly onError: (cause: unknown) => void;
};

export interface Hub extends Presence {
  /** A commit of this instance. */
  announce(announcement: Announcement): void;
  /** Commits of any instance, by number only. */
  hear(heard: SeqByScope): void;
  /** Reads sequence numbers from the database: the net under the bus. */
  poll(): Promise<void>;
  /** Greets the device and carries every commit to its scopes from then on. */
  subscribe(wire: Wire, device: DeviceIdentity, unsent: number | null, serverTimeMs: () => number): Promise<Subscriber>;
  unsubscribe(subscriber: Subscriber): void;
  /** Tells devices that fell behind and have caught up with reading to pull. */
  tendSlow(): void;
  connected(): number;
  subscribers(): Iterable<Subscriber>;
}

type ScopeState = { seq: number; readonly subscribers: Set<Subscriber>; catchingUp: boolean; again: boolean };

/** More unread than this, and a device is told to pull instead: memory is for devices that read. */
const maxBufferedBytes = 1024 * 1024;
const drainedBytes = 64 * 1024;
const maxMessageLength = 512 * 1024;
const maxMessageDocs = 200;

const encode = (message: ServerMessage): string => JSON.stringify(message);
const behindMessage = encode({ type: 'behind' });
const archivesMessage = encode({ type: 'archives' });

/** The `changed` message, put together from JSON that was made for the database: once for all devices. */
const changedMessage = (scope: string, previous: number, seq: number, docs: Changes['docs']): string =>
  `{"type":"changed","scope":${JSON.stringify(scope)},"previous":${previous},"seq":${seq},"docs":[${docs.map(({ collection, text }) => `{"collection":"${collection}","doc":${text}}`).join()}]}`;

export function createHub(deps: HubDeps): Hub {
  const scopes = new Map<string, ScopeState>();
  const byDevice = new Map<string, Set<Subscriber>>();
  let count = 0;

  const sendTo = (subscriber: Subscriber, message: Buffer): void => {
    if (subscriber.behind || subscriber.wire.bufferedBytes > maxBufferedBytes) subscriber.behind = true;
    else subscriber.wire.send(message);
  };

  const dismissRevoked = (rosterTexts: readonly string[]): void => {
    if (rosterTexts.length > 0) deps.onRosterChange();
    for (const text of rosterTexts) {
      const journal = JSON.parse(text) as Journal;
      const subscribers = byDevice.get(journal.id.slice('device:'.length));
      if (subscribers === undefined || !deviceStateOf(journal).revoked) continue;
      for (const { wire } of subscribers) {
        wire.send(encode({ type: 'rejected', reason: 'revoked' }));
        wire.close();
      }
    }
  };

  const rosterTextsOf = (docs: Changes['docs']): string[] => docs.filter(({ collection }) => collection === 'roster').map(({ text }) => text);

  const broadcast = (state: ScopeState, scope: string, previous: number, changes: Changes): void => {
    if (state.subscribers.size > 0) {
      const tooMuch = changes.truncated || changes.docs.length > maxMessageDocs || changes.docs.reduce((all, { text }) => all + text.length, 0) > maxMessageLength;
      const message = Buffer.from(tooMuch ? behindMessage : changedMessage(scope, previous, changes.seq, changes.docs));
      const archives = changes.archives ? Buffer.from(archivesMessage) : null;
      for (const subscriber of state.subscribers) {
        sendTo(subscriber, message);
        if (archives !== null) sendTo(subscriber, archives);
      }
    }
  };

  const catchUp = async (scope: string, state: ScopeState): Promise<void> => {
    if (state.catchingUp) {
      state.again = true;
      return;
    }
    state.catchingUp = true;
    try {
      do {
        state.again = false;
        const previous = state.seq;
        const changes = await deps.changesAfter(scope, previous, maxMessageDocs);
        if (changes.seq === previous) continue;
        // Lower: the database was restored from a backup. What to do about that, the pull knows.
        const restored = changes.seq < previous;
        state.seq = changes.seq;
        dismissRevoked(changes.truncated ? await deps.rosterAfter(scope, previous) : rosterTextsOf(changes.docs));
        broadcast(state, scope, previous, restored ? { ...changes, truncated: true } : changes);
      } while (state.again);
    } catch (cause) {
      deps.onError(cause);
    } finally {
      state.catchingUp = false;
    }
  };

  /** The state of a scope, its number read from the database the first time anyone asks for it. */
  const openScopes = async (wanted: readonly string[]): Promise<void> => {
    const missing = wanted.filter((scope) => !scopes.has(scope));
    if (missing.length === 0) return;
    for (const [scope, seq] of await deps.sequencesOf(missing)) {
      if (!scopes.has(scope)) scopes.set(scope, { seq, subscribers: new Set(), catchingUp: false, again: false });
    }
  };

  return {
    announce(announcement) {
      const state = scopes.get(announcement.scope);
      if (state === undefined || announcement.seq <= state.seq) {
        dismissRevoked(rosterTextsOf(announcement.docs));
        return;
      }
      // A commit of another instance came between: both are in the database.
      if (announcement.previous !== state.seq || state.catchingUp) {
        void catchUp(announcement.scope, state);
        return;
      }
      state.seq = announcement.seq;
      broadcast(state, announcement.scope, announcement.previous, { ...announcement, truncated: false });
      dismissRevoked(rosterTextsOf(announcement.docs));
    },
    hear(heard) {
      for (const [scope, seq] of Object.entries(heard)) {
        const state = scopes.get(scope);
        if (state !== undefined && seq > state.seq) void catchUp(scope, state);
      }
    },
    async poll() {
      const watched = [...scopes.keys()];
      if (watched.length === 0) return;
      for (const [scope, seq] of await deps.sequencesOf(watched)) {
        const state = scopes.get(scope);
        if (state !== undefined && seq !== state.seq) void catchUp(scope, state);
      }
    },
    async subscribe(wire, device, unsent, serverTimeMs) {
      await openScopes(device.scopes);
      const subscriber: Subscriber = { wire, device, unsent, behind: false };
      for (const scope of device.scopes) scopes.get(scope)?.subscribers.add(subscriber);
      const own = byDevice.get(device.deviceId) ?? new Set();
      byDevice.set(device.deviceId, own.add(subscriber));
      count += 1;
      const cursor = Object.fromEntries(device.scopes.map((scope) => [scope, scopes.get(scope)?.seq ?? 0]));
      wire.send(encode({ type: 'welcome', serverTimeMs: serverTimeMs(), cursor }));
      return subscriber;
    },
    unsubscribe(subscriber) {
      const own = byDevice.get(subscriber.device.deviceId);
      if (own === undefined || !own.delete(subscriber)) return;
      if (own.size === 0) byDevice.delete(subscriber.device.deviceId);
      for (const scope of subscriber.device.scopes) scopes.get(scope)?.subscribers.delete(subscriber);
      count -= 1;
    },
    tendSlow() {
      for (const own of byDevice.values()) {
        for (const subscriber of own) {
          if (!subscriber.behind || subscriber.wire.bufferedBytes > drainedBytes) continue;
          subscriber.behind = false;
          subscriber.wire.send(behindMessage);
        }
      }
    },
    connected: () => count,
    *subscribers() {
      for (const own of byDevice.values()) yield* own;
    },
    isOnline: (deviceId) => byDevice.has(deviceId),
    unsentOf: (deviceId) => {
      const amounts = [...(byDevice.get(deviceId) ?? [])].flatMap(({ unsent }) => (unsent === null ? [] : [unsent]));
      return amounts.length === 0 ? null : Math.max(...amounts);
    },
  };
}
