import { A } from '@solidjs/router';
import Pencil from 'lucide-solid/icons/pencil';
import Plus from 'lucide-solid/icons/plus';
import { createMemo, createSignal, For, Show, type JSX } from 'solid-js';
import { uuidv7 } from 'uuidv7';
import { planSize, type PlacedArea, type PlacedTable } from '../../../shared/domain/branch/floor.ts';
import { asId, type TableId } from '../../../shared/kernel/ids.ts';
import { floorTexts } from '../../i18n/floor.ts';
import { shell } from '../../i18n/shell.ts';
import { useSession } from '../../session/session.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { showToast } from '../../ui/toast.tsx';
import { areaName, createAreaChoice } from '../floor-parts/areas.ts';
import { AreaTabs } from '../floor-parts/area-tabs.tsx';
import { FloorCanvas } from '../floor-parts/floor-canvas.tsx';
import { AreaDialog } from './area-dialog.tsx';
import { writeFloor } from './board-writer.ts';
import { createDrag } from './drag.ts';
import { addArea, addTable, placeTable, removeArea, removeTable, renameArea, type FloorChanges } from './floor-edits.ts';
import styles from './floor-plan-screen.module.css';
import { PlanTable } from './plan-table.tsx';
import { planWarnings } from './plan-warnings.ts';
import { TablePanel } from './table-panel.tsx';

type Asking =
  | { readonly what: 'new-area' | 'area' }
  | { readonly what: 'remove'; readonly text: string; readonly changes: FloorChanges; readonly undo: FloorChanges; readonly name: string };

