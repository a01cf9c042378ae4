import Wallet from 'lucide-solid/icons/wallet';
import { createMemo, createSignal, For, Match, Show, Switch, type JSX } from 'solid-js';
import { mayRecordIn } from '../../../shared/documents/record-permissions.ts';
import { sumOf } from '../../../shared/domain/shift/cash-count.ts';
import type { Movement } from '../../../shared/domain/shift/state.ts';
import type { DocId, StaffId } from '../../../shared/kernel/ids.ts';
import { language } from '../../i18n/dictionary.ts';
import { shiftTexts } from '../../i18n/shift.ts';
import { formatDate, formatMoment } from '../../i18n/time.ts';
import { useSession } from '../../session/session.ts';
import { accountOf } from '../../session/shift-account.ts';
import { currentShift, knownShifts, type KnownShift } from '../../session/shift.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { List, PageHead, Row } from '../../ui/list.tsx';
import { useAmounts } from '../order-parts/amounts.ts';
import CloseShiftDialog from './close-dialog.tsx';
import { HandOverDialog } from './hand-over-dialog.tsx';
import { methodName } from './method-name.ts';
import { MovementDialog, type MovementKind } from './movement-dialog.tsx';
import OpenShiftDialog from './open-dialog.tsx';
import ReportDialog from './report-dialog.tsx';
import { ShiftAnomalies } from './shift-anomalies.tsx';
import styles from './shift-screen.module.css';

/** The shift is named, because closing it makes it no longer the current one while its dialog is still there. */
type Asking = { readonly what: 'open' } | { readonly what: MovementKind | 'hand-over' | 'close' | 'x' | 'z'; readonly id: DocId };

const movementKinds: readonly MovementKind[] = ['pay-in', 'pay-out', 'drop'];

