import { createMemo, createSignal, For, Show, untrack, type JSX } from 'solid-js';
import { uuidv7 } from 'uuidv7';
import { recordDocId } from '../../../shared/documents/record-document.ts';
import { bookingClashes } from '../../../shared/domain/booking/clashes.ts';
import { decideBooking, type BookingCommand, type BookingError } from '../../../shared/domain/booking/decide.ts';
import { maxBookingGuests, type BookingDetails } from '../../../shared/domain/booking/ops.ts';
import { asId, type DocId, type TableId } from '../../../shared/kernel/ids.ts';
import { instantOfLocal, localTextOf } from '../../../shared/kernel/local-time.ts';
import { bookingErrorText, bookingsTexts } from '../../i18n/bookings.ts';
import { floorTexts } from '../../i18n/floor.ts';
import { shell } from '../../i18n/shell.ts';
import { formatTime } from '../../i18n/time.ts';
import type { RecordActError } from '../../session/records.ts';
import { useSession } from '../../session/session.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { Stepper } from '../../ui/stepper.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { showToast } from '../../ui/toast.tsx';
import styles from './bookings-screen.module.css';

const durations = [60, 90, 120, 150, 180, 240];
const quarterMs = 15 * 60_000;

/** Makes a booking, or changes what was said of one. A clash is a warning: two parties at one table can be right. */
export function BookingForm(props: { readonly id: DocId | null; readonly day: string; readonly onSaved: (day: string) => void; readonly onClose: () => void }): JSX.Element {
  const session = useSession();
  const zone = (): string => session.settings().zone;
  // The form keeps what it began with: a change elsewhere must not empty what is being typed.
  const { id: given, day: givenDay } = untrack(() => ({ id: props.id, day: props.day }));
  const known = untrack(() => (given === null ? null : session.records.bookings[given] ?? null));
  const start = untrack(() => {
    if (known !== null) return localTextOf(known.atMs, zone());
    // Late in the evening that is tomorrow.
    const soon = localTextOf(Math.ceil((session.nowMs() + 2 * quarterMs) / quarterMs) * quarterMs, zone());
    return givenDay === localTextOf(session.nowMs(), zone()).slice(0, 10) ? soon : `${givenDay}T19:00`;
  });
  const [name, setName] = createSignal(known?.name ?? '');
  const [phone, setPhone] = createSignal(known?.phone ?? '');
  const [guests, setGuests] = createSignal(known?.guests ?? 2);
  const [day, setDay] = createSignal(start.slice(0, 10));
  const [time, setTime] = createSignal(start.slice(11));
  const [minutes, setMinutes] = createSignal(known?.minutes ?? 120);
  const [tables, setTables] = createSignal<readonly TableId[]>(known?.tableIds ?? []);
  const [note, setNote] = createSignal(known?.note ?? '');
  const [failure, setFailure] = createSignal<BookingError | RecordActError | null>(null);

  let form!: HTMLFormElement;

  const atMs = (): number | null => instantOfLocal(`${day()}T${time()}`, zone());
  const mine: DocId = given ?? asId('booking:new');
  const clashes = createMemo(() => {
    const at = atMs();
    if (at === null) return [];
    const others = Object.entries(session.records.bookings).filter(([id]) => id !== given).map(([id, state]) => ({ id: asId<DocId>(id), state }));
    return bookingClashes([...others, { id: mine, state: { status: 'expected', tableIds: tables(), atMs: at, minutes: minutes() } }]).filter(({ bookings }) => bookings.includes(mine));
  });
  const nameOf = (ids: readonly string[]): string => session.floor().tables.filter(({ id }) => ids.includes(id)).map((table) => table.name).join(', ');
  const seats = createMemo(() => session.floor().tables.filter(({ id }) => tables().includes(id)).reduce((all, table) => all + table.seats, 0));
  const durationChoices = (): readonly number[] => (durations.includes(minutes()) ? durations : [...durations, minutes()].sort((a, b) => a - b));

  const save = (): void => {
    const at = atMs();
    if (at === null) {
      setFailure({ type: 'time-invalid' });
      return;
    }
    const details: BookingDetails = { name: name().trim(), phone: phone().trim(), guests: guests(), atMs: at, minutes: minutes(), tableIds: tables(), note: note().trim() };
    // Of one that is there only what differs is said: somebody else may be changing it too.
    const changes = known === null ? {} : Object.fromEntries(Object.entries(details).filter(([field, value]) => JSON.stringify(value) !== JSON.stringify(known[field as keyof BookingDetails])));
    if (known !== null && Object.keys(changes).length === 0) {
      props.onClose();
      return;
    }
    const command: BookingCommand = known === null ? { type: 'make', ...details } : { type: 'change', changes };
    const result = session.records.act('booking', given ?? recordDocId('booking', uuidv7()), decideBooking, command);
    if (!result.ok) {
      setFailure(result.error);
      queueMicrotask(() => form.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
      return;
    }
    showToast(known === null ? bookingsTexts().made(details.name, formatTime(at, zone())) : bookingsTexts().changed);
    props.onSaved(day());
  };
  const at = (type: BookingError['type']): string | undefined => { const now = failure(); return now?.type === type ? bookingErrorText(now) : undefined; };
  const other = (): string | null => { const now = failure(); return now !== null && now.type !== 'name-missing' && now.type !== 'time-invalid' ? bookingErrorText(now) : null; };
  return (
    <Dialog
      title={known === null ? bookingsTexts().make : bookingsTexts().change}
      shape="full"
      wide
      onClose={props.onClose}
      actions={
        <>
          {/* Beside the buttons: below a long list of tables nobody would see them before saving. */}
          <div class={styles['notices']}>
            <Show when={tables().length > 0 && seats() < guests()}><Banner tone="warn">{bookingsTexts().seats(seats(), guests())}</Banner></Show>
            <For each={clashes()}>
              {({ bookings, tableIds }) => {
                const theirs = (): DocId => (bookings[0] === mine ? bookings[1] : bookings[0]);
                const state = () => session.records.bookings[theirs()];
                return <Show when={state()}>{(party) => <Banner tone="warn">{bookingsTexts().clash(party().name, formatTime(party().atMs, zone()), nameOf(tableIds))}</Banner>}</Show>;
              }}
            </For>
            <Show when={other()}>{(text) => <Banner tone="danger">{text()}</Banner>}</Show>
          </div>
          <Button onClick={() => props.onClose()}>{shell().cancel}</Button>
          <Button kind="accent" size="large" onClick={save}>{shell().save}</Button>
        </>
      }
    >
      <form class={styles['form']} ref={form} onSubmit={(event) => { event.preventDefault(); save(); }}>
        <div class={styles['pair']}>
          <TextField autofocus label={bookingsTexts().name} name="name" value={name()} onText={(text) => { setName(text); setFailure(null); }} maxLength={120} autocomplete="off" error={at('name-missing')} />
          <TextField label={bookingsTexts().phone} name="phone" type="tel" inputMode="tel" value={phone()} onText={setPhone} maxLength={40} autocomplete="off" />
        </div>
        <div class={styles['pair']}>
          <TextField label={bookingsTexts().day} name="day" type="date" value={day()} onText={setDay} error={at('time-invalid')} />
          <TextField label={bookingsTexts().time} name="time" type="time" step={900} value={time()} onText={setTime} />
        </div>
        <div class={styles['pair']}>
          <Stepper label={bookingsTexts().guests} value={guests()} least={1} most={maxBookingGuests} less={floorTexts().fewer} more={floorTexts().more} onValue={setGuests} />
          <SelectField label={bookingsTexts().minutes} value={String(minutes())} options={durationChoices().map((value) => ({ value: String(value), label: bookingsTexts().duration(value) }))} onChoose={(value) => setMinutes(Number(value))} />
        </div>
        <div>
          <span class={styles['label']}>{bookingsTexts().pickTables}</span>
          <div class={styles['tables']} role="group" aria-label={bookingsTexts().pickTables}>
            <Button pressed={tables().length === 0} onClick={() => setTables([])}>{bookingsTexts().anyTable}</Button>
            <For each={session.floor().tables}>
              {(table) => (
                <Button
                  pressed={tables().includes(table.id)}
                  aria-label={`${table.name}, ${floorTexts().seats(table.seats)}`}
                  onClick={() => setTables((chosen) => (chosen.includes(table.id) ? chosen.filter((id) => id !== table.id) : [...chosen, table.id]))}
                >
                  {table.name}<small>{table.seats}</small>
                </Button>
              )}
            </For>
          </div>
        </div>
        <TextField label={bookingsTexts().note} name="note" value={note()} onText={setNote} maxLength={400} autocomplete="off" />
      </form>
    </Dialog>
  );
}
