import Settings from 'lucide-solid/icons/settings';
import { createEffect, createMemo, createSignal, Index, For, mapArray, Match, onCleanup, Show, Switch, type JSX } from 'solid-js';
import { asId, type OrderId } from '../../../shared/kernel/ids.ts';
import { language, nameIn } from '../../i18n/dictionary.ts';
import { display } from '../../i18n/display.ts';
import { formatMoney, formatQuantity } from '../../i18n/money.ts';
import { till } from '../../i18n/till.ts';
import type { KnownDevice } from '../../session/branch.ts';
import { useSession } from '../../session/session.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { totalsWords } from '../order-parts/totals-words.ts';
import { createWakeLock } from '../kitchen/wake-lock.ts';
import styles from './display-screen.module.css';
import { guestView, lastTouchBy, lastTouched, type GuestView, type Touched } from './followed-order.ts';

const key = 'display-follows';

function readChoice(): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

function Order(props: { readonly view: Extract<GuestView, { readonly lines: unknown }> }): JSX.Element {
  const money = (amount: number): string => formatMoney(amount, props.view.currency, language());
  let list: HTMLUListElement | null = null;
  // What was added last is what the guest wants to check.
  createEffect(() => {
    if (props.view.lines.length > 0) queueMicrotask(() => list?.lastElementChild?.scrollIntoView({ block: 'end' }));
  });
  return (
    <div class={styles['order']}>
      <ul ref={(element) => { list = element; }} class={styles['lines']}>
        <Index each={props.view.lines}>
          {(line) => (
            <li>
              <span class={styles['quantity']}>{formatQuantity(line().quantityMilli, language())}{line().unit === 'kg' ? ` ${till().perKg}` : ' ×'}</span>
              <span class={styles['name']}>{nameIn(line().name)}</span>
              <span class="money">{money(line().total)}</span>
            </li>
          )}
        </Index>
      </ul>
      <footer class={styles['sums']} aria-live="polite">
        <Index each={props.view.extras}>{(row) => <p class={styles['extra']}><span>{totalsWords(row())}</span><span class="money">{money(row().amount)}</span></p>}</Index>
        <Show when={props.view.paid > 0}><p><span>{display().paid}</span><span class="money">{money(props.view.paid)}</span></p></Show>
        <Show when={props.view.change > 0}><p class={styles['change']}><span>{display().change}</span><b class="money">{money(props.view.change)}</b></p></Show>
        <p class={styles['total']}>
          <span>{props.view.paid > 0 && props.view.type === 'order' ? display().toPay : display().total}</span>
          <b class="money">{money(props.view.type === 'order' ? props.view.owed : props.view.total)}</b>
        </p>
        <Show when={props.view.type === 'thanks'}><p class={styles['thanks']}>{display().thanks}</p></Show>
      </footer>
    </div>
  );
}

/** What the guest sees: the order that the chosen till touched last, then thanks, else the welcome. */
export default function DisplayScreen(): JSX.Element {
  const session = useSession();
  createWakeLock();
  const [follows, setFollows] = createSignal(readChoice());
  const [choosing, setChoosing] = createSignal(false);
  const [nowMs, setNowMs] = createSignal(session.nowMs());
  const timer = setInterval(() => setNowMs(session.nowMs()), 1_000);
  onCleanup(() => clearInterval(timer));

  const tills = createMemo(() => session.devices().filter((device) => !device.revoked && (device.kind === 'till' || device.kind === 'waiter')));
  const followed = (): KnownDevice | undefined => tills().find((device) => device.id === follows());
  const choose = (device: KnownDevice): void => {
    setFollows(device.id);
    setChoosing(false);
    try {
      localStorage.setItem(key, device.id);
    } catch {
      // Asked again at the next start.
    }
  };

  const touchByOrder = mapArray(() => Object.keys(session.orders), (id) => {
    const orderId: OrderId = asId(id);
    const touch = createMemo((): Touched => {
      // The store says when an order changed; whose hand it was stands in the journal.
      const changed = session.orders[orderId]?.lastStamp;
      const journal = changed === undefined ? null : session.journalOf(orderId);
      const till = follows();
      return { id: orderId, stamp: journal && till ? lastTouchBy(journal, till) : '' };
    });
    return touch;
  });
  const touched = createMemo(() => lastTouched(touchByOrder().map((touch) => touch())));
  const view = createMemo((): GuestView => {
    const last = touched();
    const state = last === null ? null : session.orders[last.id] ?? null;
    return guestView(state, last?.stamp ?? '', nowMs() + (session.status().clockOffsetMs ?? 0));
  });
  const order = (): Extract<GuestView, { readonly lines: unknown }> | null => { const now = view(); return now.type === 'welcome' ? null : now; };

  return (
    <div class={styles['screen']}>
      <Switch
        fallback={(
          <div class={styles['welcome']}>
            <p class={styles['restaurant']}>{session.settings().name || 'Smart POS'}</p>
            <p class={styles['greeting']}>{display().welcome}</p>
            <Button class={styles['settings']} kind="quiet" size="square" aria-label={display().changeTill} title={display().follows(followed()?.name ?? '')} onClick={() => setChoosing(true)}><Settings size={22} /></Button>
          </div>
        )}
      >
        <Match when={choosing() || followed() === undefined}>
          <div class={styles['welcome']}>
            <h1>{display().choose}</h1>
            <p>{display().chooseHint}</p>
            <div class={styles['tills']}>
              <For each={tills()} fallback={<EmptyState title={display().noTills} />}>
                {(device) => <Button size="large" pressed={device.id === follows()} onClick={() => choose(device)}>{device.name}</Button>}
              </For>
            </div>
          </div>
        </Match>
        <Match when={order()}>{(shown) => <Order view={shown()} />}</Match>
      </Switch>
    </div>
  );
}
