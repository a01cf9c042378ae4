import { expect, test } from 'vitest';
import { createSimulatedTerminal, simulatedTimes } from '../../../../client/devices/payment-terminal/simulated-terminal.ts';
import { chargeOf, paymentTerminalContract, type Rehearsed } from '../../../contracts/payment-terminal.ts';

const amounts = { approved: 45_000, declined: 45_001, late: 45_002 } as const;

/** A clock that the test turns; what was planned runs in its order. */
function makeClock() {
  let nowMs = 1_000_000;
  let planned: { readonly atMs: number; readonly run: () => void }[] = [];
  return {
    nowMs: () => nowMs,
    later: (delayMs: number, run: () => void) => {
      const plan = { atMs: nowMs + delayMs, run };
      planned.push(plan);
      return () => { planned = planned.filter((other) => other !== plan); };
    },
    /** Pages that are gone run nothing any more. */
    forget: () => { planned = []; },
    turnTo: (atMs: number) => {
      for (;;) {
        const next = planned.filter((plan) => plan.atMs <= atMs).sort((a, b) => a.atMs - b.atMs)[0];
        if (!next) break;
        planned = planned.filter((plan) => plan !== next);
        nowMs = Math.max(nowMs, next.atMs);
        next.run();
      }
      nowMs = Math.max(nowMs, atMs);
    },
  };
}

function openOver(memory: Map<string, string>, clock: ReturnType<typeof makeClock>): Rehearsed {
  const startMs = clock.nowMs();
  const terminal = createSimulatedTerminal({
    memory: { getItem: (key) => memory.get(key) ?? null, setItem: (key, value) => { memory.set(key, value); } }, nowMs: clock.nowMs, later: clock.later,
  });
  return {
    terminal,
    reload: () => { clock.forget(); return openOver(memory, clock); },
    answer: (charge, outcome) => {
      const late = charge.amount === amounts.late && outcome !== 'timed-out';
      clock.turnTo(startMs + (outcome === 'timed-out' ? simulatedTimes.patienceMs : late ? simulatedTimes.lateMs : simulatedTimes.answerMs));
      return Promise.resolve();
    },
    chargeFor: (outcome) => chargeOf(`charge-${outcome}`, amounts[outcome]),
  };
}
const open = (): Rehearsed => openOver(new Map(), makeClock());

paymentTerminalContract(open);

test('it knows nothing of what it was never asked to charge, and keeps over a reload what it was', async () => {
  const { terminal, chargeFor, reload } = open();
  expect(await terminal.status(chargeFor('late').attempt)).toEqual({ type: 'unknown' });
  terminal.charge(chargeFor('late'), () => undefined);
  const again = reload();
  await again.answer(chargeFor('late'), 'approved');
  expect(await again.terminal.status(chargeFor('late').attempt)).toMatchObject({ type: 'approved' });
});

test('the last digit of the amount decides', async () => {
  const said: string[] = [];
  for (const digit of [0, 1, 2, 3, 4, 5]) {
    const clock = makeClock();
    const { terminal } = openOver(new Map(), clock);
    const heard: string[] = [];
    terminal.charge(chargeOf('a', 10_000 + digit), ({ type }) => heard.push(type));
    clock.turnTo(clock.nowMs() + simulatedTimes.lateMs);
    said.push(heard.join(' '));
  }
  expect(said).toEqual(['approved', 'declined', 'timed-out approved', 'timed-out declined', 'timed-out', 'approved']);
});