/** The drawer of this device: opened, paid into and out of, handed over, counted and closed; and the reports of closed shifts. */
export default function ShiftScreen(): JSX.Element {
  const session = useSession();
  const { money } = useAmounts();
  const [asking, setAsking] = createSignal<Asking | null>(null);
  const current = createMemo(() => currentShift(session));
  const figures = createMemo(() => { const shift = current(); return shift === null ? null : accountOf(session, shift); });
  const reported = createMemo(() => knownShifts(session).filter(({ state }) => state.status !== 'open').sort((a, b) => b.state.openedAtMs - a.state.openedAtMs || (a.id < b.id ? 1 : -1)));
  const mayCount = (): boolean => { const by = session.person(); const device = session.self(); return by !== null && device !== null && mayRecordIn('shift.opened', by.role, device.kind); };
  const manages = (): boolean => session.person()?.role === 'admin' || session.person()?.role === 'manager';
  /** Whoever counts blind is not told before; managers are. */
  const sees = (): boolean => manages() || !session.settings().shifts.blindClose;
  const moment = (atMs: number): string => formatMoment(atMs, session.nowMs(), session.settings().zone, language());
  const nameOf = (id: StaffId | null): string => session.staff().find((member) => member.id === id)?.name ?? '?';
  const asked = createMemo((): KnownShift | null => {
    const what = asking();
    const state = what !== null && 'id' in what ? session.records.shifts[what.id] : undefined;
    return what !== null && 'id' in what && state !== undefined ? { id: what.id, state } : null;
  });
  const is = (what: Asking['what']): boolean => asking()?.what === what;
  const done = (): void => { setAsking(null); };

  const movementText = ({ direction, method, reason }: Movement): string =>
    [({ in: shiftTexts().payIn, out: shiftTexts().payOut, drop: shiftTexts().drop })[direction], method === 'cash' ? '' : methodName(session.settings(), method), reason].filter(Boolean).join(' · ');
  const closedTotal = ({ state }: KnownShift): number => {
    const [z] = state.zReports;
    return z === undefined ? 0 : [z, ...state.corrections].reduce((all, report) => all + report.figures.sales.total, 0);
  };

  return (
    <div class={styles['page']}>
      <PageHead title={shiftTexts().title} />
      <ShiftAnomalies />
      <Show
        when={current()}
        fallback={
          <EmptyState
            icon={<Wallet size={40} />} title={shiftTexts().none} hint={mayCount() ? shiftTexts().noneHint : shiftTexts().notAllowed}
            action={<Show when={mayCount()}><Button kind="accent" size="large" onClick={() => setAsking({ what: 'open' })}>{shiftTexts().open}</Button></Show>}
          />
        }
      >
        {(shift) => (
          <section class={styles['drawer']}>
            <div class={styles['facts']}>
              <h2>{shiftTexts().drawer(shift().state.drawerName || shiftTexts().shared)}</h2>
              <p class={styles['soft']}>{shiftTexts().openedBy(nameOf(shift().state.openedBy), moment(shift().state.openedAtMs))}</p>
              <p class={styles['soft']}>{shiftTexts().cashier(nameOf(shift().state.cashier))}</p>
              <p class={styles['soft']}>{shiftTexts().checks(figures()?.sales.checks ?? 0)}</p>
            </div>
            <div class={styles['expected']}>
              <span class={styles['soft']}>{shiftTexts().inDrawer}</span>
              <Show when={sees()} fallback={<b class={styles['hidden']}>{shiftTexts().blind}</b>}><b class={`money ${styles['sum']}`}>{money(sumOf(figures()?.expected ?? [], 'cash'))}</b></Show>
            </div>
            <Show when={mayCount()} fallback={<p class={styles['soft']}>{shiftTexts().notAllowed}</p>}>
              <div class={styles['tools']}>
                <Button size="large" onClick={() => setAsking({ what: 'pay-in', id: shift().id })}>{shiftTexts().payIn}</Button>
                <Button size="large" onClick={() => setAsking({ what: 'pay-out', id: shift().id })}>{shiftTexts().payOut}</Button>
                <Button size="large" onClick={() => setAsking({ what: 'drop', id: shift().id })}>{shiftTexts().drop}</Button>
                <Button size="large" onClick={() => setAsking({ what: 'hand-over', id: shift().id })}>{shiftTexts().handOver}</Button>
                <Show when={sees()}><Button size="large" onClick={() => setAsking({ what: 'x', id: shift().id })}>{shiftTexts().xReport}</Button></Show>
                <Button size="large" kind="accent" onClick={() => setAsking({ what: 'close', id: shift().id })}>{shiftTexts().close}</Button>
              </div>
            </Show>
            <Show when={shift().state.movements.length > 0}>
              <List label={shiftTexts().movements}>
                <For each={shift().state.movements}>
                  {(movement) => <Row title={movementText(movement)} detail={`${nameOf(movement.by)}`} end={<b class="money">{money(movement.direction === 'in' ? movement.amount : -movement.amount)}</b>} />}
                </For>
              </List>
            </Show>
          </section>
        )}
      </Show>

      <h2>{shiftTexts().zReports}</h2>
      <Show when={reported().length > 0} fallback={<p class={styles['soft']}>{shiftTexts().noZ}</p>}>
        <List label={shiftTexts().zReports}>
          <For each={reported()}>
            {(shift) => (
              <Row
                title={`${shift.state.zReports[0]?.number ?? '…'} · ${formatDate(shift.state.businessDate, language())}`}
                detail={[shift.state.drawerName || shiftTexts().shared, nameOf(shift.state.cashier), shift.state.corrections.length > 0 ? shiftTexts().withCorrections(shift.state.corrections.length) : ''].filter(Boolean).join(' · ')}
                end={<b class="money">{money(closedTotal(shift))}</b>} onSelect={() => setAsking({ what: 'z', id: shift.id })}
              />
            )}
          </For>
        </List>
      </Show>

      <Show when={is('open')}><OpenShiftDialog onClose={done} /></Show>
      <Show when={asked()}>
        {(shift) => (
          <Switch>
            <Match when={is('z')}><ReportDialog shift={shift()} xFigures={null} withExpected onClose={done} /></Match>
            <Match when={is('x')}><ReportDialog shift={shift()} xFigures={accountOf(session, shift())} withExpected={sees()} onClose={done} /></Match>
            <Match when={is('hand-over')}><HandOverDialog shift={shift()} expected={accountOf(session, shift()).expected} onClose={done} /></Match>
            <Match when={is('close')}><CloseShiftDialog shift={shift()} onClose={done} onClosed={() => setAsking({ what: 'z', id: shift().id })} /></Match>
            <Match when={movementKinds.find((kind) => is(kind))}>
              {(kind) => <MovementDialog kind={kind()} shift={shift()} expected={accountOf(session, shift()).expected} onClose={done} />}
            </Match>
          </Switch>
        )}
      </Show>
    </div>
  );
}
