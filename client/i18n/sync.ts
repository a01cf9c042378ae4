import { dictionary, language } from './dictionary.ts';
import { formatQuantity } from './money.ts';
import { plural } from './plural.ts';

export const sync = dictionary({
  en: {
    title: 'Sync', tryNow: 'Try now', trying: 'Trying…',
    states: { unpaired: 'This device is not paired', connecting: 'Connecting to the server', online: 'Connected to the server', offline: 'The server is out of reach', rejected: 'The server does not accept this device' },
    since: (when: string) => `since ${when}`, offlineHint: 'Sales go on. Everything is kept here and sent by itself.',
    dataTitle: 'Data on this device', what: 'What', documents: 'Here', pending: 'Not sent', lastContact: 'Last exchange', never: 'never', allSent: 'Everything here is on the server.',
    unsent: (count: number) => plural('en', count, { one: '# document is not on the server yet.', other: '# documents are not on the server yet.' }),
    collections: { orders: 'Orders', records: 'Shifts, bookings, customers', roster: 'People and devices', boards: 'Menu, tables, settings', facts: 'Events' },
    refusedTitle: 'Not accepted by the server', refusedHint: 'These entries are kept here but count nowhere.', refusedIn: (what: string) => `Order ${what}`,
    storageTitle: 'Storage', used: (used: string, all: string) => `${used} of ${all} used`, usedOnly: (used: string) => `${used} used`, storageUnknown: 'This browser does not tell how much is used.',
    persistent: 'The browser has promised to keep the data.', notPersistent: 'The browser may delete the data when the disk gets full.', persistUnknown: 'This browser does not tell whether it keeps the data.', askPersist: 'Ask to keep it', persistRefused: 'The browser said no. Install the app or add it to the home screen, then ask again.',
    clockTitle: 'Clock', clockUnknown: 'Not compared with the server yet.', clockGood: 'The clock of this device agrees with the server.', clockBy: (seconds: string) => `Differs from the server by ${seconds}.`,
    clockAhead: (time: string) => `The clock of this device is ${time} ahead of the server. Set it right: times on orders and reports depend on it. You can go on selling.`,
    clockBehind: (time: string) => `The clock of this device is ${time} behind the server. Set it right: times on orders and reports depend on it. You can go on selling.`,
    seconds: (count: number) => plural('en', count, { one: '# second', other: '# seconds' }), minutes: (count: number) => plural('en', count, { one: '# minute', other: '# minutes' }), hours: (count: number) => plural('en', count, { one: '# hour', other: '# hours' }), days: (count: number) => plural('en', count, { one: '# day', other: '# days' }),
    fileTitle: 'Unsent data as a file', fileHint: 'If this device cannot reach the server any more, take its unsent data to another device of this branch and import it there. Nothing is counted twice.',
    export: 'Export', exported: (count: number) => `${plural('en', count, { one: '# document', other: '# documents' })} exported`, nothingToExport: 'There is nothing unsent to export.', import: 'Import a file', importing: 'Reading the file…',
    imported: (count: number) => `On the server now: ${plural('en', count, { one: '# document', other: '# documents' })} of the file.`, importedNone: 'This file holds nothing.', importOffline: 'Importing needs the server. Connect this device, then choose the file again.', notTaken: 'Not taken:',
    diskTitle: 'The storage of this device refuses data', disk: { quota: 'It is full. Free some space on the device; what is on the screen is not saved.', io: 'It does not answer. Restart the device; what is on the screen is not saved.' },
    unpairedHint: 'Pair it with a code from a manager.', pairAgain: 'Pair this device',
  },
  ru: {
    title: 'Обмен', tryNow: 'Попробовать сейчас', trying: 'Пробуем…',
    states: { unpaired: 'Устройство не подключено', connecting: 'Соединяемся с сервером', online: 'Связь с сервером есть', offline: 'Нет связи с сервером', rejected: 'Сервер не принимает это устройство' },
    since: (when: string) => `с ${when}`, offlineHint: 'Продажи идут. Всё хранится здесь и уйдёт само.',
    dataTitle: 'Данные на устройстве', what: 'Что', documents: 'Здесь', pending: 'Не ушло', lastContact: 'Последний обмен', never: 'не было', allSent: 'Всё, что здесь, есть на сервере.',
    unsent: (count: number) => plural('ru', count, { one: '# документа ещё нет на сервере.', few: '# документов ещё нет на сервере.', many: '# документов ещё нет на сервере.' }),
    collections: { orders: 'Заказы', records: 'Смены, брони, гости', roster: 'Сотрудники и устройства', boards: 'Меню, столы, настройки', facts: 'События' },
    refusedTitle: 'Сервер не принял', refusedHint: 'Эти записи хранятся здесь, но нигде не считаются.', refusedIn: (what: string) => `Заказ ${what}`,
    storageTitle: 'Память', used: (used: string, all: string) => `Занято ${used} из ${all}`, usedOnly: (used: string) => `Занято ${used}`, storageUnknown: 'Браузер не говорит, сколько занято.',
    persistent: 'Браузер обещал хранить данные.', notPersistent: 'Браузер может удалить данные, когда диск заполнится.', persistUnknown: 'Браузер не говорит, хранит ли он данные.', askPersist: 'Попросить хранить', persistRefused: 'Браузер отказал. Установите приложение или добавьте на главный экран и попросите снова.',
    clockTitle: 'Часы', clockUnknown: 'Ещё не сверялись с сервером.', clockGood: 'Часы устройства сходятся с сервером.', clockBy: (seconds: string) => `Расхождение с сервером: ${seconds}.`,
    clockAhead: (time: string) => `Часы устройства спешат на ${time}. Поправьте их: от них зависит время в заказах и отчётах. Продавать можно.`,
    clockBehind: (time: string) => `Часы устройства отстают на ${time}. Поправьте их: от них зависит время в заказах и отчётах. Продавать можно.`,
    seconds: (count: number) => plural('ru', count, { one: '# секунду', few: '# секунды', many: '# секунд' }), minutes: (count: number) => plural('ru', count, { one: '# минуту', few: '# минуты', many: '# минут' }), hours: (count: number) => plural('ru', count, { one: '# час', few: '# часа', many: '# часов' }), days: (count: number) => plural('ru', count, { one: '# день', few: '# дня', many: '# дней' }),
    fileTitle: 'Неотправленное — в файл', fileHint: 'Если устройство больше не может связаться с сервером, перенесите неотправленное на другое устройство филиала и загрузите там. Ничего не посчитается дважды.',
    export: 'Выгрузить', exported: (count: number) => `Выгружено: ${plural('ru', count, { one: '# документ', few: '# документа', many: '# документов' })}`, nothingToExport: 'Неотправленного нет.', import: 'Загрузить файл', importing: 'Читаем файл…',
    imported: (count: number) => `Из файла на сервер попало: ${plural('ru', count, { one: '# документ', few: '# документа', many: '# документов' })}.`, importedNone: 'Файл пуст.', importOffline: 'Для загрузки нужен сервер. Подключите устройство и выберите файл снова.', notTaken: 'Не принято:',
    diskTitle: 'Память устройства не принимает данные', disk: { quota: 'Она заполнена. Освободите место; то, что на экране, не сохранено.', io: 'Она не отвечает. Перезапустите устройство; то, что на экране, не сохранено.' },
    unpairedHint: 'Подключите его кодом от менеджера.', pairAgain: 'Подключить устройство',
  },
  uz: {
    title: 'Almashinuv', tryNow: 'Hozir urinish', trying: 'Urinilmoqda…',
    states: { unpaired: 'Qurilma ulanmagan', connecting: 'Serverga ulanmoqda', online: 'Server bilan aloqa bor', offline: 'Server bilan aloqa yo‘q', rejected: 'Server bu qurilmani qabul qilmayapti' },
    since: (when: string) => `${when} dan beri`, offlineHint: 'Savdo davom etadi. Hammasi shu yerda saqlanadi va o‘zi yuboriladi.',
    dataTitle: 'Qurilmadagi ma’lumotlar', what: 'Nima', documents: 'Shu yerda', pending: 'Ketmagan', lastContact: 'Oxirgi almashinuv', never: 'bo‘lmagan', allSent: 'Bu yerdagi hamma narsa serverda bor.',
    unsent: (count: number) => plural('uz', count, { other: '# ta hujjat hali serverda yo‘q.' }),
    collections: { orders: 'Buyurtmalar', records: 'Smenalar, bronlar, mehmonlar', roster: 'Xodimlar va qurilmalar', boards: 'Menyu, stollar, sozlamalar', facts: 'Hodisalar' },
    refusedTitle: 'Server qabul qilmadi', refusedHint: 'Bu yozuvlar shu yerda saqlanadi, lekin hisobga kirmaydi.', refusedIn: (what: string) => `${what} buyurtma`,
    storageTitle: 'Xotira', used: (used: string, all: string) => `${all} dan ${used} band`, usedOnly: (used: string) => `${used} band`, storageUnknown: 'Brauzer qancha band ekanini aytmaydi.',
    persistent: 'Brauzer ma’lumotlarni saqlashga va’da bergan.', notPersistent: 'Disk to‘lganda brauzer ma’lumotlarni o‘chirishi mumkin.', persistUnknown: 'Brauzer ma’lumotlarni saqlashini aytmaydi.', askPersist: 'Saqlashni so‘rash', persistRefused: 'Brauzer rad etdi. Ilovani o‘rnating yoki bosh ekranga qo‘shing va qayta so‘rang.',
    clockTitle: 'Soat', clockUnknown: 'Server bilan hali solishtirilmagan.', clockGood: 'Qurilma soati server bilan mos.', clockBy: (seconds: string) => `Serverdan farqi: ${seconds}.`,
    clockAhead: (time: string) => `Qurilma soati serverdan ${time} oldinda. Uni to‘g‘rilang: buyurtma va hisobotlardagi vaqt shunga bog‘liq. Sotishda davom etish mumkin.`,
    clockBehind: (time: string) => `Qurilma soati serverdan ${time} orqada. Uni to‘g‘rilang: buyurtma va hisobotlardagi vaqt shunga bog‘liq. Sotishda davom etish mumkin.`,
    seconds: (count: number) => plural('uz', count, { other: '# soniya' }), minutes: (count: number) => plural('uz', count, { other: '# daqiqa' }), hours: (count: number) => plural('uz', count, { other: '# soat' }), days: (count: number) => plural('uz', count, { other: '# kun' }),
    fileTitle: 'Yuborilmaganlar — faylga', fileHint: 'Qurilma serverga ulana olmasa, yuborilmaganlarni filialning boshqa qurilmasiga olib borib, o‘sha yerda yuklang. Hech narsa ikki marta hisoblanmaydi.',
    export: 'Faylga olish', exported: (count: number) => `${count} ta hujjat faylga olindi`, nothingToExport: 'Yuborilmagan narsa yo‘q.', import: 'Fayl yuklash', importing: 'Fayl o‘qilmoqda…',
    imported: (count: number) => `Fayldan ${count} ta hujjat serverga yetdi.`, importedNone: 'Fayl bo‘sh.', importOffline: 'Yuklash uchun server kerak. Qurilmani ulang va faylni qayta tanlang.', notTaken: 'Qabul qilinmadi:',
    diskTitle: 'Qurilma xotirasi ma’lumot qabul qilmayapti', disk: { quota: 'U to‘lgan. Joy bo‘shating; ekrandagi saqlanmagan.', io: 'U javob bermayapti. Qurilmani qayta yoqing; ekrandagi saqlanmagan.' },
    unpairedHint: 'Menejer bergan kod bilan ulang.', pairAgain: 'Qurilmani ulash',
  },
});

/** A length of time in its largest sensible unit: `3 minutes`, `2 days`. */
export function durationText(ms: number): string {
  const seconds = Math.round(Math.abs(ms) / 1_000);
  if (seconds < 90) return sync().seconds(seconds);
  const minutes = Math.round(seconds / 60);
  if (minutes < 90) return sync().minutes(minutes);
  const hours = Math.round(minutes / 60);
  return hours < 36 ? sync().hours(hours) : sync().days(Math.round(hours / 24));
}

const byteUnits = { en: ['kB', 'MB', 'GB'], ru: ['кБ', 'МБ', 'ГБ'], uz: ['kB', 'MB', 'GB'] } as const;

/** `12 MB`, `1.4 GB`, `1,4 ГБ`: decimal units, as device settings show them. */
export function bytesText(bytes: number): string {
  const [kilo, mega, giga] = byteUnits[language()];
  if (bytes < 1_000_000) return `${Math.ceil(bytes / 1_000)} ${kilo}`;
  if (bytes < 1_000_000_000) return `${Math.round(bytes / 1_000_000)} ${mega}`;
  return `${formatQuantity(Math.round(bytes / 100_000_000) * 100, language())} ${giga}`;
}
