import { createSignal, Show, untrack, type JSX } from 'solid-js';
import type { PlacedTable } from '../../../shared/domain/branch/floor.ts';
import type { DocId } from '../../../shared/kernel/ids.ts';
import { floorTexts } from '../../i18n/floor.ts';
import { actErrorText } from '../../i18n/order-errors.ts';
import { till } from '../../i18n/till.ts';
import { formatTime } from '../../i18n/time.ts';
import { useSession, type NewOrder } from '../../session/session.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Stepper } from '../../ui/stepper.tsx';
import { showToast } from '../../ui/toast.tsx';
import { seatBooking } from '../bookings/seat-booking.ts';
import type { FloorData, SoonBooking } from '../floor-parts/floor-data.ts';
import styles from './floor-dialogs.module.css';

const mostGuests = 200;

/** How many sit down; then there is a check. A party that is booked here can be seated as such. */
export function SeatDialog(props: { readonly table: PlacedTable; readonly data: FloorData; readonly onOpened: (id: DocId) => void; readonly onClose: () => void }): JSX.Element {
  const session = useSession();
  const [guests, setGuests] = createSignal(untrack(() => Math.max(1, Math.min(props.table.seats, 2))));
  const [busy, setBusy] = createSignal(false);
  const booking = (): SoonBooking | null => props.data.bookingAt(props.table.id);

  const open = async (next: SoonBooking | null): Promise<void> => {
    setBusy(true);
    const order: NewOrder = {
      orderType: 'dine-in', tableId: props.table.id, tableName: props.table.name, guests: guests(), areaId: props.table.areaId,
    };
    const opened = await (next === null ? session.openOrder(order) : seatBooking(session, next.id, next.booking, { ...order, guests: next.booking.guests }));
    setBusy(false);
    if (opened.ok) props.onOpened(opened.value);
    else showToast(actErrorText(opened.error, session.settings().currency), { tone: 'danger' });
  };
  return (
    <Dialog
      title={till().tableNamed(props.table.name)}
      shape="sheet"
      onClose={props.onClose}
      actions={<Button autofocus kind="accent" size="large" disabled={busy()} onClick={() => void open(null)}>{floorTexts().seat}</Button>}
    >
      <div class={styles['stack']}>
        <Show when={booking()}>
          {(next) => (
            <div class={styles['booking']}>
              <p>{floorTexts().bookedAt(formatTime(next().booking.atMs, session.settings().zone), next().booking.name, next().booking.guests)}</p>
              <Button size="large" disabled={busy()} onClick={() => void open(next())}>{floorTexts().seatBooking}</Button>
            </div>
          )}
        </Show>
        <Stepper label={floorTexts().guests} value={guests()} least={1} most={mostGuests} less={floorTexts().fewer} more={floorTexts().more} onValue={setGuests} />
      </div>
    </Dialog>
  );
}
