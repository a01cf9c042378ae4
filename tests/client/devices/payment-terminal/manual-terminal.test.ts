import { createManualTerminal } from '../../../../client/devices/payment-terminal/manual-terminal.ts';
import { chargeOf, paymentTerminalContract, type Rehearsed } from '../../../contracts/payment-terminal.ts';

function open(): Rehearsed {
  const terminal = createManualTerminal();
  return {
    terminal, reload: open,
    answer: async (charge, type) => {
      terminal.say(charge.attempt, type === 'approved' ? { type, reference: '' } : { type });
      await Promise.resolve();
    },
    chargeFor: (outcome) => chargeOf(`charge-${outcome}`, 45_000),
  };
}

paymentTerminalContract(open);
