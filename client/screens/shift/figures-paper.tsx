import { For, Show, type JSX } from 'solid-js';
import type { ShiftFigures } from '../../../shared/domain/shift/figures.ts';
import type { Money } from '../../../shared/kernel/money.ts';
import { nameIn } from '../../i18n/dictionary.ts';
import { shiftTexts } from '../../i18n/shift.ts';
import { useSession } from '../../session/session.ts';
import { useAmounts } from '../order-parts/amounts.ts';
import { methodName } from './method-name.ts';
import styles from './paper.module.css';

/** One line of a report; left out while it is nothing. */
export function PaperRow(props: { readonly label: JSX.Element; readonly amount: Money; readonly always?: boolean; readonly strong?: boolean }): JSX.Element {
  const { amount } = useAmounts();
  return (
    <Show when={props.always || props.strong || props.amount !== 0}>
      <div class={styles['row']} classList={{ [styles['strong'] ?? '']: props.strong }}><span>{props.label}</span><span class="money">{amount(props.amount)}</span></div>
    </Show>
  );
}

function Block(props: { readonly title: string; readonly children: JSX.Element }): JSX.Element {
  return <section class={styles['block']}><h3>{props.title}</h3>{props.children}</section>;
}

/** The figures of a shift, or of a correction, as they stand on paper. */
export function FiguresPaper(props: { readonly figures: ShiftFigures; readonly withExpected: boolean }): JSX.Element {
  const session = useSession();
  const sales = () => props.figures.sales;
  const percent = (basisPoints: number): string => `${basisPoints / 100} %`;
  return (
    <>
      <Block title={`${shiftTexts().sales} · ${shiftTexts().checks(sales().checks)} · ${shiftTexts().guests(sales().covers)}`}>
        <PaperRow label={shiftTexts().gross} amount={sales().gross} always />
        <PaperRow label={shiftTexts().discount} amount={-sales().discount} />
        <PaperRow label={shiftTexts().comp} amount={-sales().comp} />
        <PaperRow label={shiftTexts().charges} amount={sales().charges} />
        <PaperRow label={shiftTexts().fees} amount={sales().fees} />
        <PaperRow label={shiftTexts().addedTax} amount={sales().addedTax} />
        <PaperRow label={shiftTexts().net} amount={sales().total} strong />
        <PaperRow label={`${shiftTexts().voids} (${sales().voids})`} amount={sales().voided} />
        <PaperRow label={`${shiftTexts().wastes} (${sales().wastes})`} amount={sales().wasted} />
      </Block>
      <Show when={props.figures.taxes.length > 0}>
        <Block title={shiftTexts().taxes}>
          <For each={props.figures.taxes}>
            {(tax) => <PaperRow label={`${nameIn(tax.name) || tax.id} ${percent(tax.basisPoints)} (${tax.included ? shiftTexts().included : shiftTexts().added})`} amount={tax.amount} always />}
          </For>
        </Block>
      </Show>
      <For each={props.figures.methods}>
        {(row) => (
          <Block title={methodName(session.settings(), row.method)}>
            <PaperRow label={`${shiftTexts().taken} (${row.payments})`} amount={row.taken} always />
            <PaperRow label={shiftTexts().tips} amount={row.tips} />
            <PaperRow label={`${shiftTexts().refunded} (${row.refunds})`} amount={-row.refunded} />
            <PaperRow label={shiftTexts().tipsRefunded} amount={-row.tipsRefunded} />
            <PaperRow label={shiftTexts().change} amount={row.change} />
            <PaperRow label={shiftTexts().rounding} amount={row.rounding} />
          </Block>
        )}
      </For>
      <Block title={shiftTexts().cash}>
        <PaperRow label={shiftTexts().float} amount={props.figures.float} />
        <PaperRow label={shiftTexts().paidIn} amount={props.figures.paidIn} />
        <PaperRow label={shiftTexts().paidOut} amount={-props.figures.paidOut} />
        <For each={props.figures.drops}>{(drop) => <PaperRow label={`${shiftTexts().drops}: ${methodName(session.settings(), drop.method)}`} amount={-drop.amount} />}</For>
        <Show when={props.withExpected}>
          <For each={props.figures.expected}>{(sum) => <PaperRow label={`${shiftTexts().expected}: ${methodName(session.settings(), sum.method)}`} amount={sum.amount} strong={sum.method === 'cash'} />}</For>
        </Show>
      </Block>
    </>
  );
}
