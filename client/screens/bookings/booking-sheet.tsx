import { createSignal, For, Match, Show, Switch, type JSX } from 'solid-js';
import { decideBooking, type BookingCommand } from '../../../shared/domain/booking/decide.ts';
import type { Table } from '../../../shared/domain/branch/floor.ts';
import type { DocId } from '../../../shared/kernel/ids.ts';
import { bookingErrorText, bookingsTexts } from '../../i18n/bookings.ts';
import { language } from '../../i18n/dictionary.ts';
import { actErrorText } from '../../i18n/order-errors.ts';
import { formatMoment } from '../../i18n/time.ts';
import { useSession } from '../../session/session.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { showToast } from '../../ui/toast.tsx';
import { ReasonDialog } from '../order-parts/reason-dialog.tsx';
import styles from './bookings-screen.module.css';
import { seatBooking } from './seat-booking.ts';

/** One booking and what can become of it. */
export function BookingSheet(props: { readonly id: DocId; readonly onChange: () => void; readonly onOpen: (order: DocId) => void; readonly onClose: () => void }): JSX.Element {
  const session = useSession();
  const [asking, setAsking] = createSignal<'cancel' | 'table' | null>(null);
  const [busy, setBusy] = createSignal(false);
  const booking = () => session.records.bookings[props.id];
  const tables = (): readonly Table[] => session.floor().tables.filter(({ id }) => booking()?.tableIds.includes(id));
  const act = (command: BookingCommand): void => {
    const result = session.records.act('booking', props.id, decideBooking, command);
    if (result.ok) props.onClose();
    else showToast(bookingErrorText(result.error), { tone: 'danger' });
  };
  const seat = async (table: Table | undefined): Promise<void> => {
    const party = booking();
    if (!party) return;
    setBusy(true);
    const opened = await seatBooking(session, props.id, party, {
      orderType: 'dine-in', tableId: table?.id ?? null, tableName: table?.name ?? '', guests: party.guests, ...(table ? { areaId: table.areaId } : {}),
    });
    setBusy(false);
    if (opened.ok) props.onOpen(opened.value);
    else showToast(actErrorText(opened.error, session.settings().currency), { tone: 'danger' });
  };
  const details = (): string => {
    const party = booking();
    if (!party) return '';
    return [
      formatMoment(party.atMs, session.nowMs(), session.settings().zone, language()), bookingsTexts().party(party.guests),
      party.tableIds.length > 0 ? bookingsTexts().tables(tables().map(({ name }) => name).join(', ')) : bookingsTexts().anyTable,
      bookingsTexts().duration(party.minutes), party.phone, party.note, party.reason,
    ].filter((text) => text !== '').join(' · ');
  };
  const mayCome = (): boolean => booking() !== undefined && booking()!.status !== 'seated';
  return (
    <Show when={booking()}>
      {(party) => (
        <Switch>
          <Match when={asking() === 'cancel'}>
            <ReasonDialog title={bookingsTexts().cancelWhy} reasons={Object.values(bookingsTexts().cancelReasons)} confirm={bookingsTexts().cancel} onReason={(reason) => act({ type: 'cancel', reason })} onClose={() => setAsking(null)} />
          </Match>
          <Match when={asking() === 'table'}>
            <Dialog title={bookingsTexts().seatAt} shape="full" onClose={() => setAsking(null)}>
              <div class={styles['tables']}>
                <For each={session.floor().tables}>{(table) => <Button size="large" disabled={busy()} onClick={() => void seat(table)}>{table.name}<small>{table.seats}</small></Button>}</For>
              </div>
            </Dialog>
          </Match>
          <Match when={asking() === null}>
            <Dialog title={party().name} shape="sheet" onClose={props.onClose}>
              <div class={styles['form']}>
                <p>{details()}</p>
                <span class={styles['status']} data-status={party().status}>{bookingsTexts().statuses[party().status]}</span>
                <div class={styles['actions']}>
                  <Show when={mayCome()}>
                    <Button kind="accent" size="large" disabled={busy()} onClick={() => (tables().length === 0 ? setAsking('table') : void seat(tables()[0]))}>{bookingsTexts().seat}</Button>
                  </Show>
                  <Show when={party().orderId !== null && session.orders[party().orderId!]?.status === 'open'}>
                    <Button size="large" onClick={() => props.onOpen(party().orderId!)}>{bookingsTexts().openCheck}</Button>
                  </Show>
                  <Show when={party().status === 'expected'}>
                    <Button onClick={() => props.onChange()}>{bookingsTexts().change}</Button>
                    <Button onClick={() => act({ type: 'no-show' })}>{bookingsTexts().noShow}</Button>
                    <Button kind="danger" onClick={() => setAsking('cancel')}>{bookingsTexts().cancel}</Button>
                  </Show>
                </div>
              </div>
            </Dialog>
          </Match>
        </Switch>
      )}
    </Show>
  );
}
