import { For, type JSX } from 'solid-js';
import { languages } from '../../../shared/domain/branch/branch.ts';
import type { LocalName } from '../../../shared/domain/order/frozen.ts';
import { branchTexts } from '../../i18n/branch-settings.ts';
import { readName } from './field-values.ts';
import { SavedField } from './saved-field.tsx';
import styles from './settings-screen.module.css';

/** A name in the three languages, each a key of its own below `prefix`; one of them at least stays. */
export function NameFields(props: { readonly prefix: string; readonly name: LocalName }): JSX.Element {
  const others = (code: keyof LocalName): boolean => languages.some((other) => other !== code && props.name[other] !== '');
  return (
    <div class={styles['pair']}>
      <For each={languages}>
        {(code) => <SavedField label={branchTexts().names[code]} entry={`${props.prefix}:name_${code}`} value={props.name[code]} read={(text) => readName(others(code))(text)} />}
      </For>
    </div>
  );
}
