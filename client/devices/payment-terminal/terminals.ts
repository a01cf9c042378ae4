import type { PaymentMethod } from '../../../shared/domain/branch/payment-method.ts';
import { createManualTerminal, type ManualTerminal } from './manual-terminal.ts';
import type { PaymentTerminal } from './payment-terminal.ts';
import { createSimulatedTerminal } from './simulated-terminal.ts';

/** The terminals of this till, by the name that a method of payment gives in its settings. */
export type Terminals = { readonly manual: ManualTerminal; readonly byName: (name: string) => PaymentTerminal | null };

/** One set per tab. */
export function createTerminals(): Terminals {
  const manual = createManualTerminal();
  const byName: Readonly<Record<Exclude<PaymentMethod['terminal'], ''>, PaymentTerminal>> = {
    manual,
    simulated: createSimulatedTerminal({
      memory: localStorage, nowMs: () => Date.now(),
      later: (delayMs, run) => { const timer = setTimeout(run, delayMs); return () => clearTimeout(timer); },
    }),
  };
  return { manual, byName: (name) => (Object.hasOwn(byName, name) ? byName[name as keyof typeof byName] : null) };
}
