import UserRound from 'lucide-solid/icons/user-round';
import { createMemo, createSignal, For, lazy, Show, Suspense, untrack, type JSX } from 'solid-js';
import { reasonsFor } from '../../../shared/domain/branch/reasons.ts';
import type { OrderCommand } from '../../../shared/domain/order/command.ts';
import type { DeliveryDetails } from '../../../shared/domain/order/frozen.ts';
import type { Charge, OrderState } from '../../../shared/domain/order/state.ts';
import type { CustomerState } from '../../../shared/domain/customer/fold.ts';
import { asId, type DocId } from '../../../shared/kernel/ids.ts';
import { customerTexts } from '../../i18n/customers.ts';
import { nameIn } from '../../i18n/dictionary.ts';
import { workTexts } from '../../i18n/order-work.ts';
import { shell } from '../../i18n/shell.ts';
import { mayAsk } from '../../session/may-ask.ts';
import { useSession } from '../../session/session.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { List, Row } from '../../ui/list.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { AdjustmentRows } from '../order-parts/adjustment-rows.tsx';
import { useAmounts } from '../order-parts/amounts.ts';
import { ReasonDialog } from '../order-parts/reason-dialog.tsx';
import { ServingButtons } from '../order-parts/serving-buttons.tsx';
import { CheckCourses } from './check-courses.tsx';
import styles from './check-sheet.module.css';
import { DeliverySection, noDelivery } from './delivery-section.tsx';
import DiscountDialog from './discount-dialog.tsx';
import type { TillActions } from './till-actions.ts';

const CustomerPicker = lazy(() => import('../customers/customer-picker.tsx'));
const CustomerOrders = lazy(() => import('../customers/customer-orders.tsx'));
const TimeMachine = lazy(() => import('../order-parts/time-machine.tsx'));

export type CheckSheetProps = { readonly orderId: DocId; readonly order: OrderState; readonly actions: TillActions; readonly onClose: () => void };

type Asking = { readonly what: 'customer' | 'discount' | 'comp' | 'time-machine' | 'orders' } | { readonly what: 'charge'; readonly charge: Charge };

