import { dictionary } from './dictionary.ts';
import { plural } from './plural.ts';

/** What went wrong with money and clocks, for the manager who settles it. */
export const anomalyTexts = dictionary({
  en: {
    refundedTooMuch: (number: string, money: string) => `${number}: ${money} more was given back than was paid.`,
    attemptUnresolved: (number: string, money: string) => `${number}: nobody knows whether the terminal charged ${money}. Look at its slip or statement.`,
    clockWrong: (number: string, hours: number) => `${number} was written by devices whose clocks are ${plural('en', hours, { one: '# hour', other: '# hours' })} apart. Set their clocks.`,
    discountAboveCap: (number: string, name: string, given: string, most: string) => `${number}: ${name} took ${given} off; alone they may take ${most}. Nobody approved it.`, allowedAfterwards: 'Allowed afterwards',
    notCharged: 'The guest was not charged', clockSet: 'The clocks are right now',
    title: 'To settle', none: 'Nothing to settle', noneHint: 'Payments, refunds, tables, numbers and clocks of all devices agree.', collect: 'Collect what is owed', mergeInto: (number: string) => `Merge into ${number}`, toClock: 'See the clocks', askTerminal: 'Ask the terminal', wasPaid: 'The guest was charged', stillSilent: 'Still no answer.', managers: 'Managers settle these.',
  },
  ru: {
    refundedTooMuch: (number: string, money: string) => `${number}: вернули на ${money} больше, чем было оплачено.`,
    attemptUnresolved: (number: string, money: string) => `${number}: неизвестно, списал ли терминал ${money}. Проверьте чек терминала или выписку.`,
    clockWrong: (number: string, hours: number) => `${number} записан устройствами, чьи часы расходятся на ${plural('ru', hours, { one: '# час', few: '# часа', many: '# часов' })}. Поправьте часы.`,
    discountAboveCap: (number: string, name: string, given: string, most: string) => `${number}: ${name} — скидка ${given}; без разрешения можно до ${most}. Её никто не разрешал.`, allowedAfterwards: 'Разрешено задним числом',
    notCharged: 'С гостя не списали', clockSet: 'Часы исправлены',
    title: 'Требует решения', none: 'Всё решено', noneHint: 'Оплаты, возвраты, столы, номера и часы всех устройств сходятся.', collect: 'Получить долг', mergeInto: (number: string) => `Объединить в ${number}`, toClock: 'Посмотреть часы', askTerminal: 'Спросить терминал', wasPaid: 'С гостя списали', stillSilent: 'Ответа всё ещё нет.', managers: 'Это решают менеджеры.',
  },
  uz: {
    refundedTooMuch: (number: string, money: string) => `${number}: to‘langanidan ${money} ko‘p qaytarildi.`,
    attemptUnresolved: (number: string, money: string) => `${number}: terminal ${money} yechganmi, noma’lum. Terminal chekini yoki ko‘chirmani tekshiring.`,
    clockWrong: (number: string, hours: number) => `${number} soatlari ${plural('uz', hours, { other: '# soat' })} farq qiladigan qurilmalarda yozilgan. Soatlarni to‘g‘rilang.`,
    discountAboveCap: (number: string, name: string, given: string, most: string) => `${number}: ${name} ${given} chegirma bergan; ruxsatsiz ${most} gacha mumkin. Bunga hech kim ruxsat bermagan.`, allowedAfterwards: 'Keyin ruxsat berildi',
    notCharged: 'Mehmondan pul yechilmagan', clockSet: 'Soatlar to‘g‘rilandi',
    title: 'Hal qilish kerak', none: 'Hammasi hal qilingan', noneHint: 'Barcha qurilmalarning to‘lovlari, qaytarishlari, stollari, raqamlari va soatlari mos.', collect: 'Qarzni olish', mergeInto: (number: string) => `${number} ga birlashtirish`, toClock: 'Soatlarni ko‘rish', askTerminal: 'Terminaldan so‘rash', wasPaid: 'Mehmondan pul yechilgan', stillSilent: 'Hali ham javob yo‘q.', managers: 'Buni menejerlar hal qiladi.',
  },
});
