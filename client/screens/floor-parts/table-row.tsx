import CalendarClock from 'lucide-solid/icons/calendar-clock';
import TriangleAlert from 'lucide-solid/icons/triangle-alert';
import { Show, type JSX } from 'solid-js';
import { floorTexts } from '../../i18n/floor.ts';
import { formatTime } from '../../i18n/time.ts';
import { useSession } from '../../session/session.ts';
import { useAmounts } from '../order-parts/amounts.ts';
import { ageWords, attentionWords, moodWords } from './floor-words.ts';
import { MoodIcon } from './mood-icon.tsx';
import styles from './table-row.module.css';
import type { TableProps } from './table-tile.tsx';

/** One table of the list: everything in words. */
export function TableRow(props: TableProps): JSX.Element {
  const session = useSession();
  const { money } = useAmounts();
  const status = () => props.data.statusOf(props.table.id);
  const booking = () => props.data.bookingAt(props.table.id);
  const details = (): string => [
    moodWords(status(), props.data.nowMs()),
    ...(status().openedAtMs === null ? [floorTexts().seats(props.table.seats)] : [floorTexts().openFor(ageWords(props.data.nowMs() - status().openedAtMs!))]),
    ...(status().guests > 0 ? [floorTexts().guestCount(status().guests)] : []),
    ...(status().checks.length > 1 ? [floorTexts().checks(status().checks.length)] : []),
    ...status().waiters.map(props.data.initialsOf),
  ].join(' · ');
  return (
    <button type="button" class={styles['row']} classList={{ [styles['current'] ?? '']: props.current }} data-table={props.table.name} data-mood={status().mood} onClick={() => props.onChoose()}>
      <b class={styles['name']}>{props.table.name}</b>
      <span class={styles['words']}>
        <span class={styles['details']}><MoodIcon mood={status().mood} size={18} />{details()}</span>
        <Show when={status().attention}>{(attention) => <span class={styles['attention']}><TriangleAlert size={16} />{attentionWords(attention())}</span>}</Show>
        <Show when={booking()}>
          {(next) => <span class={styles['booked']}><CalendarClock size={16} />{floorTexts().bookedAt(formatTime(next().booking.atMs, session.settings().zone), next().booking.name, next().booking.guests)}</span>}
        </Show>
      </span>
      <Show when={status().checks.length > 0}><b class={`money ${styles['amount']}`}>{money(status().total)}</b></Show>
    </button>
  );
}
