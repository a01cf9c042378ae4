import { For, type JSX } from 'solid-js';
import { categoryColours } from '../../../shared/menu-import/palette.ts';
import { menuTexts } from '../../i18n/menu.ts';
import { Button } from '../../ui/button.tsx';
import styles from './menu-screen.module.css';

/** One of the colours that text stays readable on. `optional`: may be left to the category. */
export function ColourField(props: { readonly value: string; readonly optional: boolean; readonly onChoose: (colour: string) => void }): JSX.Element {
  return (
    <div class={styles['colours']} role="group" aria-label={menuTexts().colour}>
      {props.optional && <Button pressed={props.value === ''} onClick={() => props.onChoose('')}>{menuTexts().ownColour}</Button>}
      <For each={categoryColours}>
        {(colour) => (
          <button
            type="button" class={styles['swatch']} style={{ '--swatch': colour }} aria-label={`${menuTexts().colour} ${colour}`} aria-pressed={props.value === colour}
            onClick={() => props.onChoose(colour)}
          />
        )}
      </For>
    </div>
  );
}
