import { dictionary, language } from './dictionary.ts';
import { plural } from './plural.ts';

export const kitchen = dictionary({
  en: {
    title: 'Kitchen',
    allStations: 'All stations', chooseStations: 'Stations of this screen', chooseHint: 'Choose what is cooked here. The choice stays on this device.',
    table: (name: string) => `Table ${name}`,
    types: { 'dine-in': 'Dine-in', takeaway: 'Takeaway', delivery: 'Delivery' },
    done: 'Done', bumpTicket: (number: string) => `Finish ticket ${number}`, bumpLine: (name: string) => `Finish ${name}`,
    isNew: 'new', struck: 'cancelled', noteChanged: 'note changed', late: 'late',
    finished: (what: string) => `${what} is done`, undo: 'Undo',
    recall: 'Recall', recallTitle: 'Finished tickets', recallHint: 'Choose a ticket to bring its last bump back.', recallEmpty: 'Nothing was finished yet', bringBack: 'Bring back',
    finishedAt: (time: string) => `done at ${time}`,
    soundOff: 'Sound on', soundOn: 'Sound is on', soundHint: 'Tap to hear new tickets',
    allDay: 'To cook in all', allDayEmpty: 'Nothing to cook', back: 'Leave the kitchen',
    empty: 'Nothing to cook', emptyHint: 'New tickets appear here by themselves.',
    waiting: (count: number) => plural('en', count, { one: '# ticket', other: '# tickets' }),
    stale: (time: string, minutes: number) => `The server is out of reach. You see the orders as of ${time}, ${plural('en', minutes, { one: '# minute', other: '# minutes' })} old. What you finish is kept here.`,
    never: 'The server has not been reached yet. Orders appear once it is.',
    failed: 'This could not be recorded. Try again.',
    stations: { kitchen: 'Kitchen', hot: 'Hot', cold: 'Cold', bar: 'Bar', grill: 'Grill', bakery: 'Bakery', pizza: 'Pizza', dessert: 'Desserts' },
  },
  ru: {
    title: 'Кухня',
    allStations: 'Все цеха', chooseStations: 'Цеха этого экрана', chooseHint: 'Выберите, что готовят здесь. Выбор останется на этом устройстве.',
    table: (name: string) => `Стол ${name}`,
    types: { 'dine-in': 'В зале', takeaway: 'С собой', delivery: 'Доставка' },
    done: 'Готово', bumpTicket: (number: string) => `Завершить заказ ${number}`, bumpLine: (name: string) => `Готово: ${name}`,
    isNew: 'новое', struck: 'отменено', noteChanged: 'заметка изменена', late: 'опаздывает',
    finished: (what: string) => `${what}: готово`, undo: 'Вернуть',
    recall: 'Вернуть', recallTitle: 'Готовые заказы', recallHint: 'Выберите заказ, чтобы вернуть последнее отмеченное.', recallEmpty: 'Ещё ничего не готово', bringBack: 'Вернуть',
    finishedAt: (time: string) => `готово в ${time}`,
    soundOff: 'Включить звук', soundOn: 'Звук включён', soundHint: 'Нажмите, чтобы слышать новые заказы',
    allDay: 'Всего приготовить', allDayEmpty: 'Готовить нечего', back: 'Выйти из кухни',
    empty: 'Готовить нечего', emptyHint: 'Новые заказы появятся здесь сами.',
    waiting: (count: number) => plural('ru', count, { one: '# заказ', few: '# заказа', many: '# заказов' }),
    stale: (time: string, minutes: number) => `Нет связи с сервером. Заказы показаны на ${time}, прошло ${plural('ru', minutes, { one: '# минута', few: '# минуты', many: '# минут' })}. Отмеченное хранится здесь.`,
    never: 'С сервером ещё не было связи. Заказы появятся, когда она будет.',
    failed: 'Записать не удалось. Попробуйте ещё раз.',
    stations: { kitchen: 'Кухня', hot: 'Горячий', cold: 'Холодный', bar: 'Бар', grill: 'Гриль', bakery: 'Выпечка', pizza: 'Пицца', dessert: 'Десерты' },
  },
  uz: {
    title: 'Oshxona',
    allStations: 'Barcha sexlar', chooseStations: 'Shu ekrandagi sexlar', chooseHint: 'Bu yerda nima pishirilishini tanlang. Tanlov shu qurilmada saqlanadi.',
    table: (name: string) => `${name}-stol`,
    types: { 'dine-in': 'Zalda', takeaway: 'Olib ketish', delivery: 'Yetkazish' },
    done: 'Tayyor', bumpTicket: (number: string) => `${number} buyurtma tayyor`, bumpLine: (name: string) => `Tayyor: ${name}`,
    isNew: 'yangi', struck: 'bekor qilindi', noteChanged: 'izoh o‘zgardi', late: 'kechikdi',
    finished: (what: string) => `${what}: tayyor`, undo: 'Qaytarish',
    recall: 'Qaytarish', recallTitle: 'Tayyor buyurtmalar', recallHint: 'Oxirgi belgini qaytarish uchun buyurtmani tanlang.', recallEmpty: 'Hali hech narsa tayyor emas', bringBack: 'Qaytarish',
    finishedAt: (time: string) => `${time} da tayyor`,
    soundOff: 'Ovozni yoqish', soundOn: 'Ovoz yoqilgan', soundHint: 'Yangi buyurtmalarni eshitish uchun bosing',
    allDay: 'Jami pishirish kerak', allDayEmpty: 'Pishiradigan narsa yo‘q', back: 'Oshxonadan chiqish',
    empty: 'Pishiradigan narsa yo‘q', emptyHint: 'Yangi buyurtmalar bu yerda o‘zi paydo bo‘ladi.',
    waiting: (count: number) => plural('uz', count, { other: '# ta buyurtma' }),
    stale: (time: string, minutes: number) => `Server bilan aloqa yo‘q. Buyurtmalar ${time} holatiga ko‘ra, ${minutes} daqiqa o‘tdi. Belgilaganlaringiz shu yerda saqlanadi.`,
    never: 'Server bilan hali aloqa bo‘lmadi. Aloqa bo‘lgach buyurtmalar paydo bo‘ladi.',
    failed: 'Yozib bo‘lmadi. Qayta urinib ko‘ring.',
    stations: { kitchen: 'Oshxona', hot: 'Issiq', cold: 'Sovuq', bar: 'Bar', grill: 'Gril', bakery: 'Pishiriq', pizza: 'Pitsa', dessert: 'Desertlar' },
  },
});

/** A station as people call it: the usual ones translated, any other as the branch wrote it. */
export function stationName(station: string): string {
  const known: Readonly<Record<string, string>> = kitchen().stations;
  return Object.hasOwn(known, station) ? known[station]! : station.charAt(0).toLocaleUpperCase(language()) + station.slice(1);
}
