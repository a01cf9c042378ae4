import { createSignal } from 'solid-js';
import type { Language } from '../../shared/domain/branch/branch.ts';

/** A text, or a function that makes one from values; grouped as deep as a screen likes. */
export type Texts = { readonly [key: string]: string | ((...values: never[]) => string) | Texts };

/** The shape that the other languages must have: same keys, same parameters. */
export type SameTexts<T> = {
  readonly [Key in keyof T]: T[Key] extends string
    ? string
    : T[Key] extends (...values: infer Values) => string
      ? (...values: Values) => string
      : SameTexts<T[Key]>;
};

const [current, setCurrent] = createSignal<Language>('en');

/** The language this page speaks now; reactive. */
export const language = current;

/** Switches every text of the page at once. Storing the choice is `preferences.ts`'s part. */
export function speak(next: Language): void {
  setCurrent(next);
  if (typeof document !== 'undefined') document.documentElement.lang = next;
}

/**
 * The texts of one screen in all languages. English is the contract: a key that is missing or too
 * many in another language does not compile. Answers an accessor, read as `till().send`. All three
 * ship together, so that a language switch works with the network gone.
 */
export function dictionary<const T extends Texts>(texts: {
  readonly en: T;
  readonly ru: NoInfer<SameTexts<T>>;
  readonly uz: NoInfer<SameTexts<T>>;
}): () => SameTexts<T> {
  // TypeScript cannot see that `T` fits its own widened shape.
  const byLanguage = texts as unknown as Readonly<Record<Language, SameTexts<T>>>;
  const inCurrent = (): SameTexts<T> => byLanguage[current()];
  return inCurrent;
}

/** A name of the catalogue in the page's language; English, then any, where a translation is missing. */
export const nameIn = (name: { readonly en: string; readonly ru: string; readonly uz: string }): string =>
  name[current()] || name.en || name.ru || name.uz;
