import { dictionary } from './dictionary.ts';
import { plural } from './plural.ts';

/** Texts of choosing a person and entering a PIN. */
export const signInTexts = dictionary({
  en: {
    who: 'Who are you?', pin: 'Enter your PIN', back: 'Somebody else', noStaff: 'Nobody works here yet', noStaffHint: 'A manager adds people at headquarters. They appear here as soon as the server is reached.',
    wrong: (left: number) => plural('en', left, { one: 'Wrong PIN. # try left.', other: 'Wrong PIN. # tries left.' }),
    locked: (wait: string) => `Too many wrong PINs. Try again in ${wait}, or let somebody else sign in.`,
    seconds: (count: number) => plural('en', count, { one: '# second', other: '# seconds' }),
    minutes: (count: number) => plural('en', count, { one: '# minute', other: '# minutes' }),
    hours: (count: number) => plural('en', count, { one: '# hour', other: '# hours' }),
    unknown: 'This device does not know your PIN yet. Connect it to the server once, then try again.', failed: 'The PIN could not be checked. Try again.', digits: (count: number) => plural('en', count, { one: '# digit entered', other: '# digits entered' }), enter: 'Sign in',
  },
  ru: {
    who: 'Кто вы?', pin: 'Введите PIN', back: 'Другой сотрудник', noStaff: 'Сотрудников пока нет', noStaffHint: 'Их добавляет менеджер. Они появятся здесь, как только будет связь с сервером.',
    wrong: (left: number) => plural('ru', left, { one: 'Неверный PIN. Осталась # попытка.', few: 'Неверный PIN. Осталось # попытки.', many: 'Неверный PIN. Осталось # попыток.' }),
    locked: (wait: string) => `Слишком много ошибок. Повторите через ${wait}, или пусть войдёт другой сотрудник.`,
    seconds: (count: number) => plural('ru', count, { one: '# секунду', few: '# секунды', many: '# секунд' }),
    minutes: (count: number) => plural('ru', count, { one: '# минуту', few: '# минуты', many: '# минут' }),
    hours: (count: number) => plural('ru', count, { one: '# час', few: '# часа', many: '# часов' }),
    unknown: 'Устройство ещё не знает ваш PIN. Подключите его один раз к серверу и повторите.', failed: 'Не удалось проверить PIN. Повторите.', digits: (count: number) => plural('ru', count, { one: 'Введена # цифра', few: 'Введено # цифры', many: 'Введено # цифр' }), enter: 'Войти',
  },
  uz: {
    who: 'Siz kimsiz?', pin: 'PIN-kodni kiriting', back: 'Boshqa xodim', noStaff: 'Hali xodimlar yo‘q', noStaffHint: 'Ularni menejer qo‘shadi. Server bilan aloqa bo‘lishi bilan shu yerda ko‘rinadi.',
    wrong: (left: number) => plural('uz', left, { other: 'PIN noto‘g‘ri. # ta urinish qoldi.' }),
    locked: (wait: string) => `Juda ko‘p xato. ${wait}dan keyin qayta urinib ko‘ring yoki boshqa xodim kirsin.`,
    seconds: (count: number) => plural('uz', count, { other: '# soniya' }),
    minutes: (count: number) => plural('uz', count, { other: '# daqiqa' }),
    hours: (count: number) => plural('uz', count, { other: '# soat' }),
    unknown: 'Qurilma PIN-kodingizni hali bilmaydi. Uni serverga bir marta ulang va qayta urinib ko‘ring.', failed: 'PIN-kodni tekshirib bo‘lmadi. Qayta urinib ko‘ring.', digits: (count: number) => plural('uz', count, { other: '# ta raqam kiritildi' }), enter: 'Kirish',
  },
});

/** Why nobody can sign in now, and for how long: seconds at first, whole minutes and hours rounded up after that. */
export function lockedText(leftMs: number): string {
  const seconds = Math.ceil(leftMs / 1_000);
  const minutes = Math.ceil(seconds / 60);
  const texts = signInTexts();
  return texts.locked(seconds < 60 ? texts.seconds(seconds) : minutes < 60 ? texts.minutes(minutes) : texts.hours(Math.ceil(minutes / 60)));
}
