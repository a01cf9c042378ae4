import CalendarClock from 'lucide-solid/icons/calendar-clock';
import TriangleAlert from 'lucide-solid/icons/triangle-alert';
import { Show, type JSX } from 'solid-js';
import type { PlacedTable } from '../../../shared/domain/branch/floor.ts';
import { floorTexts } from '../../i18n/floor.ts';
import { formatTime } from '../../i18n/time.ts';
import { useSession } from '../../session/session.ts';
import { useAmounts } from '../order-parts/amounts.ts';
import type { FloorData } from './floor-data.ts';
import { ageShort, attentionWords, moodWords } from './floor-words.ts';
import { MoodIcon } from './mood-icon.tsx';
import { TableShapeBox } from './table-shape.tsx';
import styles from './table-tile.module.css';

export type TableProps = { readonly table: PlacedTable; readonly data: FloorData; readonly current: boolean; readonly onChoose: () => void };

/** One table of the plan: its name, and how it stands as far as its size has room for it. */
export function TableTile(props: TableProps): JSX.Element {
  const session = useSession();
  const { amount, money } = useAmounts();
  const status = () => props.data.statusOf(props.table.id);
  const booking = () => props.data.bookingAt(props.table.id);
  const bookedAt = (): string | null => {
    const next = booking();
    return next === null ? null : formatTime(next.booking.atMs, session.settings().zone);
  };
  // Since when it is open; who asked for the bill is counted from then.
  const ageMs = (): number => props.data.nowMs() - ((status().mood === 'bill-asked' ? status().moodSinceMs : status().openedAtMs) ?? 0);
  // Begins with the table's name: that is what people say.
  const label = (): string => [
    props.table.name, moodWords(status(), props.data.nowMs()),
    ...(status().checks.length > 0 ? [money(status().total)] : []),
    ...(status().attention ? [attentionWords(status().attention!)] : []),
    ...(bookedAt() ? [floorTexts().booked(bookedAt()!)] : []),
  ].join(', ');
  return (
    <button type="button" class={styles['table']} classList={{ [styles['current'] ?? '']: props.current }} data-table={props.table.name} data-mood={status().mood} aria-label={label()} onClick={() => props.onChoose()}>
      <TableShapeBox spot={props.table.spot} tone={status().mood} />
      <span class={styles['words']}>
        <span class={styles['name']}><MoodIcon mood={status().mood} size={18} /><b>{props.table.name}</b></span>
        <Show
          when={status().checks.length > 0}
          fallback={<small class={styles['small']}>{bookedAt() === null ? `${props.table.seats}` : ''}</small>}
        >
          <span class={`money ${styles['amount']}`}>{amount(status().total)}</span>
          <span class={styles['small']}>
            {ageShort(ageMs())} · {status().waiters.map(props.data.initialsOf).join(' ')}
            <span class={styles['roomy']}>{status().checks.length > 1 ? ` · ×${status().checks.length}` : status().guests > 0 ? ` · ${status().guests}` : ''}</span>
          </span>
        </Show>
        <Show when={bookedAt()}>{(time) => <span class={styles['booked']}><CalendarClock size={14} />{time()}</span>}</Show>
      </span>
      <Show when={status().attention}>
        <span class={styles['attention']}><TriangleAlert size={18} /></span>
      </Show>
    </button>
  );
}
