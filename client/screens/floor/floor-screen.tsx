import { A, useNavigate } from '@solidjs/router';
import CalendarDays from 'lucide-solid/icons/calendar-days';
import { createSignal, Show, type JSX } from 'solid-js';
import type { PlacedTable } from '../../../shared/domain/branch/floor.ts';
import type { DocId } from '../../../shared/kernel/ids.ts';
import { bookingsTexts } from '../../i18n/bookings.ts';
import { useDesk } from '../../session/desk.ts';
import { useSession } from '../../session/session.ts';
import { createFloorData } from '../floor-parts/floor-data.ts';
import { FloorView } from '../floor-parts/floor-view.tsx';
import styles from './floor-screen.module.css';
import { SeatDialog } from './seat-dialog.tsx';
import { TableSheet } from './table-sheet.tsx';

/** The room as it stands now: what is free, who waits for what, where to look first. */
export default function FloorScreen(): JSX.Element {
  const session = useSession();
  const desk = useDesk();
  const navigate = useNavigate();
  const data = createFloorData(session);
  const [table, setTable] = createSignal<PlacedTable | null>(null);
  const [seating, setSeating] = createSignal(false);
  const taken = (): boolean => { const at = table(); return at !== null && data.statusOf(at.id).checks.length > 0; };

  const show = (id: DocId): void => {
    desk.open(id);
    navigate('/till');
  };
  const close = (): void => {
    setSeating(false);
    setTable(null);
  };
  return (
    <div class={styles['page']}>
      <FloorView
        data={data}
        onTable={(chosen) => setTable(chosen)}
        tools={<A class={styles['link']} href="/bookings"><CalendarDays size={22} /><span>{bookingsTexts().title}</span></A>}
      />
      <Show when={table()} keyed>
        {(at) => (
          <Show
            when={taken() && !seating()}
            fallback={<SeatDialog table={at} data={data} onOpened={(id) => { close(); show(id); }} onClose={close} />}
          >
            <TableSheet table={at} data={data} onOpen={(id) => { close(); show(id); }} onSeat={() => setSeating(true)} onClose={close} />
          </Show>
        )}
      </Show>
    </div>
  );
}
