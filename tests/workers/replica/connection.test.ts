import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { connectionOf, retryMs, silenceMs, step, type ConnectionEvent, type ConnectionState } from '../../../workers/replica/replication/connection.ts';
import { makeContiguity } from '../../../workers/replica/replication/contiguity.ts';

const at = (nowMs: number) => ({ nowMs, random: 0.5 });
const after = (events: readonly (ConnectionEvent | readonly [ConnectionEvent, number])[], from: ConnectionState = { name: 'stopped' }) => {
  let nowMs = 1_000;
  let state = from;
  let effects: readonly { readonly type: string }[] = [];
  for (const entry of events) {
    const [event, ms] = 'type' in entry ? [entry, 10] as const : entry;
    nowMs += ms;
    ({ state, effects } = step(state, event, at(nowMs)));
  }
  return { state, effects: effects.map(({ type }) => type), nowMs };
};

const start: ConnectionEvent = { type: 'start' };
const opened: ConnectionEvent = { type: 'opened' };
const welcome: ConnectionEvent = { type: 'welcome' };
const closed: ConnectionEvent = { type: 'closed' };
const revoked: ConnectionEvent = { type: 'rejected', reason: 'revoked' };

describe('the connection', () => {
  test('[C2] greets when the socket is open, [C3] pulls after the welcome', () => {
    expect(after([start]).effects).toEqual(['open-socket']);
    expect(after([start, opened]).effects).toEqual(['greet']);
    expect(after([start, opened, welcome])).toMatchObject({ state: { name: 'online' }, effects: ['ping', 'resync'] });
  });

  test('[C4] is lost after silence, kept by any word', () => {
    const online = [start, opened, welcome];
    expect(after([...online, [{ type: 'tick' }, silenceMs - 10]]).state.name).toBe('online');
    expect(after([...online, [{ type: 'tick' }, silenceMs + 10]])).toMatchObject({ state: { name: 'waiting' }, effects: ['close-socket', 'retry-in'] });
    expect(after([...online, [{ type: 'heard' }, silenceMs], [{ type: 'tick' }, silenceMs - 10]]).state.name).toBe('online');
    expect(after([start, opened, [{ type: 'tick' }, 6_000]]).state.name).toBe('waiting');
  });

  test('[C5] waits twice as long after each failure, up to five seconds, spread', () => {
    expect([0, 1, 2, 3, 10, 50].map((attempt) => retryMs(attempt, 1))).toEqual([250, 500, 1_000, 2_000, 5_000, 5_000]);
    expect(retryMs(4, 0)).toBe(retryMs(4, 1) / 2);
    const lost = after([start, opened, welcome, closed]);
    expect(after([{ type: 'retry' }], lost.state).state).toMatchObject({ name: 'opening', attempt: 1 });
    expect(after([{ type: 'wake' }], lost.state)).toMatchObject({ state: { name: 'opening', attempt: 0 }, effects: ['open-socket'] });
  });

  test('[C6] is opened anew when a request failed on the network', () => {
    expect(after([start, opened, welcome, { type: 'suspect' }]).effects).toContain('close-socket');
  });

  test('[C7] rejected, it tries again only when asked', () => {
    const rejected = after([start, opened, revoked]).state;
    for (const type of ['retry', 'tick', 'closed', 'suspect', 'welcome', 'opened'] as const) expect(after([{ type }], rejected).state).toEqual(rejected);
    expect(after([{ type: 'wake' }], rejected).state.name).toBe('opening');
  });

  test('[C8] is offline since the server was lost, however often it tries', () => {
    const lost = after([start, opened, welcome, closed]);
    const trying = after([{ type: 'retry' }, closed, { type: 'retry' }], lost.state).state;
    expect(connectionOf(trying)).toEqual({ state: 'offline', sinceMs: lost.nowMs });
    expect(connectionOf(after([start]).state).state).toBe('connecting');
    expect(connectionOf({ name: 'stopped' })).toEqual({ state: 'unpaired' });
  });

  test('[C1] holds its invariants after any events', () => {
    const events = fc.array(fc.constantFrom<ConnectionEvent>(start, { type: 'stop' }, opened, welcome, { type: 'heard' }, { type: 'tick' }, closed, { type: 'suspect' }, { type: 'retry' }, { type: 'wake' }, revoked), { maxLength: 60 });
    fc.assert(fc.property(events, (sequence) => {
      let state: ConnectionState = { name: 'stopped' };
      let socket = false;
      let retrying = false;
      sequence.forEach((event, index) => {
        const next = step(state, event, at(index * 700));
        for (const { type } of next.effects) {
          if (type === 'open-socket') socket = true;
          if (type === 'close-socket') socket = false;
          if (type === 'retry-in') retrying = true;
        }
        state = next.state;
        if (state.name !== 'waiting') retrying = false;
        // A state that talks has a socket; one that waits has none and will try again.
        expect(socket).toBe(state.name === 'opening' || state.name === 'online');
        expect(retrying).toBe(state.name === 'waiting');
        if (next.effects.some(({ type }) => type === 'resync')) expect(state.name).toBe('online');
      });
    }));
  });
});

describe('contiguity', () => {
  test('[S1] begins where the server was at the welcome, [S2] sees gaps, per scope', () => {
    const contiguity = makeContiguity();
    contiguity.begin({ a: 5 });
    expect(contiguity.see('a', 5, 6)).toBe('next');
    expect(contiguity.see('a', 5, 6)).toBe('seen');
    expect(contiguity.see('a', 8, 9)).toBe('gap');
    expect(contiguity.see('a', 9, 10)).toBe('next');
    expect(contiguity.see('b', 0, 1)).toBe('next');
    contiguity.begin({ a: 3 });
    expect(contiguity.see('a', 3, 4)).toBe('next');
  });
});
