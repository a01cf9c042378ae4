import { Index, type JSX } from 'solid-js';
import type { OrderTotals } from '../../../shared/domain/order/state.ts';
import { useAmounts } from './amounts.ts';
import styles from './check-totals.module.css';
import { totalsRows, type TotalsRow } from './totals-rows.ts';
import { totalsWords } from './totals-words.ts';

export type CheckTotalsProps = {
  readonly totals: OrderTotals;
  /** Taxes inside the prices as well: for who looks into a check, not for who takes an order. */
  readonly detailed?: boolean;
};

/** What a check comes to: nothing but the total while there is nothing else to say. */
export function CheckTotals(props: CheckTotalsProps): JSX.Element {
  const { money, amount } = useAmounts();
  const rows = (): readonly TotalsRow[] => totalsRows(props.totals, { includedTaxes: props.detailed ?? false });
  return (
    <dl class={styles['totals']}>
      {/* By place: the rows are new with every tap, their elements are not. */}
      <Index each={rows()}>
        {(row) => (
          <div class={styles['row']} classList={{ [styles['soft'] ?? '']: row().soft, [styles['total'] ?? '']: !row().soft && row().type !== 'paid' }} data-row={row().type}>
            <dt>{totalsWords(row())}</dt>
            <dd class="money">{row().soft ? amount(row().amount) : money(row().amount)}</dd>
          </div>
        )}
      </Index>
    </dl>
  );
}
