import { language } from '../../i18n/dictionary.ts';
import { formatAmount, formatMoney } from '../../i18n/money.ts';
import { useSession } from '../../session/session.ts';
import type { Money } from '../../../shared/kernel/money.ts';

export type Amounts = {
  /** With the currency's sign: for what stands alone. */
  readonly money: (amount: Money) => string;
  /** Digits only: for columns and tiles. */
  readonly amount: (amount: Money) => string;
};

/** Money of the branch in the page's language; reactive. */
export function useAmounts(): Amounts {
  const session = useSession();
  return {
    money: (amount) => formatMoney(amount, session.settings().currency, language()),
    amount: (amount) => formatAmount(amount, session.settings().currency, language()),
  };
}
