import { A } from '@solidjs/router';
import Ban from 'lucide-solid/icons/ban';
import Bell from 'lucide-solid/icons/bell';
import BellOff from 'lucide-solid/icons/bell-off';
import ChefHat from 'lucide-solid/icons/chef-hat';
import ListOrdered from 'lucide-solid/icons/list-ordered';
import Menu from 'lucide-solid/icons/menu';
import Undo2 from 'lucide-solid/icons/undo-2';
import { createEffect, createMemo, createSignal, For, lazy, onCleanup, Show, Suspense, type JSX } from 'solid-js';
import { allDayCounts, type Ticket, type TicketLine } from '../../../shared/projections/kitchen-tickets.ts';
import { language, nameIn } from '../../i18n/dictionary.ts';
import { kitchen, stationName } from '../../i18n/kitchen.ts';
import { formatQuantity } from '../../i18n/money.ts';
import { stockTexts } from '../../i18n/stock.ts';
import { useSession } from '../../session/session.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { List, Row } from '../../ui/list.tsx';
import { showToast } from '../../ui/toast.tsx';
import { createBell } from './bell.ts';
import { createBumpBar } from './bump-bar.ts';
import styles from './kitchen-screen.module.css';
import { makeNewsTeller } from './news.ts';
import { RecallList } from './recall-list.tsx';
import { StaleNotice } from './stale-notice.tsx';
import { createStationChoice } from './station-choice.ts';
import { StationChooser } from './station-chooser.tsx';
import { createTicketBoard } from './ticket-board.ts';
import { TicketCard } from './ticket-card.tsx';
import { createWakeLock } from './wake-lock.ts';

/** Asked for a few times a day. */
const OutList = lazy(() => import('./out-list.tsx'));

type Sheet = 'stations' | 'recall' | 'all-day' | 'out' | null;

