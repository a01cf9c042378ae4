import { createMemo, createSignal, For, Show, type JSX } from 'solid-js';
import type { OrderCommand } from '../../../shared/domain/order/command.ts';
import { defaultPaymentMethods } from '../../../shared/domain/branch/payment-method.ts';
import type { PaymentKind } from '../../../shared/domain/order/ops.ts';
import type { DocId } from '../../../shared/kernel/ids.ts';
import { roundToStep, type Money } from '../../../shared/kernel/money.ts';
import { language, nameIn } from '../../i18n/dictionary.ts';
import { currencyOf, formatTyped, parseAmount } from '../../i18n/money.ts';
import { actErrorText } from '../../i18n/order-errors.ts';
import { methodName } from '../../i18n/payment-methods.ts';
import { till } from '../../i18n/till.ts';
import { useSession } from '../../session/session.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Keypad } from '../../ui/keypad.tsx';
import { typeKey } from '../../ui/typed-number.ts';
import { useAmounts } from '../order-parts/amounts.ts';
import styles from './pay-sheet.module.css';
import { quickAmounts } from './quick-amounts.ts';

export type PaySheetProps = { readonly orderId: DocId; readonly onClose: () => void; readonly onNext: () => void };

/** Takes money: one or several payments; the last one sends what is unsent, closes the order and shows the change. */
export function PaySheet(props: PaySheetProps): JSX.Element {
  const session = useSession();
  const { money, amount } = useAmounts();
  const [method, setMethod] = createSignal('cash');
  const [typed, setTyped] = createSignal('');
  const [problem, setProblem] = createSignal<string | null>(null);
  const [settled, setSettled] = createSignal<{ readonly change: Money } | null>(null);

  const order = () => session.orders[props.orderId];
  const currency = createMemo(() => currencyOf(session.settings().currency));
  const balance = (): Money => order()?.totals.balance ?? 0;
  const kind = (): PaymentKind => defaultPaymentMethods.find(({ id }) => id === method())?.kind ?? 'custom';
  const owed = (): Money => (kind() === 'cash' ? roundToStep(balance(), currency().cashStep) : balance());
  const tendered = (): Money => (typed() === '' ? owed() : parseAmount(typed(), currency().code) ?? 0);
  const change = (): Money => Math.max(0, tendered() - owed());
  const settles = (): boolean => tendered() >= owed();
  const possible = (): boolean => tendered() > 0 && (kind() === 'cash' || tendered() <= owed());
  const unsent = (): number => order()?.lines.filter((line) => line.unsentMilli !== 0).length ?? 0;

  const take = (sum: Money): void => {
    const closes = sum >= owed();
    const commands: OrderCommand[] = [
      ...(closes && unsent() > 0 ? [{ type: 'fire' } as const] : []),
      { type: 'pay', method: method(), kind: kind(), tendered: sum, cashStep: currency().cashStep },
      ...(closes ? [{ type: 'close' } as const] : []),
    ];
    const given = Math.max(0, sum - owed());
    const result = session.act(props.orderId, ...commands);
    if (!result.ok) {
      setProblem(actErrorText(result.error, currency().code));
      return;
    }
    setProblem(null);
    setTyped('');
    if (closes) setSettled({ change: given });
  };

  return (
    <Show
      when={settled()}
      fallback={
        <Dialog
          title={`${till().pay} · ${order()?.number ?? ''}`}
          shape="full"
          wide
          onClose={props.onClose}
          actions={
            <Button kind="accent" size="large" class={styles['take']} disabled={!possible()} onClick={() => take(tendered())}>
              {till().take(money(tendered()))}
            </Button>
          }
        >
          <div class={styles['sheet']}>
            <div class={styles['side']}>
              <div class={styles['due']}>
                <span>{till().due}</span>
                <b class="money">{money(owed())}</b>
              </div>
              <Show when={owed() !== balance()}>
                <p class={styles['small']}>{till().rounding}: <span class="money">{money(owed() - balance())}</span></p>
              </Show>
              <For each={order()?.payments}>
                {(payment) => <p class={styles['small']}>{till().paid}: {methodName(payment.method)} <span class="money">{money(payment.amount - payment.refunded)}</span></p>}
              </For>
              <div class={styles['methods']}>
                <For each={defaultPaymentMethods}>
                  {(candidate) => (
                    <Button
                      size="large"
                      pressed={method() === candidate.id}
                      onClick={() => {
                        setMethod(candidate.id);
                        setTyped('');
                      }}
                    >
                      {nameIn(candidate.name)}
                    </Button>
                  )}
                </For>
              </div>
              <Show when={unsent() > 0}>
                <Banner tone="info">{till().willSend(unsent())}</Banner>
              </Show>
            </div>
            <div class={styles['side']}>
              <Show when={kind() === 'cash'}>
                <div class={styles['quick']}>
                  <For each={quickAmounts(owed(), currency().denominations)}>
                    {(sum, index) => (
                      <Button size="large" onClick={() => take(sum)}>
                        <span class="money">{amount(sum)}</span><Show when={index() === 0}><small>{till().exact}</small></Show>
                      </Button>
                    )}
                  </For>
                </div>
              </Show>
              <div class={styles['entry']}>
                <span>{till().received}</span>
                <output class="money" classList={{ [styles['ghost'] ?? '']: typed() === '' }}>{typed() === '' ? amount(owed()) : formatTyped(typed(), language())}</output>
                <span>{settles() ? till().change : till().due}</span>
                <b class="money">{amount(settles() ? change() : owed() - tendered())}</b>
              </div>
              <Keypad
                corner={currency().fractionDigits > 0 ? '.' : '000'}
                onKey={(key) => setTyped((old) => typeKey(old, key, 12))}
                onEnter={() => { if (possible()) take(tendered()); }}
              />
              <Show when={problem()}>{(text) => <Banner tone="danger">{text()}</Banner>}</Show>
            </div>
          </div>
        </Dialog>
      }
    >
      {(done) => (
        <Dialog title={`${till().paidUp} · ${order()?.number ?? ''}`} onClose={props.onNext} actions={<Button kind="accent" size="large" autofocus class={styles['take']} onClick={() => props.onNext()}>{till().nextOrder}</Button>}>
          <div class={styles['change']}>
            <span>{done().change > 0 ? till().changeIs : till().noChange}</span>
            <b class="money">{money(done().change)}</b>
          </div>
        </Dialog>
      )}
    </Show>
  );
}
