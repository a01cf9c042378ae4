import { createMemo, createSignal, For, Show, untrack, type JSX } from 'solid-js';
import { createStore } from 'solid-js/store';
import type { MethodSum } from '../../../shared/domain/shift/cash-count.ts';
import { closingDifferences, decideShift } from '../../../shared/domain/shift/decide.ts';
import type { StaffId } from '../../../shared/kernel/ids.ts';
import { currencyOf, parseWritten } from '../../i18n/money.ts';
import { shell } from '../../i18n/shell.ts';
import { shiftTexts } from '../../i18n/shift.ts';
import { formatMoment } from '../../i18n/time.ts';
import { language } from '../../i18n/dictionary.ts';
import { actWithApproval } from '../../session/approval.ts';
import { useSession } from '../../session/session.ts';
import { accountOf, unheardDevices, zReportOf } from '../../session/shift-account.ts';
import type { KnownShift } from '../../session/shift.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useAmounts } from '../order-parts/amounts.ts';
import { CountSheet, createCounting } from './count-sheet.tsx';
import { Differences } from './differences.tsx';
import { methodName } from './method-name.ts';
import { shiftFault } from './shift-errors.ts';
import styles from './shift-screen.module.css';

/** Counts the drawer and the other methods, closes the shift and makes its Z report, with the network or without. */
export default function CloseShiftDialog(props: { readonly shift: KnownShift; readonly onClose: () => void; readonly onClosed: () => void }): JSX.Element {
  const session = useSession();
  const { money } = useAmounts();
  const counting = createCounting();
  const [fault, setFault] = createSignal<string | null>(null);
  const [note, setNote] = createSignal('');
  const settings = () => session.settings().shifts;
  const currency = (): string => session.settings().currency;
  const expected = createMemo(() => accountOf(session, props.shift).expected);
  const others = createMemo(() => expected().filter(({ method }) => method !== 'cash'));
  const plain = (amount: number): string => (amount < 0 ? '' : (amount / 10 ** currencyOf(currency()).fractionDigits).toFixed(currencyOf(currency()).fractionDigits));
  // Typed over what is expected; counting blind, from nothing.
  const [typed, setTyped] = createStore<Record<string, string>>(untrack(() => Object.fromEntries(others().map(({ method, amount }) => [method, settings().blindClose ? '' : plain(amount)]))));
  const counted = (): MethodSum[] => others().flatMap(({ method, kind }) => {
    const amount = parseWritten((typed[method] ?? '').trim(), currency());
    return amount === null ? [] : [{ method, kind, amount }];
  });
  const wrong = (method: string): boolean => (typed[method] ?? '').trim() !== '' && parseWritten(typed[method]!.trim(), currency()) === null;
  const unheard = createMemo(() => unheardDevices(session));
  const openChecks = createMemo(() => Object.keys(session.orders).filter((id) => session.orders[id]?.status === 'open').length);
  const cash = (): MethodSum => ({ method: 'cash', kind: 'cash', amount: counting.total() });

  const close = async (): Promise<void> => {
    if (others().some(({ method }) => wrong(method))) return;
    setFault(null);
    const shift = props.shift;
    const command = {
      type: 'close', count: counting.sheet(), counted: counted(), expected: expected(), blind: settings().blindClose, note: note().trim(), limit: settings().differenceLimit,
    } as const;
    const done = await actWithApproval((approvedBy?: StaffId) => session.records.act(
      'shift', shift.id, decideShift, approvedBy === undefined ? command : { ...command, approvedBy }, { type: 'report', report: zReportOf(session, shift) },
    ));
    if (done.ok) props.onClosed();
    else setFault(shiftFault(done.error, money));
  };

  return (
    <Dialog
      title={shiftTexts().close} wide shape="full" onClose={() => props.onClose()}
      actions={<><Button size="large" onClick={() => props.onClose()}>{shell().cancel}</Button><Button size="large" kind="accent" onClick={() => void close()}>{shiftTexts().closing}</Button></>}
    >
      <div class={styles['form']}>
        <Show when={fault()}>{(text) => <Banner tone="danger">{text()}</Banner>}</Show>
        <Show when={unheard().length > 0}>
          <Banner tone="warn">
            <b>{shiftTexts().unheardTitle}</b>
            <p>{shiftTexts().unheard}</p>
            <ul class={styles['devices']}>
              <For each={unheard()}>
                {(device) => <li><b>{device.name}</b>, {device.lastHeardMs === null ? shiftTexts().neverHeard : shiftTexts().lastHeard(formatMoment(device.lastHeardMs, session.nowMs(), session.settings().zone, language()))}</li>}
              </For>
            </ul>
          </Banner>
        </Show>
        <Show when={openChecks() > 0}><Banner tone="info">{shiftTexts().openChecks(openChecks())}</Banner></Show>
        <CountSheet counting={counting} />
        <Show when={others().length > 0}>
          <section class={styles['form']}>
            <h3>{shiftTexts().otherMethods}</h3>
            <p class={styles['soft']}>{shiftTexts().otherHint}</p>
            <div class={styles['fields']}>
              <For each={others()}>
                {({ method }) => (
                  <TextField
                    label={methodName(session.settings(), method)} value={typed[method] ?? ''} onText={(text) => setTyped(method, text)} inputmode="decimal" autocomplete="off"
                    error={wrong(method) ? shiftTexts().amountAny : undefined}
                  />
                )}
              </For>
            </div>
          </section>
        </Show>
        <Show when={!settings().blindClose}>
          <Differences differences={closingDifferences([cash(), ...counted()], expected())} expected={expected()} />
          <Show when={settings().differenceLimit > 0}><p class={styles['soft']}>{shiftTexts().afterApproval(money(settings().differenceLimit))}</p></Show>
        </Show>
        <TextField label={shiftTexts().note} value={note()} onText={setNote} maxLength={200} autocomplete="off" />
        <p class={styles['soft']}>{shiftTexts().closeHint}</p>
      </div>
    </Dialog>
  );
}
