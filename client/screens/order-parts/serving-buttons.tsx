import HandPlatter from 'lucide-solid/icons/hand-platter';
import ReceiptText from 'lucide-solid/icons/receipt-text';
import Undo2 from 'lucide-solid/icons/undo-2';
import { createMemo, Show, type JSX } from 'solid-js';
import type { OrderCommand } from '../../../shared/domain/order/command.ts';
import { unserved } from '../../../shared/domain/order/serving.ts';
import type { OrderState } from '../../../shared/domain/order/state.ts';
import type { DocId } from '../../../shared/kernel/ids.ts';
import { servingTexts } from '../../i18n/serving.ts';
import { actErrorText } from '../../i18n/order-errors.ts';
import { useSession } from '../../session/session.ts';
import { Button } from '../../ui/button.tsx';
import { showToast } from '../../ui/toast.tsx';

/** What happens at the table: food is carried there, guests ask for the bill. What was said by mistake is taken back here too. */
export function ServingButtons(props: { readonly orderId: DocId; readonly order: OrderState; readonly size?: 'large' }): JSX.Element {
  const session = useSession();
  // What the kitchen has finished; where it has no screen to say so on, all that was sent.
  const toServe = createMemo(() => {
    const ready = unserved(props.order, true);
    return ready.length > 0 ? ready : unserved(props.order);
  });
  const last = () => props.order.servings.at(-1);
  const isOpen = (): boolean => props.order.status === 'open';
  const act = (command: OrderCommand): void => {
    const done = session.act(props.orderId, command);
    if (!done.ok) showToast(actErrorText(done.error, session.settings().currency), { tone: 'danger' });
  };
  return (
    <>
      <Show when={session.may('lines.served')}>
        <Show when={toServe().length > 0}>
          <Button size={props.size} onClick={() => act({ type: 'serve', served: true, lines: toServe() })}><HandPlatter size={20} />{servingTexts().serve(toServe().length)}</Button>
        </Show>
        <Show when={last()?.served ? last() : null}>
          {(serving) => <Button size={props.size} onClick={() => act({ type: 'serve', served: false, lines: serving().lines })}><Undo2 size={20} />{servingTexts().notServed}</Button>}
        </Show>
      </Show>
      <Show when={session.may('bill.asked') && isOpen() && props.order.totals.balance > 0}>
        <Button size={props.size} pressed={props.order.billAsked !== null} onClick={() => act({ type: 'ask-bill', asked: props.order.billAsked === null })}><ReceiptText size={20} />{servingTexts().billAsked}</Button>
      </Show>
    </>
  );
}
