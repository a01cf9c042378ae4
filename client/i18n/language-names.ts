import type { Language } from '../../shared/domain/branch/branch.ts';

/** Each language in its own words. */
export const languageNames: Readonly<Record<Language, string>> = { en: 'English', ru: 'Русский', uz: 'O‘zbekcha' };
