import { Show, type JSX } from 'solid-js';
import type { PlacedTable } from '../../../shared/domain/branch/floor.ts';
import { floorTexts } from '../../i18n/floor.ts';
import { TableShapeBox } from '../floor-parts/table-shape.tsx';
import styles from './plan-table.module.css';

export type PlanTableProps = {
  readonly table: PlacedTable;
  readonly selected: boolean;
  readonly overlapping: boolean;
  readonly onStart: (event: PointerEvent, what: 'move' | 'resize') => void;
  readonly onNudge: (by: { readonly x: number; readonly y: number }, what: 'move' | 'resize') => void;
  readonly onSelect: () => void;
  readonly onRemove: () => void;
};

const arrows: Readonly<Record<string, { readonly x: number; readonly y: number }>> = {
  ArrowLeft: { x: -1, y: 0 }, ArrowRight: { x: 1, y: 0 }, ArrowUp: { x: 0, y: -1 }, ArrowDown: { x: 0, y: 1 },
};

/** One table of the plan being drawn: dragged, resized by its corner, moved by arrow keys. */
export function PlanTable(props: PlanTableProps): JSX.Element {
  const onKeyDown = (event: KeyboardEvent): void => {
    const by = arrows[event.key];
    if (by) props.onNudge(by, event.shiftKey ? 'resize' : 'move');
    else if (event.key === 'Delete' || event.key === 'Backspace') props.onRemove();
    else if (event.key === 'Enter' || event.key === ' ') props.onSelect();
    else return;
    event.preventDefault();
  };
  return (
    <>
      <button
        type="button"
        class={styles['table']}
        classList={{ [styles['selected'] ?? '']: props.selected }}
        data-plan-table={props.table.name}
        aria-label={`${props.table.name}, ${floorTexts().seats(props.table.seats)}`}
        aria-pressed={props.selected}
        onPointerDown={(event) => props.onStart(event, 'move')}
        onKeyDown={onKeyDown}
      >
        <TableShapeBox spot={props.table.spot} tone={props.overlapping ? 'overlap' : 'plan'} />
        <span class={styles['words']}><b>{props.table.name}</b><small>{props.table.seats}</small></span>
      </button>
      <Show when={props.selected}>
        <span class={styles['handle']} title={floorTexts().edit.resize} onPointerDown={(event) => props.onStart(event, 'resize')} />
      </Show>
    </>
  );
}
