import { createSignal, For, Show, untrack, type JSX } from 'solid-js';
import type { PaymentMethod } from '../../../shared/domain/branch/payment-method.ts';
import type { OrderCommand } from '../../../shared/domain/order/command.ts';
import { reasonsFor } from '../../../shared/domain/branch/reasons.ts';
import type { Payment } from '../../../shared/domain/order/state.ts';
import type { DocId } from '../../../shared/kernel/ids.ts';
import type { Money } from '../../../shared/kernel/money.ts';
import { language, nameIn } from '../../i18n/dictionary.ts';
import { formatAmount, parseWritten } from '../../i18n/money.ts';
import { actErrorText } from '../../i18n/order-errors.ts';
import { ordersTexts } from '../../i18n/orders.ts';
import { payTexts } from '../../i18n/pay.ts';
import { methodName } from '../../i18n/payment-methods.ts';
import { shell } from '../../i18n/shell.ts';
import { actWithApproval, approvedCommands } from '../../session/approval.ts';
import { useSession } from '../../session/session.ts';
import { currentShift } from '../../session/shift.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { showToast } from '../../ui/toast.tsx';
import { useAmounts } from '../order-parts/amounts.ts';
import styles from './refund-dialog.module.css';

export type RefundDialogProps = {
  readonly orderId: DocId;
  readonly payment: Payment;
  /** What is likely to be given back; all that is left of the payment when absent. */
  readonly suggested?: Money;
  readonly onClose: () => void;
};

/** Gives back a payment or a part of it: how much, of which tip, by which method and why; somebody who may not alone asks a manager for the PIN. */
export default function RefundDialog(props: RefundDialogProps): JSX.Element {
  const session = useSession();
  const { money } = useAmounts();
  const currency = (): string => session.settings().currency;
  const left = (): Money => props.payment.amount - props.payment.refunded;
  const tipLeft = (): Money => props.payment.tip - props.payment.tipRefunded;
  const [text, setText] = createSignal(untrack(() => formatAmount(Math.min(left(), props.suggested ?? left()), currency(), language())));
  const [tipText, setTipText] = createSignal('');
  const [method, setMethod] = createSignal(untrack(() => props.payment.method));
  const [reason, setReason] = createSignal('');
  const [tried, setTried] = createSignal(false);
  const [problem, setProblem] = createSignal<string | null>(null);

  const typed = (value: string): Money | null => (value.trim() === '' ? 0 : parseWritten(value.trim(), currency()));
  const amount = (): Money | null => typed(text());
  const tip = (): Money | null => typed(tipText());
  const wrong = (value: Money | null, most: Money): boolean => value === null || value > most;
  const nothing = (): boolean => amount() === 0 && tip() === 0;
  const faults = () => ({
    amount: wrong(amount(), left()) || nothing() ? payTexts().refundFault(money(left())) : undefined,
    tip: wrong(tip(), tipLeft()) ? payTexts().refundFault(money(tipLeft())) : undefined,
    reason: reason().trim() === '' ? payTexts().reasonFault : undefined,
  });
  // An amount above what is left is said while it is typed, not only when it is sent.
  const shown = (field: 'amount' | 'tip' | 'reason'): string | undefined => {
    const tooMuch = field === 'amount' ? wrong(amount(), left()) : field === 'tip' && wrong(tip(), tipLeft());
    return tried() || tooMuch ? faults()[field] : undefined;
  };
  const methods = (): readonly PaymentMethod[] => session.settings().paymentMethods.filter(({ active, id }) => active || id === props.payment.method);
  const options = () => [
    ...(methods().some(({ id }) => id === props.payment.method) ? [] : [{ value: props.payment.method, label: methodName(props.payment.method, session.settings().paymentMethods) }]),
    ...methods().map(({ id, name }) => ({ value: id, label: nameIn(name) })),
  ];
  const refund = async (): Promise<void> => {
    setTried(true);
    if (Object.values(faults()).some((fault) => fault !== undefined)) return;
    const kind = methods().find(({ id }) => id === method())?.kind ?? props.payment.kind;
    const back = amount() ?? 0;
    const id = props.orderId;
    const command: OrderCommand = {
      type: 'refund', payment: props.payment.opId, amount: back, tip: tip() ?? 0, method: method(), kind, reason: reason().trim(), shift: currentShift(session)?.id ?? null,
    };
    const result = await actWithApproval((approvedBy) => session.act(id, ...approvedCommands([command], approvedBy)));
    if (result.ok) {
      props.onClose();
      showToast(ordersTexts().refunded(money(back + (tip() ?? 0))));
    } else if (result.error.type !== 'approval-needed') setProblem(actErrorText(result.error, currency()));
  };
  return (
    <Dialog
      title={payTexts().refundOf(methodName(props.payment.method, session.settings().paymentMethods))} shape="full" onClose={props.onClose}
      actions={(
        <>
          <Button size="large" onClick={() => props.onClose()}>{shell().cancel}</Button>
          <Button size="large" kind="danger" onClick={() => void refund()}>{payTexts().refundNow(money((amount() ?? 0) + (tip() ?? 0)))}</Button>
        </>
      )}
    >
      <form class={styles['form']} novalidate onSubmit={(event) => { event.preventDefault(); void refund(); }}>
        <div class={styles['amount']}>
          <TextField label={payTexts().refundAmount} name="amount" inputmode="decimal" autocomplete="off" value={text()} hint={payTexts().refundMost(money(left()))} error={shown('amount')} onText={setText} />
          <Button onClick={() => { setText(formatAmount(left(), currency(), language())); setTipText(tipLeft() > 0 ? formatAmount(tipLeft(), currency(), language()) : ''); }}>{payTexts().refundAll}</Button>
        </div>
        <Show when={tipLeft() > 0}>
          <TextField label={payTexts().refundTipMost(money(tipLeft()))} name="tip" inputmode="decimal" autocomplete="off" value={tipText()} error={shown('tip')} onText={setTipText} />
        </Show>
        <SelectField label={payTexts().refundMethod} value={method()} options={options()} onChoose={setMethod} />
        <div class={styles['reasons']} role="group" aria-label={payTexts().refundReason}>
          <For each={reasonsFor(session.settings().reasons, 'refund')}>{({ name }) => <Button pressed={reason() === nameIn(name)} onClick={() => setReason(nameIn(name))}>{nameIn(name)}</Button>}</For>
        </div>
        <TextField label={payTexts().refundReason} name="reason" maxlength="200" autocomplete="off" value={reason()} error={shown('reason')} onText={setReason} />
        <Show when={problem()}>{(words) => <Banner tone="danger">{words()}</Banner>}</Show>
      </form>
    </Dialog>
  );
}
