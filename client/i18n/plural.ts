import type { Language } from '../../shared/domain/branch/branch.ts';

/** The forms each language has for whole numbers. Uzbek nouns after a number stay in the singular. */
type Forms = {
  readonly en: { readonly one: string; readonly other: string };
  readonly ru: { readonly one: string; readonly few: string; readonly many: string };
  readonly uz: { readonly other: string };
};

type Category = 'one' | 'few' | 'many' | 'other';

const rulesByLanguage = new Map<Language, Intl.PluralRules>();

/** Browsers without data for a language answer `other` for every number, which is what Uzbek needs. */
function categoryOf(language: Language, count: number): Category {
  if (language === 'uz') return 'other';
  let rules = rulesByLanguage.get(language);
  if (!rules) {
    rules = new Intl.PluralRules(language);
    rulesByLanguage.set(language, rules);
  }
  return rules.select(count) as Category;
}

/** The form for `count`, with `#` replaced by it: `plural('ru', 3, { one: '# чек', few: '# чека', many: '# чеков' })`. */
export function plural<L extends Language>(language: L, count: number, forms: Forms[L]): string {
  const byCategory: Readonly<Partial<Record<Category, string>>> = forms;
  const form = byCategory[categoryOf(language, Math.abs(count))] ?? byCategory.other ?? byCategory.many ?? '';
  return form.replace('#', String(count));
}
