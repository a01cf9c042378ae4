import { expect, test } from 'vitest';
import type { Charge, ChargeOutcome, PaymentTerminal } from '../../client/devices/payment-terminal/payment-terminal.ts';
import { asId } from '../../shared/kernel/ids.ts';

/** A terminal and a way to play it: `answer` lets it answer what is waiting as said, in its own way. */
export type Rehearsed = {
  readonly terminal: PaymentTerminal;
  readonly answer: (charge: Charge, outcome: ChargeOutcome['type']) => Promise<void>;
  /** The same terminal after the page was reloaded. */
  readonly reload: () => Rehearsed;
  /** A charge that this terminal answers as said. */
  readonly chargeFor: (outcome: 'approved' | 'declined' | 'late') => Charge;
};

export const chargeOf = (id: string, amount: number): Charge => ({ attempt: asId(id), amount, currency: 'UZS' });

/** What every payment terminal must do. */
export function paymentTerminalContract(open: () => Rehearsed): void {
  const listen = (terminal: PaymentTerminal, charge: Charge) => {
    const heard: ChargeOutcome['type'][] = [];
    const stop = terminal.charge(charge, ({ type }) => { heard.push(type); });
    return { heard, stop };
  };

  test('it tells how a charge ended, once, and knows it when it is asked', async () => {
    for (const outcome of ['approved', 'declined'] as const) {
      const { terminal, answer, chargeFor } = open();
      const charge = chargeFor(outcome);
      const { heard } = listen(terminal, charge);
      expect([heard, (await terminal.status(charge.attempt)).type]).toEqual([[], 'waiting']);
      await answer(charge, outcome);
      await answer(charge, outcome);
      expect([heard, (await terminal.status(charge.attempt)).type]).toEqual([[outcome], outcome]);
    }
  });

  test('no answer in time is told, and the answer that comes later is told as well', async () => {
    const { terminal, answer, chargeFor } = open();
    const charge = chargeFor('late');
    const { heard } = listen(terminal, charge);
    await answer(charge, 'timed-out');
    expect([heard, (await terminal.status(charge.attempt)).type]).toEqual([['timed-out'], 'timed-out']);
    await answer(charge, 'approved');
    expect([heard, (await terminal.status(charge.attempt)).type]).toEqual([['timed-out', 'approved'], 'approved']);
  });

  test('asked again for one attempt it tells the first outcome', async () => {
    const { terminal, answer, chargeFor } = open();
    const charge = chargeFor('approved');
    const first = listen(terminal, charge);
    const second = listen(terminal, charge);
    await answer(charge, 'approved');
    const third = listen(terminal, charge);
    await answer(charge, 'approved');
    expect([first.heard, second.heard, third.heard]).toEqual([['approved'], ['approved'], ['approved']]);
  });

  test('whoever stopped listening hears nothing more', async () => {
    const { terminal, answer, chargeFor } = open();
    const charge = chargeFor('approved');
    const { heard, stop } = listen(terminal, charge);
    stop();
    await answer(charge, 'approved');
    expect(heard).toEqual([]);
  });

  test('a charge that waits can be called off, one that was answered or timed out cannot', async () => {
    const { terminal, answer, chargeFor } = open();
    const waiting = listen(terminal, chargeFor('approved'));
    expect(await terminal.cancel(chargeFor('approved').attempt)).toBe('cancelled');
    expect(waiting.heard).toEqual(['declined']);
    const late = chargeFor('late');
    listen(terminal, late);
    await answer(late, 'timed-out');
    expect(await terminal.cancel(late.attempt)).toBe('too-late');
    expect(await terminal.cancel(chargeFor('approved').attempt)).toBe('too-late');
  });

  test('after a reload of the page the same attempt is listened to again', async () => {
    const { terminal, chargeFor, reload } = open();
    const charge = chargeFor('approved');
    listen(terminal, charge);
    const again = reload();
    const { heard } = listen(again.terminal, charge);
    await again.answer(charge, 'approved');
    expect(heard).toEqual(['approved']);
  });
}
