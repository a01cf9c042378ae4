import type { ApiFailure } from '../api/http.ts';
import type { PortError } from '../../workers/replica/port.ts';
import { dictionary } from './dictionary.ts';

const words = dictionary({
  en: {
    unreachable: 'The server does not answer. Check that it runs and that this device is on its network, then try again.',
    unreadable: 'Something answered that is not the Smart POS server. Check the address; if a proxy stands between, ask whoever set it up.',
    codes: {
      malformed: 'The server did not accept some of the fields. Correct what is marked.',
      'too-large': 'The file is too large. Split it, or leave out what is not sold.',
      'too-many-requests': 'Too many tries. Wait a minute, then try again.',
      'signed-out': 'Sign in with your login and password first.',
      invalid: 'The server did not accept some of the fields. Correct what is marked.',
      'not-a-table': 'This file cannot be read as a table. Save it as XLSX or as CSV and choose it again.',
      'wrong-login': 'The login or the password is wrong.',
      'login-locked': 'Too many wrong passwords. Wait some minutes, then try again.',
      'already-set-up': 'This server already has a restaurant. Pair this device with a code instead.',
      'code-unknown': 'There is no such code. Check the characters; a code works once only.',
      'code-expired': 'This code is too old. Ask a manager for a new one.',
      'no-such-device': 'This device is no longer in the list.',
      'already-revoked': 'This device was removed already.',
      'no-such-person': 'This person is no longer in the list.',
      left: 'This person has left already.',
      'admins-only': 'Only an admin may do this to an admin.',
      'last-admin': 'This is the last admin. Make somebody else an admin first.',
      'login-taken': 'Somebody else has this login. Choose another.',
      'account-without-role': 'Only admins and managers have a login and a password.',
    },
    port: {
      disk: 'The storage of this device refuses data. Free some space, then try again.',
      'unsent-data': 'This browser still holds sales of another device that were never sent. Export them on the sync page first.',
      'not-paired': 'This browser is not paired with a restaurant. Pair it with a code from a manager.',
      'unreadable-file': 'This is not a file of unsent data, or it is damaged. Choose the file that was exported.',
      failed: 'This did not work. Reload the page and try again.',
    },
  },
  ru: {
    unreachable: 'Сервер не отвечает. Проверьте, что он работает и устройство в его сети, и повторите.',
    unreadable: 'Ответил не сервер Smart POS. Проверьте адрес; если между ними прокси, спросите того, кто его настраивал.',
    codes: {
      malformed: 'Сервер не принял некоторые поля. Исправьте отмеченное.',
      'too-large': 'Файл слишком большой. Разделите его или уберите то, что не продаётся.',
      'too-many-requests': 'Слишком много попыток. Подождите минуту и повторите.',
      'signed-out': 'Сначала войдите по логину и паролю.',
      invalid: 'Сервер не принял некоторые поля. Исправьте отмеченное.',
      'not-a-table': 'Этот файл не читается как таблица. Сохраните его как XLSX или CSV и выберите снова.',
      'wrong-login': 'Неверный логин или пароль.',
      'login-locked': 'Слишком много неверных паролей. Подождите несколько минут и повторите.',
      'already-set-up': 'На этом сервере уже есть ресторан. Подключите устройство кодом.',
      'code-unknown': 'Такого кода нет. Проверьте знаки; код годится один раз.',
      'code-expired': 'Код устарел. Попросите у менеджера новый.',
      'no-such-device': 'Этого устройства больше нет в списке.',
      'already-revoked': 'Это устройство уже отключено.',
      'no-such-person': 'Этого человека больше нет в списке.',
      left: 'Этот человек уже уволен.',
      'admins-only': 'Это может сделать только администратор.',
      'last-admin': 'Это последний администратор. Сначала назначьте другого.',
      'login-taken': 'Такой логин уже занят. Выберите другой.',
      'account-without-role': 'Логин и пароль бывают только у администраторов и менеджеров.',
    },
    port: {
      disk: 'Память устройства не принимает данные. Освободите место и повторите.',
      'unsent-data': 'В этом браузере остались неотправленные продажи другого устройства. Сначала выгрузите их на странице обмена.',
      'not-paired': 'Этот браузер не подключён к ресторану. Подключите его кодом от менеджера.',
      'unreadable-file': 'Это не файл неотправленных данных, или он повреждён. Выберите выгруженный файл.',
      failed: 'Не получилось. Обновите страницу и повторите.',
    },
  },
  uz: {
    unreachable: 'Server javob bermayapti. U ishlayotganini va qurilma uning tarmog‘ida ekanini tekshirib, qayta urinib ko‘ring.',
    unreadable: 'Javob bergan Smart POS serveri emas. Manzilni tekshiring; o‘rtada proksi bo‘lsa, uni sozlagan odamdan so‘rang.',
    codes: {
      malformed: 'Server ba’zi maydonlarni qabul qilmadi. Belgilanganlarni tuzating.',
      'too-large': 'Fayl juda katta. Uni bo‘ling yoki sotilmaydiganlarni olib tashlang.',
      'too-many-requests': 'Urinishlar juda ko‘p. Bir daqiqa kutib, qayta urinib ko‘ring.',
      'signed-out': 'Avval login va parol bilan kiring.',
      invalid: 'Server ba’zi maydonlarni qabul qilmadi. Belgilanganlarni tuzating.',
      'not-a-table': 'Bu faylni jadval sifatida o‘qib bo‘lmaydi. XLSX yoki CSV qilib saqlab, qayta tanlang.',
      'wrong-login': 'Login yoki parol noto‘g‘ri.',
      'login-locked': 'Noto‘g‘ri parol ko‘p kiritildi. Bir necha daqiqa kutib, qayta urinib ko‘ring.',
      'already-set-up': 'Bu serverda restoran bor. Qurilmani kod bilan ulang.',
      'code-unknown': 'Bunday kod yo‘q. Belgilarni tekshiring; kod bir marta ishlaydi.',
      'code-expired': 'Kod eskirgan. Menejerdan yangisini so‘rang.',
      'no-such-device': 'Bu qurilma endi ro‘yxatda yo‘q.',
      'already-revoked': 'Bu qurilma allaqachon uzilgan.',
      'no-such-person': 'Bu odam endi ro‘yxatda yo‘q.',
      left: 'Bu odam allaqachon ketgan.',
      'admins-only': 'Buni faqat administrator qila oladi.',
      'last-admin': 'Bu oxirgi administrator. Avval boshqasini tayinlang.',
      'login-taken': 'Bu login band. Boshqasini tanlang.',
      'account-without-role': 'Login va parol faqat administrator va menejerlarda bo‘ladi.',
    },
    port: {
      disk: 'Qurilma xotirasi ma’lumot qabul qilmayapti. Joy bo‘shatib, qayta urinib ko‘ring.',
      'unsent-data': 'Bu brauzerda boshqa qurilmaning yuborilmagan savdolari bor. Avval ularni almashinuv sahifasida faylga oling.',
      'not-paired': 'Bu brauzer restoranga ulanmagan. Menejer bergan kod bilan ulang.',
      'unreadable-file': 'Bu yuborilmagan ma’lumotlar fayli emas yoki u buzilgan. Faylga olingan nusxani tanlang.',
      failed: 'Bajarib bo‘lmadi. Sahifani yangilab, qayta urinib ko‘ring.',
    },
  },
});

/** What a failed call means and what to do, in the page's language; the server's own words for a code that is new to us. */
export function failureText(failure: ApiFailure): string {
  if (failure.type !== 'refused') return words()[failure.type];
  const known: Readonly<Record<string, string>> = words().codes;
  return Object.hasOwn(known, failure.error) ? known[failure.error]! : failure.message;
}

/** What a request to the replica worker failed with, in words. */
export const portErrorText = (error: PortError): string => words().port[error.type];
