import * as v from 'valibot';
import { clientMessageSchema, type ClientMessage, type ServerMessage } from '../../shared/protocol/stream.ts';
import { oldestProtocol, protocolVersion } from '../../shared/protocol/version.ts';
import type { Contact, Identity } from '../identity/port.ts';
import type { Clock } from '../platform/clock.ts';
import type { Hub, Subscriber, Wire } from './hub.ts';

export type ConnectionDeps = {
  readonly hub: Hub;
  readonly identity: Identity;
  readonly clock: Clock;
  readonly onError: (cause: unknown) => void;
};

/** Messages a device may send within one second; an honest one sends two a minute. */
const maxMessagesPerSecond = 50;
/** How often a device that stays connected is written down as heard. */
const contactEveryMs = 30_000;

/**
 * One device's connection: waiting for hello → greeting → live → closed. `hear` and `closed` are
 * called by the socket, `tick` once a second by one timer for all connections.
 */
export interface Connection {
  hear(text: string): void;
  closed(): void;
  tick(): void;
  readonly state: 'waiting' | 'greeting' | 'live' | 'closed';
  readonly openedAtMs: number;
}

const readMessage = (text: string): ClientMessage | null => {
  try {
    const parsed = v.safeParse(clientMessageSchema, JSON.parse(text));
    return parsed.success ? parsed.output : null;
  } catch {
    return null;
  }
};

export function createConnection(wire: Wire, { hub, identity, clock, onError }: ConnectionDeps): Connection {
  const openedAtMs = clock.nowMs();
  let state: Connection['state'] = 'waiting';
  let subscriber: Subscriber | null = null;
  let app: string | null = null;
  let contactAtMs = 0;
  let messages = 0;

  const send = (message: ServerMessage): void => wire.send(JSON.stringify(message));

  const reject = (reason: 'revoked' | 'protocol' | 'malformed'): void => {
    state = 'closed';
    send({ type: 'rejected', reason });
    wire.close();
  };

  const noteContact = (): void => {
    if (subscriber === null) return;
    const contact: Contact = { atMs: clock.nowMs(), unsent: subscriber.unsent, app };
    contactAtMs = contact.atMs;
    identity.recordContact(subscriber.device.deviceId, contact).catch(onError);
  };

  const greet = async (hello: Extract<ClientMessage, { type: 'hello' }>): Promise<void> => {
    if (hello.protocol > protocolVersion || hello.protocol < oldestProtocol) return reject('protocol');
    const found = await identity.deviceOfToken(hello.token);
    if (!found.ok) return reject('revoked');
    if (state === 'closed') return undefined;
    app = hello.app?.slice(0, 100) ?? null;
    subscriber = await hub.subscribe(wire, found.value, hello.unsent ?? null, () => clock.nowMs());
    // The socket may have gone while the scopes were read.
    if ((state as Connection['state']) === 'closed') hub.unsubscribe(subscriber);
    else state = 'live';
    noteContact();
    return undefined;
  };

  return {
    hear(text) {
      messages += 1;
      if (state === 'closed') return;
      const message = messages > maxMessagesPerSecond ? null : readMessage(text);
      if (message === null) return reject('malformed');
      if (message.type === 'hello') {
        if (state !== 'waiting') return reject('malformed');
        state = 'greeting';
        greet(message).catch((cause: unknown) => {
          onError(cause);
          wire.close();
        });
        return;
      }
      if (subscriber === null) return reject('malformed');
      subscriber.unsent = message.unsent;
      send({ type: 'pong', sentMs: message.sentMs, serverTimeMs: clock.nowMs() });
      if (clock.nowMs() - contactAtMs >= contactEveryMs) noteContact();
    },
    closed() {
      if (subscriber !== null && state !== 'closed') noteContact();
      state = 'closed';
      if (subscriber !== null) hub.unsubscribe(subscriber);
    },
    tick() {
      messages = 0;
    },
    get state() {
      return state;
    },
    openedAtMs,
  };
}
