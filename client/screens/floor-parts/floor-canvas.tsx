import { createMemo, For, Show, type JSX } from 'solid-js';
import type { PlacedTable } from '../../../shared/domain/branch/floor.ts';
import styles from './floor-canvas.module.css';

export type FloorCanvasProps = {
  readonly tables: readonly PlacedTable[];
  /** Size of the plan, grid units. */
  readonly size: { readonly width: number; readonly height: number };
  /** What a table shows; it fills the table's place. */
  readonly children: (table: () => PlacedTable) => JSX.Element;
  readonly grid?: boolean;
  readonly onPlan?: (element: HTMLDivElement) => void;
  readonly onBackground?: () => void;
};

/** One area drawn to scale: as large as its place allows, and scrolled where tables would get too small to hit. */
export function FloorCanvas(props: FloorCanvasProps): JSX.Element {
  const byId = createMemo(() => new Map(props.tables.map((table) => [table.id, table])));
  // Ids are compared by value: a table keeps its element while it is moved, and focus with it.
  const ids = createMemo(() => props.tables.map(({ id }) => id));
  return (
    <div class={styles['view']}>
      <div
        class={styles['plan']}
        classList={{ [styles['grid'] ?? '']: props.grid }}
        style={{ '--plan-width': props.size.width, '--plan-height': props.size.height }}
        ref={(element) => props.onPlan?.(element)}
        onPointerDown={(event) => { if (event.target === event.currentTarget) props.onBackground?.(); }}
      >
        <For each={ids()}>
          {(id) => (
            <Show when={byId().get(id)}>
              {(table) => (
                <div
                  class={styles['place']}
                  style={{ '--x': table().spot.x, '--y': table().spot.y, '--w': table().spot.width, '--h': table().spot.height }}
                >
                  {props.children(table)}
                </div>
              )}
            </Show>
          )}
        </For>
      </div>
    </div>
  );
}
