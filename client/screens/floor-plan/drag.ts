import { createSignal, type Accessor } from 'solid-js';
import { snapSpot, type PlacedTable, type TableSpot } from '../../../shared/domain/branch/floor.ts';
import type { TableId } from '../../../shared/kernel/ids.ts';

/** Less than this is a tap with a trembling hand, px. */
const tapPx = 6;
/** Arrow keys in a row are one gesture, written when they rest. */
const keysRestMs = 350;

export type DragDep = {
  readonly plan: () => HTMLElement | undefined;
  readonly planSize: Accessor<{ readonly width: number; readonly height: number }>;
  readonly onTap: (id: TableId) => void;
  /** The gesture is over; the spot is on the grid. Resolves when the board has it. */
  readonly onPlaced: (table: PlacedTable, spot: TableSpot) => Promise<unknown>;
};

export type Drag = {
  /** Where a table is seen while it is moved and until the board says so too. Reactive. */
  readonly override: Accessor<{ readonly id: TableId; readonly spot: TableSpot } | null>;
  readonly dragging: Accessor<boolean>;
  readonly start: (event: PointerEvent, table: PlacedTable, what: 'move' | 'resize') => void;
  /** Moves or resizes by grid units, from the keyboard. */
  readonly nudge: (table: PlacedTable, by: { readonly x: number; readonly y: number }, what: 'move' | 'resize') => void;
};

const changed = (spot: TableSpot, x: number, y: number, what: 'move' | 'resize'): TableSpot =>
  snapSpot(what === 'move' ? { ...spot, x: spot.x + x, y: spot.y + y } : { ...spot, width: spot.width + x, height: spot.height + y });

/** Moving and resizing tables with a finger, a mouse, a pen or the arrow keys. */
export function createDrag({ plan, planSize, onTap, onPlaced }: DragDep): Drag {
  const [override, setOverride] = createSignal<{ readonly id: TableId; readonly spot: TableSpot } | null>(null);
  const [dragging, setDragging] = createSignal(false);
  let resting: ReturnType<typeof setTimeout> | undefined;
  /** What the arrow keys have made and nobody has written yet. */
  let nudged: { readonly table: PlacedTable; readonly spot: TableSpot } | null = null;

  const place = async (table: PlacedTable, spot: TableSpot): Promise<void> => {
    const mine = { id: table.id, spot };
    setOverride(mine);
    await onPlaced(table, spot);
    if (override() === mine) setOverride(null);
  };

  const writeNudged = (): void => {
    clearTimeout(resting);
    const now = nudged;
    nudged = null;
    if (now !== null) void place(now.table, now.spot);
  };

  return {
    override, dragging,
    start: (event, table, what) => {
      if (event.button !== 0 || !event.isPrimary) return;
      writeNudged();
      const element = event.currentTarget as HTMLElement;
      const unitPx = (plan()?.getBoundingClientRect().width ?? 0) / planSize().width;
      if (unitPx <= 0) return;
      const from = { x: event.clientX, y: event.clientY };
      let spot = table.spot;
      let moved = false;
      element.setPointerCapture(event.pointerId);
      const move = (next: PointerEvent): void => {
        const by = { x: next.clientX - from.x, y: next.clientY - from.y };
        if (!moved && Math.hypot(by.x, by.y) < tapPx) return;
        moved = true;
        setDragging(true);
        spot = changed(table.spot, Math.round(by.x / unitPx), Math.round(by.y / unitPx), what);
        setOverride({ id: table.id, spot });
      };
      const end = (cancelled: boolean): void => {
        element.removeEventListener('pointermove', move);
        element.removeEventListener('pointerup', up);
        element.removeEventListener('pointercancel', cancel);
        setDragging(false);
        if (!moved) {
          if (!cancelled) onTap(table.id);
        } else if (cancelled) setOverride(null);
        else void place(table, spot);
      };
      const up = (): void => end(false);
      const cancel = (): void => end(true);
      element.addEventListener('pointermove', move);
      element.addEventListener('pointerup', up);
      element.addEventListener('pointercancel', cancel);
    },
    nudge: (table, by, what) => {
      if (nudged !== null && nudged.table.id !== table.id) writeNudged();
      clearTimeout(resting);
      const spot = changed(nudged?.spot ?? table.spot, by.x, by.y, what);
      nudged = { table: nudged?.table ?? table, spot };
      setOverride({ id: table.id, spot });
      resting = setTimeout(writeNudged, keysRestMs);
    },
  };
}
