import Plus from 'lucide-solid/icons/plus';
import Trash from 'lucide-solid/icons/trash';
import { createEffect, createMemo, createSignal, For, on, Show, type JSX } from 'solid-js';
import type { Line } from '../../../shared/domain/order/state.ts';
import type { LineId } from '../../../shared/kernel/ids.ts';
import { nameIn } from '../../i18n/dictionary.ts';
import { till } from '../../i18n/till.ts';
import { useDesk } from '../../session/desk.ts';
import { useSession } from '../../session/session.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { showToast } from '../../ui/toast.tsx';
import { useAmounts } from '../order-parts/amounts.ts';
import { PlaceBadge } from '../order-parts/place-badge.tsx';
import { ReasonDialog } from '../order-parts/reason-dialog.tsx';
import { NoteDialog } from './note-dialog.tsx';
import { NumberDialog } from './number-dialog.tsx';
import { OrderLabels } from './order-labels.tsx';
import { OrderLine } from './order-line.tsx';
import styles from './order-panel.module.css';
import type { TillActions } from './till-actions.ts';

export type OrderPanelProps = {
  readonly actions: TillActions;
  readonly onPay: () => void;
  /** Inside a sheet that has a title of its own. */
  readonly inSheet?: boolean;
};

type Asking = { readonly what: 'quantity' | 'note' | 'reason'; readonly line: Line } | { readonly what: 'cancel' };

