import Check from 'lucide-solid/icons/check';
import Clock from 'lucide-solid/icons/clock';
import TriangleAlert from 'lucide-solid/icons/triangle-alert';
import { createEffect, createMemo, For, Index, Show, type JSX } from 'solid-js';
import { urgencyOf, type Ticket, type TicketLine } from '../../../shared/projections/kitchen-tickets.ts';
import type { FoodPlace } from '../../../shared/projections/moved-food.ts';
import { language, nameIn } from '../../i18n/dictionary.ts';
import { kitchen, stationName } from '../../i18n/kitchen.ts';
import { formatQuantity } from '../../i18n/money.ts';
import { till } from '../../i18n/till.ts';
import { createLongPress } from '../../ui/long-press.ts';
import { optionWords } from '../order-parts/line-words.ts';
import { ageText } from './age-text.ts';
import { createPainted } from './painted.ts';
import styles from './ticket-card.module.css';
import type { TicketBoard } from './ticket-board.ts';

export type TicketCardProps = {
  readonly ticket: Ticket;
  readonly board: TicketBoard;
  /** Place on the screen from 0: the key of the bump bar. */
  readonly place: number;
  readonly nowMs: number;
  readonly sentBy: string;
  readonly showStation: boolean;
  readonly onBump: (lines?: readonly TicketLine[]) => void;
  /** A finger that rests on a line, a right click, the menu key: what about the dish? */
  readonly onMore: (line: TicketLine) => void;
};

const placeName = (place: Pick<Ticket, 'tableName' | 'orderType'>): string => (place.tableName === '' ? kitchen().types[place.orderType] : kitchen().table(place.tableName));
/** Of a check that has not arrived here nothing is known but its number. */
const movedPlaceName = (place: FoodPlace): string => (place.line === null ? place.number : placeName(place));

/** Where the food goes: the table, or the one it was sent for and the one it is wanted at now. */
export const placeText = (ticket: Ticket): string => (ticket.movedTo === null ? placeName(ticket) : `${placeName(ticket)} → ${movedPlaceName(ticket.movedTo)}`);

const signed = (milli: number): string => `${milli > 0 ? '+' : ''}${formatQuantity(milli, language())}`;

function TicketLineRow(props: { readonly line: TicketLine; /** Named at the line: the ticket as a whole went nowhere. */ readonly movedTo: readonly FoodPlace[]; readonly onBump: () => void; readonly onMore: () => void }): JSX.Element {
  const press = createLongPress(() => props.onBump(), () => props.onMore());
  const changes = (): readonly number[] => (props.line.struck ? [] : props.line.pieces.filter((piece) => piece.change && !piece.bumped).map((piece) => piece.deltaMilli));
  const options = createMemo(() => optionWords(props.line.item, nameIn));
  const shown = (): number => (props.line.done ? props.line.quantityMilli : props.line.outstandingMilli);
  return (
    <li>
      <button
        type="button"
        class={styles['line']}
        classList={{ [styles['done'] ?? '']: props.line.done, [styles['struck'] ?? '']: props.line.struck !== null, [styles['changed'] ?? '']: changes().length > 0 }}
        disabled={props.line.done}
        {...press}
        aria-label={props.line.done ? undefined : kitchen().bumpLine(nameIn(props.line.item.name))}
      >
        <span class={styles['quantity']}>
          <Show when={!props.line.done} fallback={<Check size={28} />}>{formatQuantity(shown(), language())}{props.line.item.unit === 'kg' ? ` ${till().perKg}` : ''}</Show>
        </span>
        <span class={styles['words']}>
          <span class={styles['name']}>{nameIn(props.line.item.name)}</span>
          <For each={changes()}>
            {(delta) => <b class={styles['tag']} classList={{ [styles['less'] ?? '']: delta < 0 }}>{delta > 0 ? `${kitchen().isNew} ` : ''}{signed(delta)}</b>}
          </For>
          <For each={props.movedTo}>
            {(place) => <b class={styles['tag']} classList={{ [styles['less'] ?? '']: place.struck !== null }}>{formatQuantity(place.quantityMilli, language())} → {movedPlaceName(place)}</b>}
          </For>
          {/* On a finished line too: the dish may still stand at the pass, waiting for the rest of its ticket. */}
          <Show when={props.line.struck}>
            <b class={`${styles['tag']} ${styles['less']}`}>{kitchen().struck}</b>
          </Show>
          <Show when={options().length > 0}><span class={styles['options']}>{options().join(' · ')}</span></Show>
          <Show when={props.line.note !== ''}>
            <span class={styles['note']}>
              <Show when={props.line.noteIsNew && !props.line.done}><b class={styles['tag']}>{kitchen().noteChanged}</b></Show>
              {props.line.note}
            </span>
          </Show>
        </span>
      </button>
    </li>
  );
}

/** One ticket: its head and *Done* finish all of it, a tap on a line that line. */
export function TicketCard(props: TicketCardProps): JSX.Element {
  const { watch, painted } = createPainted();
  createEffect(() => {
    if (painted() && props.ticket.unseenFires.length > 0) props.board.see(props.ticket);
  });
  const urgency = (): string => urgencyOf(props.ticket, props.nowMs, props.board.targetMinutesOf);
  return (
    <article ref={watch} class={styles['card']} data-urgency={urgency()} data-ticket={props.ticket.id}>
      <button type="button" class={styles['head']} onClick={() => props.onBump()} aria-label={kitchen().bumpTicket(props.ticket.number)}>
        <span class={styles['row']}>
          <span class={styles['number']}>{props.ticket.number}</span>
          <span class={styles['age']}>
            <Show when={urgency() === 'late'} fallback={<Clock size={22} />}><TriangleAlert size={22} aria-label={kitchen().late} /></Show>
            {ageText(props.nowMs - props.ticket.waitingSinceMs)}
          </span>
        </span>
        <span class={styles['row']}>
          <span class={styles['where']}>{placeText(props.ticket)}</span>
          <span class={styles['who']}>{[props.sentBy, props.showStation ? stationName(props.ticket.station) : ''].filter((text) => text !== '').join(' · ')}</span>
        </span>
      </button>
      <Show when={props.ticket.orderNote !== ''}><p class={styles['orderNote']}>{props.ticket.orderNote}</p></Show>
      <ul class={styles['lines']}>
        <Index each={props.ticket.lines}>{(line) => <TicketLineRow line={line()} movedTo={props.ticket.movedTo === null ? line().movedTo : []} onBump={() => props.onBump([line()])} onMore={() => props.onMore(line())} />}</Index>
      </ul>
      <button type="button" class={styles['finish']} onClick={() => props.onBump()}>
        <Check size={24} />{kitchen().done}
        <Show when={props.place < 9}><kbd class={styles['key']}>{props.place + 1}</kbd></Show>
      </button>
    </article>
  );
}
