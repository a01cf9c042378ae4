import { dictionary } from './dictionary.ts';
import { plural } from './plural.ts';

/** Texts of the till and the pay sheet. */
export const till = dictionary({
  en: {
    newOrder: 'New order', order: (number: string) => `Order ${number}`, favourites: 'Favourites', all: 'All', searchHint: 'Name, code or barcode', clearSearch: 'Clear the search',
    nothingFound: 'Nothing found', nothingFoundHint: 'Check the spelling, or choose a category.', noFavourites: 'No favourites yet', noFavouritesHint: 'A manager can choose them in the settings.', noMenu: 'The menu is empty', noMenuHint: 'It appears here as soon as it has arrived from the server.',
    unavailable: (name: string) => `The kitchen is out of ${name}`, unknownCode: (code: string) => `No product has the code ${code}`, out: 'out',
    empty: 'Tap a product to begin', types: { 'dine-in': 'Dine-in', takeaway: 'Takeaway', delivery: 'Delivery' },
    noTable: 'No table', tableNamed: (name: string) => `Table ${name}`, guests: 'Guests', note: 'Note', orderNote: 'Order note', lineNote: 'Note for the kitchen',
    chooseTable: 'Choose a table', perKg: 'kg',
    states: { new: 'Not sent', sent: 'Sent', changed: 'Change not sent', ready: 'Ready', voided: 'Taken off' },
    less: 'One less', moreOf: 'One more', quantity: 'Quantity', weight: 'Weight, kg', takeOff: 'Take off', customer: 'Guest', lineMore: 'More about this line', checkMore: 'More about this order', takenOff: (name: string) => `${name} taken off`, whyTakeOff: 'Why is it taken off?', reasons: { mind: 'Guest changed their mind', mistake: 'Entered by mistake', out: 'Kitchen is out of it', quality: 'Not good enough' },
    send: 'Send', sendCount: (count: number) => `Send (${count})`, allSent: 'All sent', pay: 'Pay', closeOrder: 'Close order', sent: (number: string) => `${number} sent to the kitchen`,
    lines: (count: number) => plural('en', count, { one: '# item', other: '# items' }), cancelOrder: 'Cancel order', cancelWhy: 'Why is the order cancelled?', cancelled: (number: string) => `${number} cancelled`,
  },
  ru: {
    newOrder: 'Новый заказ', order: (number: string) => `Заказ ${number}`, favourites: 'Избранное', all: 'Все', searchHint: 'Название, код или штрихкод', clearSearch: 'Очистить поиск',
    nothingFound: 'Ничего не найдено', nothingFoundHint: 'Проверьте написание или выберите категорию.', noFavourites: 'Избранного пока нет', noFavouritesHint: 'Менеджер может выбрать его в настройках.', noMenu: 'Меню пусто', noMenuHint: 'Оно появится, как только придёт с сервера.',
    unavailable: (name: string) => `На кухне закончилось: ${name}`, unknownCode: (code: string) => `Нет товара с кодом ${code}`, out: 'нет',
    empty: 'Нажмите на товар, чтобы начать', types: { 'dine-in': 'В зале', takeaway: 'С собой', delivery: 'Доставка' },
    noTable: 'Без стола', tableNamed: (name: string) => `Стол ${name}`, guests: 'Гости', note: 'Заметка', orderNote: 'Заметка к заказу', lineNote: 'Заметка для кухни',
    chooseTable: 'Выберите стол', perKg: 'кг',
    states: { new: 'Не отправлено', sent: 'Отправлено', changed: 'Изменение не отправлено', ready: 'Готово', voided: 'Снято' },
    less: 'На один меньше', moreOf: 'Ещё один', quantity: 'Количество', weight: 'Вес, кг', takeOff: 'Снять', customer: 'Гость', lineMore: 'Ещё о позиции', checkMore: 'Ещё о заказе', takenOff: (name: string) => `Снято: ${name}`, whyTakeOff: 'Почему снимаем?', reasons: { mind: 'Гость передумал', mistake: 'Ошибка ввода', out: 'Закончилось на кухне', quality: 'Качество' },
    send: 'На кухню', sendCount: (count: number) => `На кухню (${count})`, allSent: 'Отправлено', pay: 'Оплата', closeOrder: 'Закрыть заказ', sent: (number: string) => `${number} отправлен на кухню`,
    lines: (count: number) => plural('ru', count, { one: '# позиция', few: '# позиции', many: '# позиций' }), cancelOrder: 'Отменить заказ', cancelWhy: 'Почему отменяем заказ?', cancelled: (number: string) => `${number} отменён`,
  },
  uz: {
    newOrder: 'Yangi buyurtma', order: (number: string) => `Buyurtma ${number}`, favourites: 'Saralangan', all: 'Hammasi', searchHint: 'Nomi, kodi yoki shtrix-kodi', clearSearch: 'Qidiruvni tozalash',
    nothingFound: 'Hech narsa topilmadi', nothingFoundHint: 'Yozilishini tekshiring yoki bo‘limni tanlang.', noFavourites: 'Saralanganlar hali yo‘q', noFavouritesHint: 'Menejer ularni sozlamalarda tanlaydi.', noMenu: 'Menyu bo‘sh', noMenuHint: 'Serverdan kelishi bilan shu yerda ko‘rinadi.',
    unavailable: (name: string) => `Oshxonada tugagan: ${name}`, unknownCode: (code: string) => `${code} kodli mahsulot yo‘q`, out: 'tugagan',
    empty: 'Boshlash uchun mahsulotni bosing', types: { 'dine-in': 'Zalda', takeaway: 'Olib ketish', delivery: 'Yetkazish' },
    noTable: 'Stolsiz', tableNamed: (name: string) => `${name}-stol`, guests: 'Mehmonlar', note: 'Izoh', orderNote: 'Buyurtma izohi', lineNote: 'Oshxona uchun izoh',
    chooseTable: 'Stolni tanlang', perKg: 'kg',
    states: { new: 'Yuborilmagan', sent: 'Yuborildi', changed: 'O‘zgarish yuborilmagan', ready: 'Tayyor', voided: 'Olib tashlandi' },
    less: 'Bitta kam', moreOf: 'Yana bitta', quantity: 'Miqdor', weight: 'Vazni, kg', takeOff: 'Olib tashlash', customer: 'Mehmon', lineMore: 'Mahsulot haqida yana', checkMore: 'Buyurtma haqida yana', takenOff: (name: string) => `Olib tashlandi: ${name}`, whyTakeOff: 'Nega olib tashlanyapti?', reasons: { mind: 'Mehmon fikridan qaytdi', mistake: 'Xato kiritilgan', out: 'Oshxonada tugagan', quality: 'Sifati yaxshi emas' },
    send: 'Oshxonaga', sendCount: (count: number) => `Oshxonaga (${count})`, allSent: 'Yuborildi', pay: 'To‘lov', closeOrder: 'Buyurtmani yopish', sent: (number: string) => `${number} oshxonaga yuborildi`,
    lines: (count: number) => plural('uz', count, { other: '# ta' }), cancelOrder: 'Buyurtmani bekor qilish', cancelWhy: 'Nega bekor qilinyapti?', cancelled: (number: string) => `${number} bekor qilindi`,
  },
});
