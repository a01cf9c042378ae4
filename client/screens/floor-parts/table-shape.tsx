import type { JSX } from 'solid-js';
import type { TableSpot } from '../../../shared/domain/branch/floor.ts';
import type { TableMood } from '../../../shared/projections/floor-status.ts';
import styles from './table-shape.module.css';

export type ShapeTone = TableMood | 'plan' | 'overlap';

/** A turned table is drawn as large as its place has room for. */
const turned = ({ rotation, width, height }: TableSpot): string =>
  (rotation === 0 ? 'none' : `rotate(${rotation}deg) scale(${(Math.min(width, height) * Math.SQRT2) / (width + height)})`);

/** The outline of a table as it stands, turned; what is written on it stays upright. */
export function TableShapeBox(props: { readonly spot: TableSpot; readonly tone: ShapeTone }): JSX.Element {
  return (
    <span
      class={`${styles['shape']} ${styles[props.spot.shape]}`}
      data-tone={props.tone}
      style={{ transform: turned(props.spot) }}
    />
  );
}
