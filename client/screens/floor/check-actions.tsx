import ArrowRightLeft from 'lucide-solid/icons/arrow-right-left';
import Armchair from 'lucide-solid/icons/armchair';
import Merge from 'lucide-solid/icons/merge';
import Split from 'lucide-solid/icons/split';
import Store from 'lucide-solid/icons/store';
import UserRound from 'lucide-solid/icons/user-round';
import Users from 'lucide-solid/icons/users';
import { Show, type JSX } from 'solid-js';
import type { DocId } from '../../../shared/kernel/ids.ts';
import { floorTexts } from '../../i18n/floor.ts';
import { useSession } from '../../session/session.ts';
import { Button } from '../../ui/button.tsx';
import { ServingButtons } from '../order-parts/serving-buttons.tsx';
import styles from './floor-dialogs.module.css';

/** What is asked next about a check. */
export type CheckStep = 'move' | 'merge' | 'transfer' | 'split' | 'waiter' | 'guests';

/** Everything that can be done with one check from the floor; what the role may not do is not offered. */
export function CheckActions(props: { readonly orderId: DocId; readonly onOpen: () => void; readonly onStep: (step: CheckStep) => void }): JSX.Element {
  const session = useSession();
  const mayMove = (): boolean => session.may('lines.moved-out');
  const hasLines = (): boolean => (session.orders[props.orderId]?.lines ?? []).some((line) => line.voided === null && line.quantityMilli > 0);
  return (
    <div class={styles['actions']}>
      <Button kind="accent" onClick={() => props.onOpen()}><Store size={20} />{floorTexts().open}</Button>
      <Show when={session.orders[props.orderId]}>{(order) => <ServingButtons orderId={props.orderId} order={order()} />}</Show>
      <Show when={session.may('order.labelled')}>
        <Button onClick={() => props.onStep('move')}><Armchair size={20} />{floorTexts().move}</Button>
        <Button onClick={() => props.onStep('guests')}><Users size={20} />{floorTexts().covers}</Button>
        <Button onClick={() => props.onStep('waiter')}><UserRound size={20} />{floorTexts().waiter}</Button>
      </Show>
      <Show when={mayMove()}>
        <Button onClick={() => props.onStep('merge')}><Merge size={20} />{floorTexts().merge}</Button>
        <Show when={hasLines()}>
          <Button onClick={() => props.onStep('transfer')}><ArrowRightLeft size={20} />{floorTexts().transfer}</Button>
          <Button onClick={() => props.onStep('split')}><Split size={20} />{floorTexts().split}</Button>
        </Show>
      </Show>
    </div>
  );
}
