import type { Connection } from '../port.ts';

/**
 * The one connection to the server as a state machine: `step` says what follows and what to do; the
 * driver in stream.ts does it. Numbered rules: SPEC.md, C1–C9.
 */
export type ConnectionState =
  | { readonly name: 'stopped' }
  /** A socket is being opened or greeted. `lostAtMs`: when the server was last lost; null at the first attempt. */
  | { readonly name: 'opening'; readonly sinceMs: number; readonly attempt: number; readonly lostAtMs: number | null }
  | { readonly name: 'online'; readonly sinceMs: number; readonly heardAtMs: number }
  | { readonly name: 'waiting'; readonly attempt: number; readonly lostAtMs: number }
  | { readonly name: 'rejected'; readonly reason: 'revoked' | 'protocol' | 'malformed'; readonly sinceMs: number };

export type ConnectionEvent =
  | { readonly type: 'start' }
  | { readonly type: 'stop' }
  | { readonly type: 'opened' }
  | { readonly type: 'welcome' }
  | { readonly type: 'heard' }
  | { readonly type: 'tick' }
  | { readonly type: 'closed' }
  | { readonly type: 'suspect' }
  | { readonly type: 'retry' }
  | { readonly type: 'wake' }
  | { readonly type: 'rejected'; readonly reason: 'revoked' | 'protocol' | 'malformed' };

export type ConnectionEffect =
  | { readonly type: 'open-socket' }
  | { readonly type: 'close-socket' }
  | { readonly type: 'greet' }
  | { readonly type: 'ping' }
  | { readonly type: 'resync' }
  | { readonly type: 'retry-in'; readonly ms: number };

export type Step = { readonly state: ConnectionState; readonly effects: readonly ConnectionEffect[] };

/** What a step may depend on besides state and event. `random` in [0, 1). */
export type StepContext = { readonly nowMs: number; readonly random: number };

export const pingEveryMs = 1_500;
/** No word for this long: the connection is dead, whatever the socket says. */
export const silenceMs = 4_500;
const openTimeoutMs = 5_000;
const firstRetryMs = 250;
const longestRetryMs = 5_000;

/** Doubles up to five seconds, then spread, so that a branch does not return in one wave. */
export const retryMs = (attempt: number, random: number): number =>
  Math.round(Math.min(longestRetryMs, firstRetryMs * 2 ** Math.min(attempt, 10)) * (0.5 + random / 2));

type StateName = ConnectionState['name'];
type Of<Name extends StateName> = Extract<ConnectionState, { name: Name }>;
type EventType = ConnectionEvent['type'];
type EventOf<Type extends EventType> = Extract<ConnectionEvent, { type: Type }>;
type Handler<Name extends StateName, Type extends EventType> = (state: Of<Name>, context: StepContext, event: EventOf<Type>) => Step;
/** `null`: the event means nothing in this state. */
type Table = { readonly [Name in StateName]: { readonly [Type in EventType]: Handler<Name, Type> | null } };

const opening = (attempt: number, lostAtMs: number | null, nowMs: number): Step => ({
  state: { name: 'opening', sinceMs: nowMs, attempt, lostAtMs }, effects: [{ type: 'open-socket' }],
});

const lost = (attempt: number, lostAtMs: number, { random }: StepContext): Step => ({
  state: { name: 'waiting', attempt, lostAtMs }, effects: [{ type: 'close-socket' }, { type: 'retry-in', ms: retryMs(attempt, random) }],
});

const stop = (): Step => ({ state: { name: 'stopped' }, effects: [{ type: 'close-socket' }] });
const reject = (_state: ConnectionState, { nowMs }: StepContext, { reason }: EventOf<'rejected'>): Step =>
  ({ state: { name: 'rejected', reason, sinceMs: nowMs }, effects: [{ type: 'close-socket' }] });

const failOpening = (state: Of<'opening'>, context: StepContext): Step => lost(state.attempt, state.lostAtMs ?? state.sinceMs, context);
const loseOnline = (_state: Of<'online'>, context: StepContext): Step => lost(0, context.nowMs, context);
const heard = (state: Of<'online'>, { nowMs }: StepContext): Step => ({ state: { ...state, heardAtMs: nowMs }, effects: [] });

const table: Table = {
  stopped: {
    start: (_, { nowMs }) => opening(0, null, nowMs), stop: null, opened: null, welcome: null, heard: null, tick: null, closed: null,
    suspect: null, retry: null, wake: null, rejected: null,
  },
  opening: {
    start: null, stop, rejected: reject,
    opened: (state) => ({ state, effects: [{ type: 'greet' }] }),
    welcome: (_, { nowMs }) => ({ state: { name: 'online', sinceMs: nowMs, heardAtMs: nowMs }, effects: [{ type: 'ping' }, { type: 'resync' }] }),
    heard: null, suspect: null, retry: null, wake: null,
    tick: (state, context) => (context.nowMs - state.sinceMs > openTimeoutMs ? failOpening(state, context) : { state, effects: [] }),
    closed: failOpening,
  },
  online: {
    start: null, stop, rejected: reject, opened: null, welcome: heard, heard, retry: null,
    tick: (state, context) => (context.nowMs - state.heardAtMs > silenceMs ? loseOnline(state, context) : { state, effects: [{ type: 'ping' }] }),
    closed: loseOnline, suspect: loseOnline,
    // The device has a network again, maybe another one: ask at once whether the server still hears us.
    wake: (state) => ({ state, effects: [{ type: 'ping' }] }),
  },
  waiting: {
    start: null, stop, rejected: reject, opened: null, welcome: null, heard: null, tick: null, closed: null, suspect: null,
    retry: (state, { nowMs }) => opening(state.attempt + 1, state.lostAtMs, nowMs),
    wake: (state, { nowMs }) => opening(0, state.lostAtMs, nowMs),
  },
  rejected: {
    start: (_, { nowMs }) => opening(0, null, nowMs), stop, opened: null, welcome: null, heard: null, tick: null, closed: null,
    suspect: null, retry: null, rejected: null,
    // A person asked to try again: the server may have been upgraded, or the revocation taken back.
    wake: (_, { nowMs }) => opening(0, null, nowMs),
  },
};

/** The next state and what to do; an event that means nothing here changes nothing [C1]. */
export function step(state: ConnectionState, event: ConnectionEvent, context: StepContext): Step {
  const handler = table[state.name][event.type] as ((state: ConnectionState, context: StepContext, event: ConnectionEvent) => Step) | null;
  return handler === null ? { state, effects: [] } : handler(state, context, event);
}

/** What people are shown: a device that tries again and again is offline since it lost the server [C8]. */
export function connectionOf(state: ConnectionState): Connection {
  switch (state.name) {
    case 'stopped': return { state: 'unpaired' };
    case 'opening': return state.lostAtMs === null ? { state: 'connecting', sinceMs: state.sinceMs } : { state: 'offline', sinceMs: state.lostAtMs };
    case 'online': return { state: 'online', sinceMs: state.sinceMs };
    case 'waiting': return { state: 'offline', sinceMs: state.lostAtMs };
    case 'rejected': return { state: 'rejected', reason: state.reason, sinceMs: state.sinceMs };
  }
}
