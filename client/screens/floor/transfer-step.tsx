import { createMemo, createSignal, Show, type JSX } from 'solid-js';
import type { PlacedTable } from '../../../shared/domain/branch/floor.ts';
import type { TablePlace } from '../../../shared/domain/order/frozen.ts';
import type { DocId } from '../../../shared/kernel/ids.ts';
import { floorTexts } from '../../i18n/floor.ts';
import { till } from '../../i18n/till.ts';
import { shell } from '../../i18n/shell.ts';
import { useSession } from '../../session/session.ts';
import { moveLines, splitOff } from '../../session/transfers.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { FloorView } from '../floor-parts/floor-view.tsx';
import { CheckList } from './check-list.tsx';
import type { StepProps } from './check-steps.tsx';
import { checkName } from './check-words.ts';
import styles from './floor-dialogs.module.css';
import { LinePicker, movableLines, wishOf, type Picked } from './line-picker.tsx';
import { tellResult } from '../order-parts/tell-result.ts';

/** Lines go to another check, to a table, or (`here`) into a new check at the same table. */
export function TransferStep(props: StepProps & { readonly here?: boolean }): JSX.Element {
  const session = useSession();
  const [picked, setPicked] = createSignal<Picked>(new Map());
  const [asking, setAsking] = createSignal<'lines' | 'table' | 'check'>('lines');
  /** Several checks stand at the table that was chosen. */
  const [among, setAmong] = createSignal<string | null>(null);
  const order = () => session.orders[props.orderId];
  const lines = createMemo(() => { const state = order(); return state ? movableLines(state) : []; });
  const others = createMemo(() => props.data.checks()
    .filter(({ orderId }) => orderId !== props.orderId && (among() === null || session.orders[orderId]?.tableId === among()))
    .sort((a, b) => a.openedAtMs - b.openedAtMs));

  const toCheck = (target: DocId): void => {
    const into = session.orders[target];
    if (tellResult(session, moveLines(session, props.orderId, target, wishOf(picked())), floorTexts().transferred(picked().size, into ? checkName(into) : ''))) props.onDone();
  };
  const toNew = async (place: TablePlace, placeName: string): Promise<void> => {
    const state = order();
    if (!state) return;
    const result = await splitOff(session, props.orderId, wishOf(picked()), { orderType: state.orderType, guests: 0, ...place });
    if (tellResult(session, result, floorTexts().transferred(picked().size, floorTexts().newCheckAt(placeName)))) props.onDone();
  };
  const samePlace = (): TablePlace => { const state = order(); return { tableId: state?.tableId ?? null, tableName: state?.tableName ?? '', areaId: state?.areaId ?? '' }; };
  const placeName = (): string => { const state = order(); return state ? (state.tableName === '' ? till().types[state.orderType] : till().tableNamed(state.tableName)) : ''; };
  const next = (): void => {
    if (props.here) void toNew(samePlace(), placeName());
    else setAsking('table');
  };
  const toTable = (table: PlacedTable): void => {
    const there = props.data.statusOf(table.id).checks.filter(({ orderId }) => orderId !== props.orderId);
    if (there.length === 1) toCheck(there[0]!.orderId);
    else if (there.length === 0) void toNew({ tableId: table.id, tableName: table.name, areaId: table.areaId }, till().tableNamed(table.name));
    else {
      setAmong(table.id);
      setAsking('check');
    }
  };
  return (
    <Dialog
      title={asking() === 'lines' ? floorTexts().linesTitle(order() ? checkName(order()!) : '') : floorTexts().targetTitle}
      shape="full"
      wide
      onClose={props.onClose}
      actions={
        <Show
          when={asking() === 'lines'}
          fallback={
            <>
              <Button onClick={() => { setAmong(null); setAsking('lines'); }}>{shell().back}</Button>
              <Button onClick={() => void toNew(samePlace(), placeName())}>{floorTexts().newCheck}</Button>
              <Button onClick={() => { setAmong(null); setAsking(asking() === 'table' ? 'check' : 'table'); }}>{asking() === 'table' ? floorTexts().toCheck : floorTexts().toTable}</Button>
            </>
          }
        >
          <Button kind="accent" size="large" disabled={picked().size === 0} onClick={next}>{picked().size === 0 ? floorTexts().nothingChosen : props.here ? floorTexts().split : floorTexts().next}</Button>
        </Show>
      }
    >
      <Show when={asking() === 'lines'}><LinePicker lines={lines()} picked={picked()} onPicked={setPicked} /></Show>
      <Show when={asking() === 'table'}>
        <div class={styles['picker']}><FloorView data={props.data} current={order()?.tableId ?? null} onTable={toTable} /></div>
      </Show>
      <Show when={asking() === 'check'}><CheckList checks={others()} nowMs={props.data.nowMs()} onChoose={toCheck} /></Show>
    </Dialog>
  );
}