/** The order in front: its lines, what it comes to, send and pay. */
export function OrderPanel(props: OrderPanelProps): JSX.Element {
  const session = useSession();
  const desk = useDesk();
  const { money } = useAmounts();
  const [selected, setSelected] = createSignal<LineId | null>(null);
  const [asking, setAsking] = createSignal<Asking | null>(null);
  let list!: HTMLUListElement;

  const lines = (): readonly Line[] => desk.order()?.lines ?? [];
  const unsent = createMemo(() => lines().filter((line) => line.unsentMilli !== 0).length);
  const standing = createMemo(() => lines().some((line) => line.voided === null && line.quantityMilli > 0));
  const totals = () => desk.order()?.totals;
  const closes = (): boolean => standing() && (totals()?.balance ?? 0) <= 0;

  // What was tapped last is what the next − or + is for.
  createEffect(on(() => lines().length, (count, before = 0) => {
    if (count > before) {
      setSelected(lines().at(-1)?.lineId ?? null);
      queueMicrotask(() => list?.lastElementChild?.scrollIntoView({ block: 'nearest' }));
    }
  }));
  createEffect(on(desk.orderId, () => setSelected(null), { defer: true }));

  const takeOff = (line: Line): void => {
    if (line.sentMilli > 0) setAsking({ what: 'reason', line });
    else void props.actions.takeOff(line, '');
  };
  const change = (line: Line, deltaMilli: number): void => {
    if (line.quantityMilli + deltaMilli <= 0) takeOff(line);
    else void props.actions.act({ type: 'change-quantity', lineId: line.lineId, deltaMilli });
  };
  const cancel = async (reason: string): Promise<void> => {
    setAsking(null);
    const number = desk.order()?.number ?? '';
    if (await props.actions.act({ type: 'cancel', reason })) {
      desk.clear();
      showToast(till().cancelled(number));
    }
  };
  const close = async (): Promise<void> => {
    if (await props.actions.act(...(unsent() > 0 ? [{ type: 'fire' } as const] : []), { type: 'close' })) desk.clear();
  };
  const askedLine = (what: 'quantity' | 'note' | 'reason'): Line | null => {
    const now = asking();
    return now !== null && now.what !== 'cancel' && now.what === what ? now.line : null;
  };

  return (
    <div class={styles['panel']}>
      <header class={styles['head']}>
        <Show when={!props.inSheet}>
          <h2 class={styles['number']}>{desk.order()?.number ?? till().newOrder}</h2>
        </Show>
        <Show when={desk.orderId()} keyed>{(id) => <PlaceBadge orderId={id} />}</Show>
        <span class={styles['gap']} />
        <Show when={desk.order()?.status === 'open'}>
          <Button kind="quiet" size="square" aria-label={till().cancelOrder} onClick={() => setAsking({ what: 'cancel' })}><Trash size={20} /></Button>
        </Show>
        <Show when={desk.order()}>
          <Button size="square" aria-label={till().newOrder} onClick={() => desk.clear()}><Plus size={24} /></Button>
        </Show>
      </header>
      <OrderLabels actions={props.actions} />
      <div class={styles['scroll']}>
        <Show when={lines().length > 0} fallback={<EmptyState title={till().empty} />}>
          <ul class={styles['lines']} ref={list}>
            <For each={lines()}>
              {(line) => (
                <OrderLine
                  line={line}
                  selected={selected() === line.lineId}
                  onSelect={() => setSelected((old) => (old === line.lineId ? null : line.lineId))}
                  onChange={(deltaMilli) => change(line, deltaMilli)}
                  onQuantity={() => setAsking({ what: 'quantity', line })}
                  onNote={() => setAsking({ what: 'note', line })}
                  onTakeOff={() => takeOff(line)}
                />
              )}
            </For>
          </ul>
        </Show>
      </div>
      <footer class={styles['foot']}>
        <dl class={styles['totals']}>
          <Show when={(totals()?.paid ?? 0) !== 0}>
            <dt>{till().total}</dt><dd class="money">{money(totals()?.total ?? 0)}</dd>
            <dt>{till().paid}</dt><dd class="money">{money(totals()?.paid ?? 0)}</dd>
          </Show>
          <dt class={styles['due']}>{(totals()?.balance ?? 0) < 0 ? till().tooMuch : (totals()?.paid ?? 0) === 0 ? till().total : till().due}</dt>
          <dd class={`money ${styles['due']}`}>{money(Math.abs(totals()?.balance ?? 0))}</dd>
        </dl>
        <div class={styles['actions']}>
          <Button kind={unsent() > 0 ? 'fire' : 'plain'} size="large" disabled={unsent() === 0} onClick={() => void props.actions.send()}>
            {unsent() > 0 ? till().sendCount(unsent()) : lines().length > 0 ? till().allSent : till().send}
          </Button>
          <Show
            when={closes()}
            fallback={<Button kind="accent" size="large" disabled={!standing() || !session.may('payment.taken')} onClick={() => props.onPay()}>{till().pay}</Button>}
          >
            <Button kind="accent" size="large" onClick={() => void close()}>{till().closeOrder}</Button>
          </Show>
        </div>
      </footer>

      <Show when={askedLine('quantity')}>
        {(line) => (
          <NumberDialog
            title={nameIn(line().item.name)}
            label={line().item.unit === 'kg' ? till().weight : till().quantity}
            fractionDigits={line().item.unit === 'kg' ? 3 : 0}
            onNumber={(milli) => {
              const asked = line();
              setAsking(null);
              if (milli !== asked.quantityMilli) change(asked, milli - asked.quantityMilli);
            }}
            onClose={() => setAsking(null)}
          />
        )}
      </Show>
      <Show when={askedLine('note')}>
        {(line) => (
          <NoteDialog
            title={nameIn(line().item.name)}
            label={till().lineNote}
            note={line().note}
            onNote={(note) => {
              const { lineId } = line();
              setAsking(null);
              void props.actions.act({ type: 'note-line', lineId, note });
            }}
            onClose={() => setAsking(null)}
          />
        )}
      </Show>
      <Show when={askedLine('reason')}>
        {(line) => (
          <ReasonDialog
            title={till().whyTakeOff}
            confirm={till().takeOff}
            onReason={(reason) => {
              const asked = line();
              setAsking(null);
              void props.actions.takeOff(asked, reason);
            }}
            onClose={() => setAsking(null)}
          />
        )}
      </Show>
      <Show when={asking()?.what === 'cancel'}>
        <ReasonDialog title={till().cancelWhy} confirm={till().cancelOrder} onReason={(reason) => void cancel(reason)} onClose={() => setAsking(null)} />
      </Show>
    </div>
  );
}