/** Tickets of the chosen stations, oldest first. Works in the name of the device when nobody is signed in. */
export default function KitchenScreen(): JSX.Element {
  const session = useSession();
  const choice = createStationChoice(localStorage);
  const board = createTicketBoard(session, choice.shows);
  const bell = createBell();
  const [sheet, setSheet] = createSignal<Sheet>(null);
  /** The product of the line a finger rested on; null: the list of all. */
  const [outItem, setOutItem] = createSignal<string | null>(null);
  const [nowMs, setNowMs] = createSignal(session.nowMs());
  const timer = setInterval(() => setNowMs(session.nowMs()), 1_000);
  onCleanup(() => clearInterval(timer));
  createWakeLock();

  const tell = makeNewsTeller();
  createEffect(() => {
    const tone = tell(board.all(), choice.shows);
    if (tone !== null) bell.ring(tone);
  });

  const nameById = createMemo(() => new Map(session.staff().map(({ id, name }) => [id, name])));
  // Ids are compared by value, so a card lives as long as its ticket.
  const ids = createMemo(() => board.open().map((ticket) => ticket.id));
  const offsetMs = (): number => session.status().clockOffsetMs ?? 0;
  const severalStations = (): boolean => choice.chosen()?.length !== 1 && board.stations().length > 1;

  const bump = (ticket: Ticket, lines?: readonly TicketLine[]): void => {
    const undo = board.bump(ticket, lines);
    const what = lines?.[0] ? nameIn(lines[0].item.name) : ticket.number;
    if (undo === null) showToast(kitchen().failed, { tone: 'danger' });
    else showToast(kitchen().finished(what), { action: { label: kitchen().undo, run: undo } });
  };
  const recall = (ticket: Ticket): void => {
    if (!board.recall(ticket)) showToast(kitchen().failed, { tone: 'danger' });
    setSheet(null);
  };

  const askOut = ({ item }: TicketLine): void => {
    if (session.actor() === null) return;
    if (session.catalogue().items.some(({ id }) => id === item.itemId)) {
      setOutItem(item.itemId);
      setSheet('out');
    } else showToast(stockTexts().gone(nameIn(item.name)), { tone: 'danger' });
  };

  createBumpBar((key) => {
    if (key.type === 'recall') setSheet((open) => (open === 'recall' ? null : 'recall'));
    else if (sheet() === 'recall') {
      const ticket = board.finished()[key.index];
      if (ticket) recall(ticket);
    } else if (sheet() === null) {
      const ticket = board.open()[key.index];
      if (ticket) bump(ticket);
    }
  });

  const stationsText = (): string => choice.chosen()?.map(stationName).join(', ') ?? kitchen().allStations;

  return (
    <div class={styles['screen']}>
      <header class={styles['bar']}>
        <Button class={styles['stations']} onClick={() => setSheet('stations')}><ChefHat size={24} /><span>{stationsText()}</span></Button>
        <span class={styles['count']}>{kitchen().waiting(ids().length)}</span>
        <Button onClick={() => setSheet('all-day')} aria-label={kitchen().allDay}><ListOrdered size={24} /><span class={styles['word']}>{kitchen().allDay}</span></Button>
        <Show when={session.actor() !== null}>
          <Button onClick={() => { setOutItem(null); setSheet('out'); }} aria-label={stockTexts().title}><Ban size={24} /><span class={styles['word']}>{stockTexts().title}</span></Button>
        </Show>
        <Button onClick={() => setSheet('recall')} aria-label={kitchen().recall}><Undo2 size={24} /><span class={styles['word']}>{kitchen().recall}</span></Button>
        <Button kind={bell.armed() ? 'plain' : 'accent'} onClick={() => bell.arm()} aria-label={bell.armed() ? kitchen().soundOn : kitchen().soundHint} title={bell.armed() ? kitchen().soundOn : kitchen().soundHint}>
          <Show when={bell.armed()} fallback={<><BellOff size={24} /><span class={styles['word']}>{kitchen().soundOff}</span></>}><Bell size={24} /></Show>
        </Button>
        <A class={styles['leave']} href={session.self()?.kind === 'kitchen' ? '/settings' : '/'} aria-label={kitchen().back}><Menu size={24} /></A>
      </header>
      <div class={styles['board']}>
        <Show when={ids().length > 0} fallback={<EmptyState icon={<ChefHat size={64} />} title={kitchen().empty} hint={kitchen().emptyHint} />}>
          <div class={styles['cards']}>
            <For each={ids()}>
              {(id, place) => {
                const ticket = createMemo((last: Ticket | undefined) => board.ticketById().get(id) ?? last);
                return (
                  <Show when={ticket()}>
                    {(shown) => (
                      <TicketCard
                        ticket={shown()}
                        board={board}
                        place={place()}
                        nowMs={nowMs() + offsetMs()}
                        sentBy={nameById().get(shown().sentBy) ?? ''}
                        showStation={severalStations()}
                        onBump={(lines) => bump(shown(), lines)}
                        onMore={askOut}
                      />
                    )}
                  </Show>
                );
              }}
            </For>
          </div>
        </Show>
      </div>
      <StaleNotice nowMs={nowMs()} />
      <Show when={sheet() === 'stations'}><StationChooser stations={board.stations()} choice={choice} onClose={() => setSheet(null)} /></Show>
      <Show when={sheet() === 'recall'}>
        <RecallList tickets={board.finished()} zone={session.settings().zone} onRecall={recall} onClose={() => setSheet(null)} />
      </Show>
      <Suspense>
        <Show when={sheet() === 'out'}><OutList itemId={outItem()} shows={choice.shows} onClose={() => setSheet(null)} /></Show>
      </Suspense>
      <Show when={sheet() === 'all-day'}>
        <Dialog title={kitchen().allDay} shape="sheet" onClose={() => setSheet(null)}>
          <List>
            <For each={allDayCounts(board.open())} fallback={<EmptyState title={kitchen().allDayEmpty} />}>
              {({ item, milli }) => <Row title={nameIn(item.name)} end={<b class={styles['total']}>{formatQuantity(milli, language())}</b>} />}
            </For>
          </List>
        </Dialog>
      </Show>
    </div>
  );
}
