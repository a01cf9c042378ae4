import { createSignal, For, Show, type JSX } from 'solid-js';
import { reasonsFor } from '../../../shared/domain/branch/reasons.ts';
import { decideShift } from '../../../shared/domain/shift/decide.ts';
import { sumOf, type MethodSum } from '../../../shared/domain/shift/cash-count.ts';
import type { ShiftCommand } from '../../../shared/domain/shift/command.ts';
import type { Money } from '../../../shared/kernel/money.ts';
import { nameIn } from '../../i18n/dictionary.ts';
import { parseWritten } from '../../i18n/money.ts';
import { shell } from '../../i18n/shell.ts';
import { shiftTexts } from '../../i18n/shift.ts';
import { useSession } from '../../session/session.ts';
import type { KnownShift } from '../../session/shift.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { showToast } from '../../ui/toast.tsx';
import { useAmounts } from '../order-parts/amounts.ts';
import { methodName } from './method-name.ts';
import { shiftFault } from './shift-errors.ts';
import styles from './shift-screen.module.css';

export type MovementKind = 'pay-in' | 'pay-out' | 'drop';

/** Money into the drawer or out of it beside the sales, with the reason. */
export function MovementDialog(props: { readonly kind: MovementKind; readonly shift: KnownShift; readonly expected: readonly MethodSum[]; readonly onClose: () => void }): JSX.Element {
  const session = useSession();
  const { money } = useAmounts();
  const [text, setText] = createSignal('');
  const [reason, setReason] = createSignal('');
  const [method, setMethod] = createSignal('cash');
  const [fault, setFault] = createSignal<{ readonly field: 'amount' | 'reason'; readonly text: string } | null>(null);
  const title = (): string => ({ 'pay-in': shiftTexts().payIn, 'pay-out': shiftTexts().payOut, drop: shiftTexts().drop })[props.kind];
  const droppable = (): readonly MethodSum[] => {
    const sums = props.expected.filter(({ method: id, amount }) => id !== 'cash' && amount > 0);
    return [{ method: 'cash', kind: 'cash', amount: sumOf(props.expected, 'cash') }, ...sums];
  };

  const command = (amount: Money): ShiftCommand => {
    const from = droppable().find((sum) => sum.method === method()) ?? droppable()[0]!;
    if (props.kind === 'drop') return { type: 'drop', method: from.method, kind: from.kind, amount, reason: reason().trim(), expected: from.amount };
    return props.kind === 'pay-in' ? { type: 'pay-in', amount, reason: reason().trim() } : { type: 'pay-out', amount, reason: reason().trim(), expected: sumOf(props.expected, 'cash') };
  };
  const confirm = (): void => {
    const amount = parseWritten(text().trim(), session.settings().currency);
    if (amount === null) {
      setFault({ field: 'amount', text: shiftTexts().amountAny });
      return;
    }
    const done = session.records.act('shift', props.shift.id, decideShift, command(amount));
    if (done.ok) {
      showToast(shiftTexts().saved);
      props.onClose();
    } else setFault({ field: done.error.type === 'reason-missing' ? 'reason' : 'amount', text: shiftFault(done.error, money) ?? '' });
  };
  const faultOf = (field: 'amount' | 'reason'): string | undefined => (fault()?.field === field ? fault()?.text : undefined);

  return (
    <Dialog
      title={title()} shape="sheet" onClose={() => props.onClose()}
      actions={<><Button size="large" onClick={() => props.onClose()}>{shell().cancel}</Button><Button size="large" kind="accent" onClick={confirm}>{title()}</Button></>}
    >
      <form
        class={styles['form']} novalidate
        onSubmit={(event) => {
          event.preventDefault();
          confirm();
        }}
      >
        <Show when={props.kind === 'drop' && droppable().length > 1}>
          <SelectField
            label={shiftTexts().method} value={method()} onChoose={setMethod}
            options={droppable().map((sum) => ({ value: sum.method, label: `${methodName(session.settings(), sum.method)} · ${money(sum.amount)}` }))}
          />
        </Show>
        <TextField label={shiftTexts().amount} value={text()} onText={(typed) => { setText(typed); setFault(null); }} error={faultOf('amount')} inputmode="decimal" autocomplete="off" autofocus enterkeyhint="done" />
        <Show when={props.kind === 'pay-out'}>
          <div class={styles['choices']}>
            <For each={reasonsFor(session.settings().reasons, 'pay-out')}>
              {(known) => <Button pressed={reason() === nameIn(known.name)} onClick={() => setReason(nameIn(known.name))}>{nameIn(known.name)}</Button>}
            </For>
          </div>
        </Show>
        <TextField label={shiftTexts().reason} value={reason()} onText={(typed) => { setReason(typed); setFault(null); }} error={faultOf('reason')} maxLength={200} autocomplete="off" enterkeyhint="done" />
        <button type="submit" class="spoken" tabindex={-1} aria-hidden="true">{title()}</button>
      </form>
    </Dialog>
  );
}
