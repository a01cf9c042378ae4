import { For, type JSX } from 'solid-js';
import type { PlacedArea } from '../../../shared/domain/branch/floor.ts';
import { Button } from '../../ui/button.tsx';
import { areaName } from './areas.ts';
import styles from './area-tabs.module.css';

/** One button an area; a badge counts what wants attention there. */
export function AreaTabs(props: {
  readonly areas: readonly PlacedArea[];
  readonly current: string | null;
  readonly onChoose: (id: string) => void;
  readonly count?: (area: PlacedArea) => number;
}): JSX.Element {
  return (
    <div class={styles['tabs']} role="group">
      <For each={props.areas}>
        {(area) => (
          <Button class={styles['tab']} pressed={props.current === area.id} onClick={() => props.onChoose(area.id)}>
            {areaName(area)}
            {(props.count?.(area) ?? 0) > 0 ? <b class={styles['count']}>{props.count!(area)}</b> : null}
          </Button>
        )}
      </For>
    </div>
  );
}
