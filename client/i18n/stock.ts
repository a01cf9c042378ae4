import { dictionary } from './dictionary.ts';

/** What a branch is out of, and what is left of what was counted. */
export const stockTexts = dictionary({
  en: {
    title: 'What is out', listHint: 'Tap what has run out, or count its portions. Every till sees it at once.', gone: (name: string) => `${name} is not on the menu any more`,
    out: 'Out for now (86)', outHint: 'Every till of the branch sees it at once. Nobody is stopped from selling.', sizes: 'Sizes', portions: 'Portions left', count: 'Count now', counted: 'Start counting',
    countHint: 'Sales are taken off from now on. The count holds until the end of the business day.', stop: 'Stop counting', left: (count: string) => `${count} left`, notCounted: 'not counted',
    fault: 'Write a whole number from 0 to 9,999.', failed: 'Not saved. Try again.', off: 'Not on sale: a manager switched it off in the menu.',
  },
  ru: {
    title: 'Стоп-лист', listHint: 'Нажмите на то, что закончилось, или укажите остаток порций. Все кассы увидят это сразу.', gone: (name: string) => `${name}: этого больше нет в меню`,
    out: 'Закончилось (стоп-лист)', outHint: 'Все кассы филиала видят это сразу. Продать всё равно можно.', sizes: 'Размеры', portions: 'Осталось порций', count: 'Посчитано', counted: 'Начать счёт',
    countHint: 'С этой минуты продажи вычитаются. Счёт действует до конца рабочего дня.', stop: 'Не считать', left: (count: string) => `осталось ${count}`, notCounted: 'не считается',
    fault: 'Введите целое число от 0 до 9 999.', failed: 'Не сохранено. Попробуйте ещё раз.', off: 'Не продаётся: менеджер выключил это в меню.',
  },
  uz: {
    title: 'Stop-list', listHint: 'Tugagan taomni bosing yoki qolgan porsiyalarni kiriting. Barcha kassalar buni darhol ko‘radi.', gone: (name: string) => `${name}: endi menyuda yo‘q`,
    out: 'Hozircha tugagan (stop-list)', outHint: 'Filialning barcha kassalari buni darhol ko‘radi. Sotish baribir mumkin.', sizes: 'O‘lchamlar', portions: 'Qolgan porsiyalar', count: 'Sanaldi', counted: 'Sanashni boshlash',
    countHint: 'Shu daqiqadan sotilganlari ayirib boriladi. Hisob ish kuni oxirigacha amal qiladi.', stop: 'Sanamaslik', left: (count: string) => `${count} ta qoldi`, notCounted: 'sanalmayapti',
    fault: '0 dan 9 999 gacha butun son yozing.', failed: 'Saqlanmadi. Yana urinib ko‘ring.', off: 'Sotuvda emas: menejer uni menyuda o‘chirgan.',
  },
});
