import { dictionary } from './dictionary.ts';

/** Texts of the settings of this device. */
export const settingsTexts = dictionary({
  en: {
    language: 'Language', theme: 'Appearance', themes: { auto: 'Like the system', light: 'Light', dark: 'Dark' }, install: 'Install on this device', installHint: 'Opens like an app, in its own window and without a network.', installed: 'Runs as an installed app', installElsewhere: 'Use “Add to home screen” in the browser’s menu.',
    device: 'This device', lock: 'Lock', lockHint: 'The next person enters their PIN.', favourites: 'Favourites', favouritesHint: 'The first tab of every till.', favouriteCount: (count: number) => `${count} chosen`, chooseFavourites: 'Choose favourites',
    storage: 'Keep data safe', storageHint: 'Asks the browser never to delete what is stored here.', storageKept: 'The browser keeps the data of this device.', storageRefused: 'The browser did not agree. Install the app, then try again.', ask: 'Ask the browser', letter: (letter: string) => `Order numbers begin with ${letter}`, failed: 'That could not be saved. Try again.',
  },
  ru: {
    language: 'Язык', theme: 'Оформление', themes: { auto: 'Как в системе', light: 'Светлое', dark: 'Тёмное' }, install: 'Установить на устройство', installHint: 'Открывается как приложение, в своём окне и без сети.', installed: 'Работает как установленное приложение', installElsewhere: 'В меню браузера выберите «На главный экран».',
    device: 'Это устройство', lock: 'Заблокировать', lockHint: 'Следующий сотрудник введёт свой PIN.', favourites: 'Избранное', favouritesHint: 'Первая вкладка каждой кассы.', favouriteCount: (count: number) => `Выбрано: ${count}`, chooseFavourites: 'Выбрать избранное',
    storage: 'Сохранность данных', storageHint: 'Просит браузер никогда не удалять то, что здесь хранится.', storageKept: 'Браузер бережёт данные этого устройства.', storageRefused: 'Браузер не согласился. Установите приложение и повторите.', ask: 'Попросить браузер', letter: (letter: string) => `Номера заказов начинаются с ${letter}`, failed: 'Сохранить не удалось. Повторите.',
  },
  uz: {
    language: 'Til', theme: 'Ko‘rinish', themes: { auto: 'Tizimdagidek', light: 'Yorug‘', dark: 'Qorong‘i' }, install: 'Qurilmaga o‘rnatish', installHint: 'Ilova kabi o‘z oynasida va tarmoqsiz ochiladi.', installed: 'O‘rnatilgan ilova sifatida ishlayapti', installElsewhere: 'Brauzer menyusida “Bosh ekranga qo‘shish”ni tanlang.',
    device: 'Shu qurilma', lock: 'Qulflash', lockHint: 'Keyingi xodim o‘z PIN-kodini kiritadi.', favourites: 'Saralangan', favouritesHint: 'Har bir kassaning birinchi bo‘limi.', favouriteCount: (count: number) => `Tanlangan: ${count}`, chooseFavourites: 'Saralanganlarni tanlash',
    storage: 'Ma’lumotlarni asrash', storageHint: 'Brauzerdan bu yerdagi ma’lumotni hech qachon o‘chirmaslikni so‘raydi.', storageKept: 'Brauzer bu qurilma ma’lumotlarini saqlaydi.', storageRefused: 'Brauzer rozi bo‘lmadi. Ilovani o‘rnatib, qayta urinib ko‘ring.', ask: 'Brauzerdan so‘rash', letter: (letter: string) => `Buyurtma raqamlari ${letter} bilan boshlanadi`, failed: 'Saqlab bo‘lmadi. Qayta urinib ko‘ring.',
  },
});