/** Where managers draw the floor. Every gesture is written at once; what is removed can be put back. */
export default function FloorPlanScreen(): JSX.Element {
  const session = useSession();
  const { areas, area, choose } = createAreaChoice(session.floor);
  const [selected, setSelected] = createSignal<TableId | null>(null);
  const [asking, setAsking] = createSignal<Asking | null>(null);
  let plan: HTMLDivElement | undefined;

  const manages = (): boolean => session.person()?.role === 'manager' || session.person()?.role === 'admin';
  const write = (changes: FloorChanges): Promise<boolean> => writeFloor(session, changes);
  const stored = createMemo((): readonly PlacedTable[] => area()?.tables ?? []);
  const drag = createDrag({
    plan: () => plan,
    planSize: () => size(),
    onTap: (id) => setSelected(id),
    onPlaced: (table, spot) => {
      const here = area();
      return here === null ? Promise.resolve() : write(placeTable(session.floor(), here, table, spot));
    },
  });
  // The plan keeps its scale while something is dragged beyond its edge.
  const size = createMemo((last: { width: number; height: number }) => (drag.dragging() ? last : planSize(stored(), true)), { width: 1, height: 1 });
  const tables = createMemo(() => {
    const moved = drag.override();
    return stored().map((table) => (moved?.id === table.id ? { ...table, spot: moved.spot } : table));
  });
  const storedOf = (id: TableId): PlacedTable | undefined => stored().find((table) => table.id === id);
  const current = createMemo(() => tables().find(({ id }) => id === selected()) ?? null);
  const warnings = createMemo(() => planWarnings(tables(), session.floor().tables));
  const checksAt = (ids: ReadonlySet<string>): string =>
    Object.values(session.orders).filter((order) => order.status === 'open' && order.tableId !== null && ids.has(order.tableId)).map(({ number }) => number).join(', ');

  const add = (model?: PlacedTable): void => {
    const here = area();
    const id = asId<TableId>(uuidv7());
    if (here === null) return;
    void write(addTable(session.floor(), here, id, model)).then((done) => { if (done) setSelected(id); });
  };
  const take = (changes: FloorChanges, undo: FloorChanges, name: string): void => {
    setAsking(null);
    setSelected(null);
    void write(changes).then((done) => {
      if (done) showToast(floorTexts().edit.removed(name), { action: { label: shell().undo, run: () => void write(undo) } });
    });
  };
  const removeOne = (table: PlacedTable): void => {
    const checks = checksAt(new Set([table.id]));
    const [changes, undo] = [removeTable(table, true), removeTable(table, false)];
    if (checks === '') take(changes, undo, table.name);
    else setAsking({ what: 'remove', text: floorTexts().edit.openCheck(table.name, checks), changes, undo, name: table.name });
  };
  const removeAll = (here: PlacedArea): void => {
    const checks = checksAt(new Set(here.tables.map(({ id }) => id)));
    const [changes, undo] = [removeArea(here, true), removeArea(here, false)];
    const name = areaName(here);
    if (here.tables.length === 0) take(changes, undo, name);
    else setAsking({ what: 'remove', changes, undo, name, text: checks === '' ? floorTexts().edit.areaSure(name, here.tables.length) : floorTexts().edit.openChecks(name, checks) });
  };
  const saveArea = (name: string): void => {
    const now = asking();
    const here = area();
    setAsking(null);
    if (now?.what === 'new-area') {
      const id = uuidv7();
      void write(addArea(session.floor(), id, name)).then((done) => { if (done) choose(id); });
    } else if (here !== null) void write(renameArea(here, name));
  };

  return (
    <Show when={manages()} fallback={<EmptyState title={floorTexts().edit.managersOnly} />}>
      <div class={styles['page']}>
        <header class={styles['head']}>
          <AreaTabs
            areas={areas()}
            current={area()?.id ?? null}
            onChoose={(id) => {
              setSelected(null);
              choose(id);
            }}
          />
          <Button size="square" kind="quiet" aria-label={floorTexts().edit.renameArea} disabled={!area()?.id} onClick={() => setAsking({ what: 'area' })}><Pencil size={20} /></Button>
          <Button class={styles['tool']} onClick={() => setAsking({ what: 'new-area' })}><Plus size={20} />{floorTexts().edit.addArea}</Button>
          <Button kind="accent" class={styles['tool']} disabled={area() === null} onClick={() => add()}><Plus size={20} />{floorTexts().edit.addTable}</Button>
        </header>
        <div class={styles['body']}>
          <Show when={area()} fallback={<EmptyState title={floorTexts().noTables} hint={floorTexts().edit.hint} />}>
            <div class={styles['plan']}>
              <FloorCanvas grid tables={tables()} size={size()} onPlan={(element) => { plan = element; }} onBackground={() => setSelected(null)}>
                {(table) => (
                  <PlanTable
                    table={table()}
                    selected={selected() === table().id}
                    overlapping={warnings().overlapping.has(table().id)}
                    onStart={(event, what) => { const from = storedOf(table().id); if (from) drag.start(event, from, what); }}
                    onNudge={(by, what) => {
                      const from = storedOf(table().id);
                      setSelected(table().id);
                      if (from) drag.nudge(from, by, what);
                    }}
                    onSelect={() => setSelected(table().id)}
                    onRemove={() => removeOne(table())}
                  />
                )}
              </FloorCanvas>
            </div>
          </Show>
          <aside class={styles['side']} aria-live="polite">
            <For each={warnings().texts}>{(text) => <Banner tone="warn">{text}</Banner>}</For>
            <Show
              when={current()}
              fallback={
                <div class={styles['hint']}>
                  <p>{area() && stored().length === 0 ? floorTexts().edit.empty : floorTexts().edit.hint}</p>
                  <A class={styles['link']} href="/floor">{floorTexts().edit.toFloor}</A>
                </div>
              }
            >
              {(table) => (
                <TablePanel
                  table={table()}
                  areas={areas()}
                  area={area()!}
                  floor={session.floor()}
                  onWrite={(changes) => void write(changes)}
                  onCopy={() => add(table())}
                  onRemove={() => removeOne(table())}
                  onClose={() => setSelected(null)}
                />
              )}
            </Show>
          </aside>
        </div>
        <Show when={asking()?.what === 'new-area' || asking()?.what === 'area'}>
          <AreaDialog
            name={asking()?.what === 'area' ? area()?.name ?? '' : ''}
            isNew={asking()?.what === 'new-area'}
            onSave={saveArea}
            onRemove={() => { const here = area(); if (here) removeAll(here); }}
            onClose={() => setAsking(null)}
          />
        </Show>
        <Show when={removing(asking())}>
          {(question) => (
            <Dialog
              alert
              title={`${floorTexts().edit.remove}: ${question().name}`}
              onClose={() => setAsking(null)}
              actions={
                <>
                  <Button onClick={() => setAsking(null)}>{shell().cancel}</Button>
                  <Button kind="danger" onClick={() => take(question().changes, question().undo, question().name)}>{floorTexts().edit.remove}</Button>
                </>
              }
            >
              <p>{question().text}</p>
            </Dialog>
          )}
        </Show>
      </div>
    </Show>
  );
}

const removing = (asking: Asking | null): Extract<Asking, { what: 'remove' }> | null => (asking?.what === 'remove' ? asking : null);
