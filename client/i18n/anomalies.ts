import { dictionary } from './dictionary.ts';
import { plural } from './plural.ts';

/** What went wrong with money and clocks, for the manager who settles it. */
export const anomalyTexts = dictionary({
  en: {
    refundedTooMuch: (number: string, money: string) => `${number}: ${money} more was given back than was paid.`,
    attemptUnresolved: (number: string, money: string) => `${number}: nobody knows whether the terminal charged ${money}. Look at its slip or statement.`,
    clockWrong: (number: string, hours: number) => `${number} was written by devices whose clocks are ${plural('en', hours, { one: '# hour', other: '# hours' })} apart. Set their clocks.`,
    notCharged: 'The guest was not charged', clockSet: 'The clocks are right now',
  },
  ru: {
    refundedTooMuch: (number: string, money: string) => `${number}: вернули на ${money} больше, чем было оплачено.`,
    attemptUnresolved: (number: string, money: string) => `${number}: неизвестно, списал ли терминал ${money}. Проверьте чек терминала или выписку.`,
    clockWrong: (number: string, hours: number) => `${number} записан устройствами, чьи часы расходятся на ${plural('ru', hours, { one: '# час', few: '# часа', many: '# часов' })}. Поправьте часы.`,
    notCharged: 'С гостя не списали', clockSet: 'Часы исправлены',
  },
  uz: {
    refundedTooMuch: (number: string, money: string) => `${number}: to‘langanidan ${money} ko‘p qaytarildi.`,
    attemptUnresolved: (number: string, money: string) => `${number}: terminal ${money} yechganmi, noma’lum. Terminal chekini yoki ko‘chirmani tekshiring.`,
    clockWrong: (number: string, hours: number) => `${number} soatlari ${plural('uz', hours, { other: '# soat' })} farq qiladigan qurilmalarda yozilgan. Soatlarni to‘g‘rilang.`,
    notCharged: 'Mehmondan pul yechilmagan', clockSet: 'Soatlar to‘g‘rilandi',
  },
});
