import { dictionary } from './dictionary.ts';

export const display = dictionary({
  en: {
    welcome: 'Welcome!', total: 'Total', paid: 'Paid', toPay: 'To pay', change: 'Change', thanks: 'Thank you!', come: 'Come again',
    choose: 'Which till does this display follow?', chooseHint: 'The choice stays on this device.', noTills: 'There is no till yet. Pair one first.', changeTill: 'Follow another till', follows: (name: string) => `Follows ${name}`,
  },
  ru: {
    welcome: 'Добро пожаловать!', total: 'Итого', paid: 'Оплачено', toPay: 'К оплате', change: 'Сдача', thanks: 'Спасибо!', come: 'Приходите ещё',
    choose: 'За какой кассой следит этот экран?', chooseHint: 'Выбор останется на этом устройстве.', noTills: 'Касс пока нет. Сначала подключите кассу.', changeTill: 'Следить за другой кассой', follows: (name: string) => `Касса: ${name}`,
  },
  uz: {
    welcome: 'Xush kelibsiz!', total: 'Jami', paid: 'To‘landi', toPay: 'To‘lash kerak', change: 'Qaytim', thanks: 'Rahmat!', come: 'Yana keling',
    choose: 'Bu ekran qaysi kassani kuzatadi?', chooseHint: 'Tanlov shu qurilmada saqlanadi.', noTills: 'Hali kassa yo‘q. Avval kassani ulang.', changeTill: 'Boshqa kassani kuzatish', follows: (name: string) => `Kassa: ${name}`,
  },
});
