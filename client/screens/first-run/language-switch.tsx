import { For, type JSX } from 'solid-js';
import { languages } from '../../../shared/domain/branch/branch.ts';
import { language } from '../../i18n/dictionary.ts';
import { firstRun } from '../../i18n/first-run.ts';
import { languageNames } from '../../i18n/language-names.ts';
import { chooseLanguage } from '../../i18n/preferences.ts';
import { Button } from '../../ui/button.tsx';
import styles from './first-run.module.css';

/** The name of the product and the languages it speaks: the head of every page before sign-in. */
export function LanguageSwitch(): JSX.Element {
  return (
    <header class={styles['top']}>
      <span class={styles['brand']}><img src="/icon.svg" alt="" width="36" height="36" />Smart POS</span>
      <div class={styles['languages']} role="group" aria-label={firstRun().languageLabel}>
        <For each={languages}>
          {(each) => <Button pressed={language() === each} lang={each} onClick={() => chooseLanguage(each)}>{languageNames[each]}</Button>}
        </For>
      </div>
    </header>
  );
}
