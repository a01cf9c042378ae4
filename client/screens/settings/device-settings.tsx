import { createResource, createSignal, For, Show, type JSX } from 'solid-js';
import { languages } from '../../../shared/domain/branch/branch.ts';
import { canInstall, install, runsInstalled } from '../../app/install.ts';
import { language } from '../../i18n/dictionary.ts';
import { languageNames } from '../../i18n/language-names.ts';
import { chooseLanguage, chooseTheme, theme, themes } from '../../i18n/preferences.ts';
import { settingsTexts } from '../../i18n/settings.ts';
import { useSession } from '../../session/session.ts';
import { Button } from '../../ui/button.tsx';
import { List, Row } from '../../ui/list.tsx';
import { FavouritesDialog } from './favourites-dialog.tsx';
import styles from './settings-screen.module.css';

/** What belongs to this device, and the favourites of all tills. */
export function DeviceSettings(): JSX.Element {
  const session = useSession();
  const [choosing, setChoosing] = createSignal(false);
  const [refused, setRefused] = createSignal(false);
  const [persisted, { mutate }] = createResource(async () => (navigator.storage?.persisted ? await navigator.storage.persisted() : false));
  const manages = (): boolean => session.person()?.role === 'manager' || session.person()?.role === 'admin';
  const persist = async (): Promise<void> => {
    const granted = navigator.storage?.persist ? await navigator.storage.persist() : false;
    mutate(granted);
    setRefused(!granted);
  };
  const installHint = (): string => {
    if (runsInstalled()) return settingsTexts().installed;
    return canInstall() ? settingsTexts().installHint : settingsTexts().installElsewhere;
  };
  const storageHint = (): string => {
    if (persisted()) return settingsTexts().storageKept;
    return refused() ? settingsTexts().storageRefused : settingsTexts().storageHint;
  };
  return (
    <>
      <section class={styles['section']}>
        <h2>{settingsTexts().language}</h2>
        <div class={styles['choices']}>
          <For each={languages}>{(code) => <Button pressed={language() === code} onClick={() => chooseLanguage(code)}>{languageNames[code]}</Button>}</For>
        </div>
      </section>
      <section class={styles['section']}>
        <h2>{settingsTexts().theme}</h2>
        <div class={styles['choices']}>
          <For each={themes}>{(candidate) => <Button pressed={theme() === candidate} onClick={() => chooseTheme(candidate)}>{settingsTexts().themes[candidate]}</Button>}</For>
        </div>
      </section>
      <List>
        <Row title={session.self()?.name ?? ''} detail={`${settingsTexts().device} · ${settingsTexts().letter(session.self()?.letter ?? '')}`} />
        <Show when={session.person()}>
          {(person) => <Row title={person().name} detail={settingsTexts().lockHint} end={<Button onClick={() => session.leave()}>{settingsTexts().lock}</Button>} />}
        </Show>
        <Row title={settingsTexts().install} detail={installHint()} end={<Show when={canInstall()}><Button kind="accent" onClick={() => void install()}>{settingsTexts().install}</Button></Show>} />
        <Row title={settingsTexts().storage} detail={storageHint()} end={<Show when={!persisted()}><Button onClick={() => void persist()}>{settingsTexts().ask}</Button></Show>} />
        <Show when={manages()}>
          <Row
            title={settingsTexts().favourites}
            detail={`${settingsTexts().favouritesHint} ${settingsTexts().favouriteCount(session.catalogue().items.filter((item) => item.favourite).length)}`}
            end={<Button onClick={() => setChoosing(true)}>{settingsTexts().chooseFavourites}</Button>}
          />
        </Show>
      </List>
      <Show when={choosing()}><FavouritesDialog onClose={() => setChoosing(false)} /></Show>
    </>
  );
}
