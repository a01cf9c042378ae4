import { dictionary } from './dictionary.ts';

/** What happens at the table between the kitchen and the till. */
export const servingTexts = dictionary({
  en: { serve: (lines: number) => `Served (${lines})`, notServed: 'Not served after all', billAsked: 'Bill asked' },
  ru: { serve: (lines: number) => `Подано (${lines})`, notServed: 'Ещё не подано', billAsked: 'Просят счёт' },
  uz: { serve: (lines: number) => `Berildi (${lines})`, notServed: 'Hali berilmagan', billAsked: 'Hisob so‘raldi' },
});
