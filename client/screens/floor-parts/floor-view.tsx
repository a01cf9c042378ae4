import LayoutGrid from 'lucide-solid/icons/layout-grid';
import ListIcon from 'lucide-solid/icons/list';
import { createMemo, createSignal, For, Show, type JSX } from 'solid-js';
import { planSize, type PlacedTable } from '../../../shared/domain/branch/floor.ts';
import { floorTexts } from '../../i18n/floor.ts';
import { useSession } from '../../session/session.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { AreaTabs } from './area-tabs.tsx';
import { createAreaChoice } from './areas.ts';
import { FloorCanvas } from './floor-canvas.tsx';
import type { FloorData } from './floor-data.ts';
import styles from './floor-view.module.css';
import { TableRow } from './table-row.tsx';
import { TableTile } from './table-tile.tsx';

/** Plan or list, for as long as the window is open; a phone begins with the list. */
const [mode, setMode] = createSignal<'plan' | 'list' | null>(null);
const onPhone = matchMedia('(width < 700px)');

/** The floor by areas, as a plan or as a list. */
export function FloorView(props: {
  readonly data: FloorData;
  readonly onTable: (table: PlacedTable) => void;
  /** The table that is chosen now. */
  readonly current?: string | null;
  readonly tools?: JSX.Element;
}): JSX.Element {
  const session = useSession();
  const currentArea = (): string | null => session.floor().tables.find(({ id }) => id === props.current)?.areaId ?? null;
  const { areas, area, choose } = createAreaChoice(session.floor, currentArea);
  const shown = (): 'plan' | 'list' => mode() ?? (onPhone.matches ? 'list' : 'plan');
  const tables = createMemo(() => area()?.tables ?? []);
  const size = createMemo(() => planSize(tables(), false));
  return (
    <div class={styles['floor']}>
      <header class={styles['head']}>
        <AreaTabs areas={areas()} current={area()?.id ?? null} onChoose={choose} count={({ tables: there }) => there.filter(({ id }) => props.data.statusOf(id).attention !== null).length} />
        <div class={styles['tools']}>
          {props.tools}
          <Button size="square" kind="quiet" pressed={shown() === 'list'} aria-label={shown() === 'plan' ? floorTexts().list : floorTexts().plan} onClick={() => setMode(shown() === 'plan' ? 'list' : 'plan')}>
            <Show when={shown() === 'plan'} fallback={<LayoutGrid size={22} />}><ListIcon size={22} /></Show>
          </Button>
        </div>
      </header>
      <Show when={area()} fallback={<EmptyState title={floorTexts().noTables} hint={floorTexts().noTablesHint} />}>
        <Show
          when={shown() === 'plan'}
          fallback={
            <div class={styles['list']}>
              <For each={tables()} fallback={<EmptyState title={floorTexts().noTables} />}>
                {(table) => <TableRow table={table} data={props.data} current={props.current === table.id} onChoose={() => props.onTable(table)} />}
              </For>
            </div>
          }
        >
          <div class={styles['plan']}>
            <FloorCanvas tables={tables()} size={size()}>
              {(table) => <TableTile table={table()} data={props.data} current={props.current === table().id} onChoose={() => props.onTable(table())} />}
            </FloorCanvas>
          </div>
        </Show>
      </Show>
    </div>
  );
}
