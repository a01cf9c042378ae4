import * as v from 'valibot';
import { serverMessageSchema, type ClientMessage, type ServerMessage } from '../../../shared/protocol/stream.ts';
import { protocolVersion } from '../../../shared/protocol/version.ts';
import { pingEveryMs, step, type ConnectionEvent, type ConnectionState } from './connection.ts';

/** The one WebSocket of the device: drives the connection's state machine and hands on what arrives. */
export type Stream = {
  readonly state: () => ConnectionState;
  readonly dispatch: (event: ConnectionEvent) => void;
  /** Resolves at once while online, else when it next is; rejects when stopped. */
  readonly untilOnline: () => Promise<void>;
};

export type StreamDep = {
  readonly openSocket: (url: string) => WebSocket;
  readonly url: string;
  readonly token: string;
  readonly wallNow: () => number;
  readonly random: () => number;
  readonly unsent: () => number;
  readonly onState: (state: ConnectionState) => void;
  readonly onMessage: (message: ServerMessage) => void;
  readonly onOffset: (offsetMs: number) => void;
  /** The server greeted this device: what was missed meanwhile is to be pulled. */
  readonly onOnline: () => void;
};

const messageOf = (data: unknown): ServerMessage | null => {
  try {
    const json: unknown = JSON.parse(String(data));
    // Documents are not looked into here: a bad one must not cost its neighbours.
    if (typeof json === 'object' && json !== null && (json as { type?: unknown }).type === 'changed') return json as ServerMessage;
    const parsed = v.safeParse(serverMessageSchema, json);
    return parsed.success ? parsed.output : null;
  } catch {
    return null;
  }
};

export function makeStream(dep: StreamDep): Stream {
  let state: ConnectionState = { name: 'stopped' };
  let socket: WebSocket | null = null;
  let retry: ReturnType<typeof setTimeout> | null = null;
  let ticker: ReturnType<typeof setInterval> | null = null;
  let waiters: { readonly resolve: () => void; readonly reject: (error: Error) => void }[] = [];

  const send = (message: ClientMessage): void => {
    if (socket?.readyState === 1) socket.send(JSON.stringify(message));
  };

  function openSocket(): void {
    closeSocket();
    let mine: WebSocket;
    try {
      mine = dep.openSocket(dep.url);
    } catch {
      queueMicrotask(() => dispatch({ type: 'closed' }));
      return;
    }
    socket = mine;
    // A socket that was replaced has nothing more to say.
    const ifMine = (run: () => void) => (): void => { if (socket === mine) run(); };
    // What went wrong is told by `close`, which follows.
    mine.onerror = () => undefined;
    mine.onopen = ifMine(() => dispatch({ type: 'opened' }));
    mine.onclose = ifMine(() => { socket = null; dispatch({ type: 'closed' }); });
    mine.onmessage = (event: MessageEvent) => { if (socket === mine) receive(event.data); };
  }

  function closeSocket(): void {
    const old = socket;
    socket = null;
    if (old === null) return;
    old.onopen = old.onclose = old.onmessage = null;
    old.onerror = () => undefined;
    old.close();
  }

  function receive(data: unknown): void {
    const message = messageOf(data);
    if (message === null) return;
    switch (message.type) {
      case 'welcome':
        // The position first: the pulls that `welcome` starts rely on it.
        dep.onMessage(message);
        dispatch({ type: 'welcome' });
        return;
      case 'rejected':
        dispatch({ type: 'rejected', reason: message.reason });
        return;
      case 'pong': {
        const nowMs = dep.wallNow();
        dep.onOffset(Math.round(message.serverTimeMs - (message.sentMs + nowMs) / 2));
        dispatch({ type: 'heard' });
        return;
      }
      default:
        dispatch({ type: 'heard' });
        dep.onMessage(message);
    }
  }

  function dispatch(event: ConnectionEvent): void {
    const before = state;
    const next = step(state, event, { nowMs: dep.wallNow(), random: dep.random() });
    state = next.state;
    for (const effect of next.effects) {
      switch (effect.type) {
        case 'open-socket': openSocket(); break;
        case 'close-socket': closeSocket(); break;
        case 'greet': send({ type: 'hello', protocol: protocolVersion, token: dep.token, unsent: dep.unsent() }); break;
        case 'ping': send({ type: 'ping', sentMs: dep.wallNow(), unsent: dep.unsent() }); break;
        case 'retry-in':
          if (retry !== null) clearTimeout(retry);
          retry = setTimeout(() => { retry = null; dispatch({ type: 'retry' }); }, effect.ms);
          break;
        case 'resync': dep.onOnline(); break;
      }
    }
    if (state.name !== 'waiting' && retry !== null) { clearTimeout(retry); retry = null; }
    const ticks = state.name === 'online' || state.name === 'opening';
    if (ticks && ticker === null) ticker = setInterval(() => dispatch({ type: 'tick' }), pingEveryMs);
    if (!ticks && ticker !== null) { clearInterval(ticker); ticker = null; }
    const settled = waiters;
    if (state.name === 'online' || state.name === 'stopped') waiters = [];
    if (state.name === 'online') for (const { resolve } of settled) resolve();
    if (state.name === 'stopped') for (const { reject } of settled) reject(new Error('the replica is closing'));
    if (before.name !== state.name) dep.onState(state);
  }

  return {
    state: () => state,
    dispatch,
    untilOnline: () => (state.name === 'online' ? Promise.resolve()
      : state.name === 'stopped' ? Promise.reject(new Error('the replica is closing'))
      : new Promise((resolve, reject) => { waiters.push({ resolve, reject }); })),
  };
}
