import { useNavigate } from '@solidjs/router';
import ChevronLeft from 'lucide-solid/icons/chevron-left';
import ChevronRight from 'lucide-solid/icons/chevron-right';
import Plus from 'lucide-solid/icons/plus';
import { createMemo, createSignal, For, Show, type JSX } from 'solid-js';
import { bookingClashes } from '../../../shared/domain/booking/clashes.ts';
import type { BookingState } from '../../../shared/domain/booking/state.ts';
import { asId, type DocId } from '../../../shared/kernel/ids.ts';
import { instantOfLocal, localTextOf } from '../../../shared/kernel/local-time.ts';
import { bookingsTexts } from '../../i18n/bookings.ts';
import { language } from '../../i18n/dictionary.ts';
import { formatDate, formatTime } from '../../i18n/time.ts';
import { useDesk } from '../../session/desk.ts';
import { useSession } from '../../session/session.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { List, PageHead, Row } from '../../ui/list.tsx';
import { BookingForm } from './booking-form.tsx';
import { BookingSheet } from './booking-sheet.tsx';
import styles from './bookings-screen.module.css';

type Known = { readonly id: DocId; readonly state: BookingState };
type Showing = { readonly what: 'form' | 'sheet'; readonly id: DocId | null };

const dayMs = 86_400_000;

/** Who is expected on a day, by time or by table; what clashes is said on top. */
export default function BookingsScreen(): JSX.Element {
  const session = useSession();
  const desk = useDesk();
  const navigate = useNavigate();
  const zone = (): string => session.settings().zone;
  const today = (): string => localTextOf(session.nowMs(), zone()).slice(0, 10);
  const [day, setDay] = createSignal(today());
  const [view, setView] = createSignal<'time' | 'table'>('time');
  const [showing, setShowing] = createSignal<Showing | null>(null);

  const all = createMemo(() => Object.entries(session.records.bookings).map(([id, state]): Known => ({ id: asId(id), state })));
  const ofDay = createMemo(() => all().filter(({ state }) => localTextOf(state.atMs, zone()).slice(0, 10) === day()).sort((a, b) => a.state.atMs - b.state.atMs || (a.id < b.id ? -1 : 1)));
  const clashing = createMemo(() => bookingClashes(ofDay()));
  const clashes = (id: DocId): boolean => clashing().some(({ bookings }) => bookings.includes(id));
  const tableNames = (ids: readonly string[]): string => session.floor().tables.filter(({ id }) => ids.includes(id)).map(({ name }) => name).join(', ');
  const step = (days: number): void => {
    const noon = instantOfLocal(`${day()}T12:00`, zone());
    if (noon !== null) setDay(localTextOf(noon + days * dayMs, zone()).slice(0, 10));
  };
  const groups = createMemo((): readonly { readonly name: string; readonly bookings: readonly Known[] }[] => {
    if (view() === 'time') return [{ name: '', bookings: ofDay() }];
    const byTable = session.floor().tables.map((table) => ({ name: bookingsTexts().tables(table.name), bookings: ofDay().filter(({ state }) => state.tableIds.includes(table.id)) }));
    const floating = ofDay().filter(({ state }) => state.tableIds.length === 0);
    return [...byTable, { name: bookingsTexts().anyTable, bookings: floating }].filter(({ bookings }) => bookings.length > 0);
  });
  const details = ({ state }: Known): string => [
    bookingsTexts().party(state.guests), state.tableIds.length > 0 ? bookingsTexts().tables(tableNames(state.tableIds)) : bookingsTexts().anyTable,
    bookingsTexts().duration(state.minutes), state.phone, state.note,
  ].filter((text) => text !== '').join(' · ');

  return (
    <div class={styles['page']}>
      <PageHead title={bookingsTexts().title}>
        <Button pressed={view() === 'time'} onClick={() => setView('time')}>{bookingsTexts().byTime}</Button>
        <Button pressed={view() === 'table'} onClick={() => setView('table')}>{bookingsTexts().byTable}</Button>
        <Button kind="accent" onClick={() => setShowing({ what: 'form', id: null })}><Plus size={20} />{bookingsTexts().make}</Button>
      </PageHead>
      <div class={styles['days']}>
        <Button size="square" aria-label={bookingsTexts().dayBefore} onClick={() => step(-1)}><ChevronLeft size={24} /></Button>
        <input class={styles['day']} type="date" aria-label={bookingsTexts().day} value={day()} onChange={(event) => { if (event.currentTarget.value !== '') setDay(event.currentTarget.value); }} />
        <Button size="square" aria-label={bookingsTexts().dayAfter} onClick={() => step(1)}><ChevronRight size={24} /></Button>
        <Button pressed={day() === today()} onClick={() => setDay(today())}>{bookingsTexts().today}</Button>
        <span class={styles['date']}>{formatDate(day(), language(), true)}</span>
      </div>
      <Show when={clashing().length > 0}>
        <Banner tone="warn">
          {bookingsTexts().clashes}: {clashing().map(({ bookings, tableIds }) => `${bookings.map((id) => session.records.bookings[id]?.name ?? '').join(' + ')} (${tableNames(tableIds)})`).join('; ')}
        </Banner>
      </Show>
      <For each={groups()} fallback={<EmptyState title={bookingsTexts().none} />}>
        {(group) => (
          <section class={styles['group']}>
            <Show when={group.name}><h2 class={styles['title']}>{group.name}</h2></Show>
            <Show when={group.bookings.length > 0} fallback={<EmptyState title={bookingsTexts().none} />}>
              <List>
                <For each={group.bookings}>
                  {(one) => (
                    <Row
                      start={<b class={styles['time']}>{formatTime(one.state.atMs, zone())}</b>}
                      title={one.state.name}
                      detail={details(one)}
                      end={<span class={styles['status']} data-status={one.state.status} data-clash={clashes(one.id) ? 'yes' : undefined}>{bookingsTexts().statuses[one.state.status]}</span>}
                      onSelect={() => setShowing({ what: 'sheet', id: one.id })}
                    />
                  )}
                </For>
              </List>
            </Show>
          </section>
        )}
      </For>
      <Show when={showing()?.what === 'form' ? showing() : null} keyed>
        {(form) => (
          <BookingForm
            id={form.id}
            day={day()}
            onSaved={(saved) => {
              setShowing(null);
              setDay(saved);
            }}
            onClose={() => setShowing(null)}
          />
        )}
      </Show>
      <Show when={showing()?.what === 'sheet' ? showing()?.id : null} keyed>
        {(id) => (
          <BookingSheet
            id={id}
            onChange={() => setShowing({ what: 'form', id })}
            onOpen={(order) => {
              desk.open(order);
              navigate('/till');
            }}
            onClose={() => setShowing(null)}
          />
        )}
      </Show>
    </div>
  );
}
