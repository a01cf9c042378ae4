import { For, type JSX } from 'solid-js';
import { kitchen, stationName } from '../../i18n/kitchen.ts';
import { shell } from '../../i18n/shell.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import type { StationChoice } from './station-choice.ts';
import styles from './kitchen-screen.module.css';

/** One, several or all stations. */
export function StationChooser(props: { readonly stations: readonly string[]; readonly choice: StationChoice; readonly onClose: () => void }): JSX.Element {
  const toggle = (station: string): void => {
    const chosen = props.choice.chosen() ?? [];
    props.choice.choose(chosen.includes(station) ? chosen.filter((each) => each !== station) : [...chosen, station]);
  };
  return (
    <Dialog
      title={kitchen().chooseStations}
      shape="sheet"
      onClose={() => props.onClose()}
      actions={<Button kind="accent" size="large" onClick={() => props.onClose()}>{shell().done}</Button>}
    >
      <p class={styles['hint']}>{kitchen().chooseHint}</p>
      <div class={styles['choices']}>
        <Button size="large" pressed={props.choice.chosen() === null} onClick={() => props.choice.choose(null)}>{kitchen().allStations}</Button>
        <For each={props.stations}>
          {(station) => (
            <Button size="large" pressed={props.choice.chosen()?.includes(station) ?? false} onClick={() => toggle(station)}>{stationName(station)}</Button>
          )}
        </For>
      </div>
    </Dialog>
  );
}
