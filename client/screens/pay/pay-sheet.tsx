import { useNavigate } from '@solidjs/router';
import Split from 'lucide-solid/icons/split';
import { createEffect, createMemo, createSignal, For, on, Show, untrack, type JSX } from 'solid-js';
import type { PaymentMethod } from '../../../shared/domain/branch/payment-method.ts';
import type { SplitPlan } from '../../../shared/domain/order/frozen.ts';
import type { Attempt, OrderState } from '../../../shared/domain/order/state.ts';
import type { DocId, OpId } from '../../../shared/kernel/ids.ts';
import type { Money } from '../../../shared/kernel/money.ts';
import { language, nameIn } from '../../i18n/dictionary.ts';
import { currencyOf, formatTyped, parseAmount } from '../../i18n/money.ts';
import { actErrorText } from '../../i18n/order-errors.ts';
import { payTexts } from '../../i18n/pay.ts';
import { methodName } from '../../i18n/payment-methods.ts';
import { shell } from '../../i18n/shell.ts';
import { till } from '../../i18n/till.ts';
import { isUnresolved } from '../../session/open-attempts.ts';
import { useSession, type ActError } from '../../session/session.ts';
import { currentShift, shiftNeeded } from '../../session/shift.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Keypad } from '../../ui/keypad.tsx';
import { typeKey } from '../../ui/typed-number.ts';
import { useAmounts } from '../order-parts/amounts.ts';
import { partName } from './part-name.ts';
import { PartsList } from './parts-list.tsx';
import { closing, duesOf, partInTurn, partsInOrder, paying, takingOf, tipByMethod } from './pay-sums.ts';
import styles from './pay-sheet.module.css';
import { quickAmounts } from './quick-amounts.ts';
import { SplitEditor, type SplitMode } from './split-editor.tsx';
import { SilentAttempt, WaitingPanel } from './terminal-panel.tsx';
import { TipChoice } from './tip-choice.tsx';
import { useCharging } from './use-charging.ts';

export type PaySheetProps = { readonly orderId: DocId; readonly onClose: () => void; readonly onNext: () => void };

