import Copy from 'lucide-solid/icons/copy';
import RotateCw from 'lucide-solid/icons/rotate-cw';
import Trash from 'lucide-solid/icons/trash';
import X from 'lucide-solid/icons/x';
import { createEffect, createSignal, For, on, Show, type JSX } from 'solid-js';
import { mostSeats, tableShapes, tableSizes, type Floor, type PlacedArea, type PlacedTable, type TableSpot } from '../../../shared/domain/branch/floor.ts';
import { floorTexts } from '../../i18n/floor.ts';
import { shell } from '../../i18n/shell.ts';
import { Button } from '../../ui/button.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { Stepper } from '../../ui/stepper.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { areaName } from '../floor-parts/areas.ts';
import { moveToArea, placeTable, renameTable, seatTable, type FloorChanges } from './floor-edits.ts';
import styles from './table-panel.module.css';

export type TablePanelProps = {
  readonly table: PlacedTable;
  readonly area: PlacedArea;
  readonly areas: readonly PlacedArea[];
  readonly floor: Floor;
  readonly onWrite: (changes: FloorChanges) => void;
  readonly onCopy: () => void;
  readonly onRemove: () => void;
  readonly onClose: () => void;
};

/** What can be said of one table; each change is written when it is made. */
export function TablePanel(props: TablePanelProps): JSX.Element {
  const [name, setName] = createSignal('');
  // Another table, or the same under a name that another manager gave it.
  createEffect(on(() => [props.table.id, props.table.name], () => setName(props.table.name)));
  const saveName = (): void => {
    const next = name().trim();
    if (next !== '' && next !== props.table.name) props.onWrite(renameTable(props.table, next));
  };
  const place = (change: Partial<TableSpot>): void => props.onWrite(placeTable(props.floor, props.area, props.table, { ...props.table.spot, ...change }));
  const turn = (): void => {
    const { rotation, width, height } = props.table.spot;
    if (rotation === 0) place({ rotation: 45 });
    else place({ rotation: 0, width: height, height: width });
  };
  const words = () => floorTexts().edit;
  const steps = () => ({ less: words().narrower, more: words().wider, least: tableSizes.least, most: tableSizes.most });
  return (
    <section class={styles['panel']} aria-label={props.table.name}>
      <header class={styles['head']}>
        <h2>{props.table.name}</h2>
        <Button kind="quiet" size="square" aria-label={shell().close} onClick={() => props.onClose()}><X size={24} /></Button>
      </header>
      <TextField
        label={words().tableName} value={name()} onText={setName} maxLength={20} autocomplete="off"
        error={name().trim() === '' ? words().nameMissing : undefined}
        onBlur={saveName}
        onKeyDown={(event) => { if (event.key === 'Enter') saveName(); }}
      />
      <Stepper label={words().seats} value={props.table.seats} least={1} most={mostSeats} less={floorTexts().fewer} more={floorTexts().more} onValue={(seats) => props.onWrite(seatTable(props.floor, props.area, props.table, seats))} />
      <div class={styles['shapes']} role="group" aria-label={words().shape}>
        <For each={tableShapes}>
          {(shape) => <Button pressed={props.table.spot.shape === shape} onClick={() => place({ shape })}>{words().shapes[shape]}</Button>}
        </For>
      </div>
      <Stepper label={words().wide} value={props.table.spot.width} {...steps()} onValue={(width) => place({ width })} />
      <Stepper label={words().high} value={props.table.spot.height} {...steps()} onValue={(height) => place({ height })} />
      <Show when={props.areas.length > 1}>
        <SelectField
          label={words().area} value={props.area.id}
          options={props.areas.map((area) => ({ value: area.id, label: areaName(area) }))}
          onChoose={(id) => {
            const area = props.areas.find((other) => other.id === id);
            if (area && area.id !== props.area.id) props.onWrite(moveToArea(props.floor, props.table, area));
          }}
        />
      </Show>
      <div class={styles['tools']}>
        <Button onClick={turn}><RotateCw size={20} />{words().turn}</Button>
        <Button onClick={() => props.onCopy()}><Copy size={20} />{words().copy}</Button>
        <Button kind="danger" onClick={() => props.onRemove()}><Trash size={20} />{words().remove}</Button>
      </div>
    </section>
  );
}