/** All that can be said of a whole check: whose it is, where it goes, who serves it, what is taken off and why. */
export default function CheckSheet(props: CheckSheetProps): JSX.Element {
  const session = useSession();
  const { money } = useAmounts();
  const [asking, setAsking] = createSignal<Asking | null>(null);
  const [guestNote, setGuestNote] = createSignal(untrack(() => props.order.guestNote));
  const [delivery, setDelivery] = createSignal<DeliveryDetails>(untrack(() => ({ ...(props.order.delivery ?? noDelivery) })));

  const act = (...commands: readonly OrderCommand[]): Promise<boolean> => props.actions.act(...commands);
  const given = createMemo(() => props.order.adjustments.filter(({ removed, target }) => !removed && target.kind === 'check'));
  const servers = createMemo(() => {
    const people = session.staff().filter(({ role }) => role !== 'kitchen').map(({ id, name }) => ({ value: id as string, label: name }));
    // Who opened it may have left since.
    return people.some(({ value }) => value === props.order.waiter) ? people : [{ value: props.order.waiter ?? '', label: '–' }, ...people];
  });
  const isAsked = (what: Asking['what']): boolean => asking()?.what === what;
  const charged = (): Charge | null => {
    const now = asking();
    return now?.what === 'charge' ? now.charge : null;
  };
  const changed = (): readonly OrderCommand[] => {
    const before = props.order.delivery ?? noDelivery;
    const now = { ...delivery(), address: delivery().address.trim(), courier: delivery().courier.trim() };
    const moved = (Object.keys(noDelivery) as (keyof DeliveryDetails)[]).some((field) => now[field] !== before[field]);
    return [
      ...(guestNote().trim() === props.order.guestNote ? [] : [{ type: 'label' as const, label: 'guest-note' as const, value: guestNote().trim() }]),
      ...(props.order.orderType === 'delivery' && moved ? [{ type: 'label' as const, label: 'delivery' as const, value: now }] : []),
    ];
  };
  const done = (): void => {
    const commands = changed();
    props.onClose();
    if (commands.length > 0) void act(...commands);
  };
  const pick = (customer: { readonly id: string; readonly state: CustomerState } | null): void => {
    setAsking(null);
    const value = customer === null ? null : { customerId: customer.id, name: customer.state.name, phone: customer.state.phone };
    // Where a guest lives is where it goes, unless somebody said otherwise.
    if (customer !== null && delivery().address.trim() === '') setDelivery((old) => ({ ...old, address: customer.state.address }));
    void act({ type: 'label', label: 'customer', value });
  };

  return (
    <Dialog title={`${workTexts().check} ${props.order.number}`} shape="full" wide onClose={done} actions={<Button kind="accent" onClick={done}>{shell().done}</Button>}>
      <div class={styles['sheet']}>
        <section class={styles['section']}>
          <List>
            <Row
              start={<UserRound size={24} />}
              title={props.order.customer?.name || props.order.customer?.phone || workTexts().noCustomer}
              detail={props.order.customer?.name ? props.order.customer.phone : undefined}
              onSelect={() => setAsking({ what: 'customer' })}
            />
          </List>
          <Show when={props.order.customer?.customerId}><Button onClick={() => setAsking({ what: 'orders' })}>{customerTexts().orders}</Button></Show>
        </section>
        <Show when={props.order.orderType === 'delivery'}><DeliverySection delivery={delivery()} onDelivery={setDelivery} /></Show>
        <section class={styles['section']}>
          <div class={styles['tools']}>
            <Button size="large" onClick={() => setAsking({ what: 'discount' })}>{workTexts().discount}</Button>
            <Show when={mayAsk(session, 'comp.given')}><Button size="large" onClick={() => setAsking({ what: 'comp' })}>{workTexts().comp}</Button></Show>
            <Button size="large" onClick={() => setAsking({ what: 'time-machine' })}>{workTexts().timeMachine}</Button>
            <ServingButtons orderId={props.orderId} order={props.order} size="large" />
          </div>
          <AdjustmentRows adjustments={given()} onRemove={(adjustment) => void act({ type: 'remove-adjustment', adjustment })} />
        </section>
        <Show when={props.order.charges.length > 0}>
          <section class={styles['section']}>
            <h3>{workTexts().charges}</h3>
            <List label={workTexts().charges}>
              <For each={props.order.charges}>
                {(charge) => (
                  <Row
                    title={nameIn(charge.rule.name)}
                    detail={charge.removed ? `${workTexts().chargeOff}: ${charge.removed.reason}` : money(charge.amount)}
                    end={charge.removed
                      ? <Button onClick={() => void act({ type: 'restore-charge', chargeId: charge.rule.id })}>{workTexts().restore}</Button>
                      : <Button onClick={() => setAsking({ what: 'charge', charge })}>{workTexts().remove}</Button>}
                  />
                )}
              </For>
            </List>
          </section>
        </Show>
        <CheckCourses order={props.order} actions={props.actions} />
        <section class={styles['section']}>
          <SelectField
            label={workTexts().waiter}
            value={props.order.waiter ?? ''}
            options={servers()}
            onChoose={(id) => void act({ type: 'label', label: 'waiter', value: asId(id) })}
          />
          <TextField label={workTexts().guestNote} hint={workTexts().guestNoteHint} maxLength={200} value={guestNote()} onText={setGuestNote} />
        </section>
      </div>
      {/* A boundary of their own: one that is taken off the page while it waits would close this dialog. */}
      <Suspense>
        <Show when={isAsked('customer')}>
          <CustomerPicker current={props.order.customer?.customerId ?? null} onPick={pick} onClose={() => setAsking(null)} />
        </Show>
        <Show when={isAsked('time-machine') ? session.journalOf(props.orderId) : null}>
          {(journal) => <TimeMachine journal={journal()} onClose={() => setAsking(null)} />}
        </Show>
      </Suspense>
      <Show when={isAsked('orders') ? props.order.customer?.customerId : null}>
        {(id) => (
          <Dialog title={props.order.customer?.name ?? ''} shape="full" wide onClose={() => setAsking(null)}>
            <Suspense fallback={shell().loading}><CustomerOrders customerId={id()} /></Suspense>
          </Dialog>
        )}
      </Show>
      <Show when={isAsked('discount')}>
        <DiscountDialog
          title={`${workTexts().discount}: ${workTexts().whole}`}
          base={props.order.totals.gross}
          onDiscount={(value, reason) => { setAsking(null); void act({ type: 'discount', target: { kind: 'check' }, value, reason }); }}
          onClose={() => setAsking(null)}
        />
      </Show>
      <Show when={isAsked('comp')}>
        <ReasonDialog
          title={workTexts().compWhy}
          reasons={reasonsFor(session.settings().reasons, 'comp').map(({ name }) => nameIn(name))}
          confirm={workTexts().comp}
          onReason={(reason) => { setAsking(null); void act({ type: 'comp', target: { kind: 'check' }, reason }); }}
          onClose={() => setAsking(null)}
        />
      </Show>
      <Show when={charged()}>
        {(charge) => (
          <ReasonDialog
            title={workTexts().chargeWhy}
            reasons={reasonsFor(session.settings().reasons, 'discount').map(({ name }) => nameIn(name))}
            confirm={workTexts().remove}
            onReason={(reason) => { const chargeId = charge().rule.id; setAsking(null); void act({ type: 'remove-charge', chargeId, reason }); }}
            onClose={() => setAsking(null)}
          />
        )}
      </Show>
    </Dialog>
  );
}