/** Takes money: of the whole check or of parts, by one or several methods; the last payment sends what is unsent, closes the order and shows the change. */
export default function PaySheet(props: PaySheetProps): JSX.Element {
  const session = useSession();
  const charging = useCharging();
  const navigate = useNavigate();
  const { money, amount } = useAmounts();
  const methods = (): readonly PaymentMethod[] => session.settings().paymentMethods.filter(({ active }) => active);
  const [methodId, setMethodId] = createSignal(untrack(methods)[0]?.id ?? '');
  const [typed, setTyped] = createSignal('');
  const [tip, setTip] = createSignal<Money>(0);
  const [tipText, setTipText] = createSignal<string | null>(null);
  const [chosenPart, choosePart] = createSignal<string | null>(null);
  const [splitting, setSplitting] = createSignal(false);
  const [problem, setProblem] = createSignal<string | null>(null);
  const [settled, setSettled] = createSignal<{ readonly change: Money } | null>(null);
  /** The attempt this sheet started: its payment ends the sheet as a tap would. */
  const [mine, setMine] = createSignal<OpId | null>(null);

  const order = (): OrderState | undefined => session.orders[props.orderId];
  const [mode, setMode] = createSignal<SplitMode>(untrack(order)?.plan?.kind ?? 'whole');
  const method = (): PaymentMethod | undefined => methods().find(({ id }) => id === methodId()) ?? methods()[0];
  const kind = (): PaymentMethod['kind'] => method()?.kind ?? 'custom';
  const currency = createMemo(() => currencyOf(session.settings().currency));
  const cashStep = (): Money => session.settings().cashStep ?? currency().cashStep;
  const parts = createMemo(() => { const state = order(); return state ? partsInOrder(state) : []; });
  const part = createMemo(() => partInTurn(parts(), chosenPart()));
  const dues = createMemo(() => { const state = order(); return state ? duesOf(state, parts(), part(), kind(), cashStep()) : { due: 0, owed: 0 }; });
  const tendered = (): Money => (typed() === '' ? dues().owed + tip() : parseAmount(typed(), currency().code) ?? 0);
  const taking = createMemo(() => takingOf(dues(), kind(), tendered(), tip()));
  const tipStep = (): Money => (kind() === 'cash' ? cashStep() : 1);
  const unresolved = createMemo((): Attempt | undefined => order()?.attempts.find(isUnresolved));
  const waiting = (): Attempt | undefined => { const attempt = unresolved(); return attempt?.outcome === 'pending' && charging.listens(attempt.opId) ? attempt : undefined; };
  const unsent = (): number => order()?.lines.filter((line) => line.unsentMilli !== 0).length ?? 0;
  const possible = (): boolean => method() !== undefined && taking().possible && !shiftNeeded(session);

  const refuse = (error: ActError): void => { setProblem(actErrorText(error, currency().code)); };
  const begin = (): void => {
    setTyped('');
    setTip(0);
    setTipText(null);
    setProblem(null);
  };
  /** A guest who changes from cash to a card still gives the tip. */
  const payBy = (id: string): void => {
    const before = tipStep();
    setMethodId(id);
    setTyped('');
    setProblem(null);
    if (tipText() === null) setTip((old) => tipByMethod(old, dues().due, session.settings().tipPresets, before, tipStep()));
  };
  const take = (sum: Money, withTip: Money = tip()): void => {
    const state = order();
    const by = method();
    if (!state || !by || shiftNeeded(session)) return;
    if (by.terminal !== '') return charge(sum, withTip, false);
    const { commands, closes } = paying(state, dues(), { method: by, tendered: sum, cashStep: cashStep(), tip: withTip, part: part(), shift: currentShift(session)?.id ?? null });
    const { change } = takingOf(dues(), by.kind, sum, withTip);
    const result = session.act(props.orderId, ...commands);
    if (!result.ok) return refuse(result.error);
    begin();
    if (closes || change > 0) setSettled({ change });
  };
  const charge = (sum: Money, withTip: Money, again: boolean): void => {
    const by = method();
    if (!by) return;
    const { settles, tip: onTop } = takingOf(dues(), by.kind, sum, withTip);
    const started = charging.start(props.orderId, { method: by.id, kind: by.kind, terminal: by.terminal, amount: settles ? dues().owed : sum, tip: onTop, part: part(), again });
    if (!started.ok) return refuse(started.error);
    begin();
    setMine(started.value);
  };
  const plan = (wanted: SplitPlan | null): boolean => {
    const result = session.act(props.orderId, { type: 'plan-split', plan: wanted });
    if (result.ok) {
      begin();
      choosePart(null);
    } else setProblem(wanted?.kind === 'seats' && result.error.type === 'split-invalid' ? payTexts().noSeats : actErrorText(result.error, currency().code));
    return result.ok;
  };

  createEffect(on(() => order()?.attempts.find(({ opId }) => opId === mine())?.outcome, (outcome) => {
    if (outcome === 'declined') {
      setProblem(payTexts().wasDeclined);
      // The guest tries another card, and still gives the tip.
      setTip(order()?.attempts.find(({ opId }) => opId === mine())?.tip ?? 0);
    }
    if (outcome !== 'approved') return;
    setMine(null);
    setProblem(null);
    const state = session.stateOf(props.orderId);
    if (!state || state.status !== 'open' || state.totals.balance > 0) return;
    const closed = session.act(props.orderId, ...closing(state, currentShift(session)?.id ?? null));
    if (closed.ok) setSettled({ change: 0 });
    else refuse(closed.error);
  }));

  const tap = (key: Parameters<typeof typeKey>[1]): void => {
    if (tipText() === null) {
      setTyped((old) => typeKey(old, key, 12));
      return;
    }
    const next = typeKey(tipText() ?? '', key, 12);
    setTipText(next);
    setTip(parseAmount(next, currency().code) ?? 0);
  };
  const tooMuch = (): string | null => (kind() !== 'cash' && tendered() > dues().owed + tip() ? payTexts().tooMuch(money(dues().owed)) : null);
  const closed = (): boolean => order()?.status === 'closed';

  return (
    <Show
      when={settled()}
      fallback={
        <Dialog
          title={`${till().pay} · ${order()?.number ?? ''}`} shape="full" wide onClose={props.onClose}
          actions={
            <Button kind="accent" size="large" class={styles['take']} disabled={!possible() || waiting() !== undefined} onClick={() => take(tendered())}>
              {method()?.terminal ? payTexts().charge(money(tendered())) : payTexts().take(money(tendered()))}
            </Button>
          }
        >
          <div class={styles['sheet']}>
            <div class={styles['side']}>
              <div class={styles['due']}>
                <span>{part() === null ? payTexts().due : `${payTexts().due} · ${partName(part()!)}`}</span>
                <b class="money">{money(dues().owed)}</b>
                <Show when={dues().owed !== dues().due}>
                  <small>{payTexts().rounding}: <span class="money">{money(dues().owed - dues().due)}</span></small>
                </Show>
                <Show when={part() !== null}><small>{payTexts().total}: <span class="money">{money(order()?.totals.total ?? 0)}</span></small></Show>
              </div>
              <Show when={unresolved() !== undefined && waiting() === undefined}>
                <SilentAttempt orderId={props.orderId} attempt={unresolved()!} onAnew={method()?.terminal ? () => charge(tendered(), tip(), true) : undefined} />
              </Show>
              <Show when={parts().length > 0}><PartsList parts={parts()} chosen={part()} onChoose={(key) => { begin(); choosePart(key); }} /></Show>
              <Show when={splitting()} fallback={<Button onClick={() => setSplitting(true)}><Split size={20} />{payTexts().split}</Button>}>
                <Show when={order()}>{(state) => <SplitEditor order={state()} mode={mode()} onMode={setMode} onPlan={plan} />}</Show>
              </Show>
              <For each={order()?.payments}>
                {(payment) => (
                  <p class={styles['small']} data-payment={payment.method}>
                    {payTexts().paid}: {methodName(payment.method, session.settings().paymentMethods)} <span class="money">{money(payment.amount - payment.refunded)}</span>
                    <Show when={payment.tip > 0}> · {payTexts().tip} <span class="money">{amount(payment.tip)}</span></Show>
                    <Show when={payment.part}>{(key) => <> · {partName(key())}</>}</Show>
                  </p>
                )}
              </For>
              <Show when={unsent() > 0}><Banner tone="info">{payTexts().willSend(unsent())}</Banner></Show>
              <Show when={shiftNeeded(session)}><Banner tone="warn" action={<Button onClick={() => navigate('/shift')}>{shell().shift}</Button>}>{payTexts().shiftNeeded}</Banner></Show>
              <Show when={!waiting()}>
                <TipChoice
                  due={dues().due} step={tipStep()} tip={tip()} typing={tipText() !== null}
                  onTip={(wanted) => { setTipText(null); setTip(wanted); setTyped(''); }} onType={() => setTipText(tipText() === null ? '' : null)}
                />
              </Show>
            </div>
            <Show when={waiting()} fallback={
              <div class={styles['side']}>
                <Show when={methods().length > 0} fallback={<Banner tone="warn">{payTexts().noMethods}</Banner>}>
                  <div class={styles['methods']} role="group">
                    <For each={methods()}>
                      {(candidate) => <Button pressed={method()?.id === candidate.id} onClick={() => payBy(candidate.id)}>{nameIn(candidate.name)}</Button>}
                    </For>
                  </div>
                </Show>
                <Show when={kind() === 'cash'}>
                  <div class={styles['quick']}>
                    <For each={quickAmounts(dues().owed + tip(), currency().denominations, 4)}>
                      {(sum, index) => (
                        <Button disabled={!possible() && shiftNeeded(session)} onClick={() => take(sum)}>
                          <span class="money">{amount(sum)}</span><Show when={index() === 0}><small>{payTexts().exact}</small></Show>
                        </Button>
                      )}
                    </For>
                  </div>
                </Show>
                <div class={styles['entry']}>
                  <span>{tipText() === null ? payTexts().received : payTexts().tip}</span>
                  <output class="money" classList={{ [styles['ghost'] ?? '']: tipText() === null && typed() === '' }}>
                    {tipText() !== null ? formatTyped(tipText() || '0', language()) : typed() === '' ? amount(tendered()) : formatTyped(typed(), language())}
                  </output>
                  <span class={styles['change-row']}>
                    {taking().settles ? payTexts().change : payTexts().due}
                    {/* In a row of its own it would push the keys from under the finger that types. */}
                    <Show when={kind() === 'cash' && taking().change > 0}>
                      <Button aria-label={payTexts().keepChange(amount(tip() + taking().change))} onClick={() => take(tendered(), tip() + taking().change)}>{payTexts().asTip}</Button>
                    </Show>
                  </span>
                  <b class="money">{amount(taking().settles ? taking().change : taking().missing)}</b>
                </div>
                <Keypad corner={currency().fractionDigits > 0 ? '.' : '000'} onKey={tap} onEnter={() => { if (possible()) take(tendered()); }} />
                <Show when={problem() ?? tooMuch()}>{(text) => <Banner tone="danger">{text()}</Banner>}</Show>
              </div>
            }>
              {(attempt) => <WaitingPanel orderId={props.orderId} attempt={attempt()} />}
            </Show>
          </div>
        </Dialog>
      }
    >
      {(done) => (
        <Dialog
          title={`${payTexts().paidUp} · ${order()?.number ?? ''}`} onClose={() => (closed() ? props.onNext() : setSettled(null))}
          actions={<Button kind="accent" size="large" autofocus class={styles['take']} onClick={() => (closed() ? props.onNext() : setSettled(null))}>{closed() ? payTexts().nextOrder : payTexts().goOn}</Button>}
        >
          <div class={styles['change']}>
            <span>{done().change > 0 ? payTexts().changeIs : payTexts().noChange}</span>
            <b class="money">{money(done().change)}</b>
          </div>
        </Dialog>
      )}
    </Show>
  );
}
