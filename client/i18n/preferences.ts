import { createSignal } from 'solid-js';
import { languages, type Language } from '../../shared/domain/branch/branch.ts';
import { language, speak } from './dictionary.ts';

export type Theme = 'auto' | 'light' | 'dark';
export const themes: readonly Theme[] = ['auto', 'light', 'dark'];

/** localStorage throws where storage is forbidden: a preference is then good until the next load. */
function read(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

function write(key: string, value: string): void {
  try {
    localStorage.setItem(key, value);
  } catch {
    // Kept in memory only; the person notices at the next load and loses nothing else.
  }
}

const [themeNow, setThemeNow] = createSignal<Theme>('auto');
/** Whether a person chose the language on this device; until then the branch's language counts. */
const [chosen, setChosen] = createSignal(false);

export const theme = themeNow;

export function chooseTheme(next: Theme): void {
  setThemeNow(next);
  write('theme', next);
  if (next === 'auto') delete document.documentElement.dataset['theme'];
  else document.documentElement.dataset['theme'] = next;
}

export function chooseLanguage(next: Language): void {
  setChosen(true);
  write('language', next);
  speak(next);
}

/** Takes the branch's language where nobody chose one on this device. */
export function suggestLanguage(next: Language): void {
  if (!chosen() && language() !== next) speak(next);
}

/** Called once before the first paint. */
export function loadPreferences(): void {
  const storedTheme = read('theme');
  chooseTheme(themes.find((known) => known === storedTheme) ?? 'auto');
  const stored = read('language');
  const known = languages.find((candidate) => candidate === stored);
  if (known) {
    setChosen(true);
    speak(known);
    return;
  }
  const browser = navigator.languages.map((tag) => tag.slice(0, 2));
  speak(languages.find((candidate) => browser.includes(candidate)) ?? 'en');
}
