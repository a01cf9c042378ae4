import { For, Show, type JSX } from 'solid-js';
import type { Ticket } from '../../../shared/projections/kitchen-tickets.ts';
import { language, nameIn } from '../../i18n/dictionary.ts';
import { kitchen } from '../../i18n/kitchen.ts';
import { formatQuantity } from '../../i18n/money.ts';
import { formatTime } from '../../i18n/time.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { List, Row } from '../../ui/list.tsx';
import { placeText } from './ticket-card.tsx';
import styles from './kitchen-screen.module.css';

export type RecallListProps = {
  readonly tickets: readonly Ticket[];
  readonly zone: string;
  readonly onRecall: (ticket: Ticket) => void;
  readonly onClose: () => void;
};

const summary = (ticket: Ticket): string =>
  ticket.lines.map((line) => `${formatQuantity(line.quantityMilli, language())} ${nameIn(line.item.name)}`).join(', ');

/** Tickets finished lately, newest first: one tap brings the last bump of a ticket back. */
export function RecallList(props: RecallListProps): JSX.Element {
  return (
    <Dialog title={kitchen().recallTitle} shape="full" wide onClose={() => props.onClose()}>
      <Show when={props.tickets.length > 0} fallback={<EmptyState title={kitchen().recallEmpty} />}>
        <p class={styles['hint']}>{kitchen().recallHint}</p>
        <List>
          <For each={props.tickets}>
            {(ticket, index) => (
              <Row
                start={<Show when={index() < 9}><kbd class={styles['key']}>{index() + 1}</kbd></Show>}
                title={`${ticket.number} · ${placeText(ticket)}`}
                detail={`${kitchen().finishedAt(formatTime(ticket.lastBump?.atMs ?? 0, props.zone))} · ${summary(ticket)}`}
                end={<b class={styles['bringBack']}>{kitchen().bringBack}</b>}
                onSelect={() => props.onRecall(ticket)}
              />
            )}
          </For>
        </List>
      </Show>
    </Dialog>
  );
}
