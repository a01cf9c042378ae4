import type { BookingError } from '../../shared/domain/booking/decide.ts';
import type { RecordActError } from '../session/records.ts';
import { dictionary } from './dictionary.ts';
import { plural } from './plural.ts';
import { shell } from './shell.ts';

export const bookingsTexts = dictionary({
  en: {
    title: 'Bookings', today: 'Today', dayBefore: 'The day before', dayAfter: 'The day after', byTime: 'By time', byTable: 'By table', make: 'New booking', change: 'Change booking', none: 'No bookings on this day', anyTable: 'Any table', pickTables: 'Tables',
    statuses: { expected: 'expected', seated: 'seated', cancelled: 'cancelled', 'no-show': 'did not come' },
    name: 'Name', phone: 'Phone', guests: 'Guests', day: 'Day', time: 'Time', minutes: 'Kept for', note: 'Note', duration: (minutes: number) => `${Math.floor(minutes / 60)} h${minutes % 60 ? ` ${minutes % 60} min` : ''}`,
    party: (guests: number) => plural('en', guests, { one: '# guest', other: '# guests' }), tables: (names: string) => `Table ${names}`, seats: (have: number, need: number) => `The tables have ${have} seats for ${need} guests.`,
    clash: (name: string, time: string, tables: string) => `${name} has table ${tables} from ${time}.`, clashes: 'Two parties expect the same table', seat: 'Seat', seatAt: 'At which table?', noShow: 'Did not come', cancel: 'Cancel booking', cancelWhy: 'Why is it cancelled?', cancelReasons: { guest: 'Guest called it off', full: 'No room', mistake: 'Entered by mistake' },
    made: (name: string, time: string) => `${name} is booked for ${time}`, changed: 'Booking changed', openCheck: 'Open the check', actions: (name: string) => name,
    errors: { nameMissing: 'Enter a name.', guests: (most: number) => `Between 1 and ${most} guests.`, time: 'Choose a day and a time.', minutes: 'Choose how long the table is kept.', long: 'A text is too long.', over: 'This booking is over: make a new one.', reason: 'Say why.', gone: 'This booking is no longer there.' },
  },
  ru: {
    title: 'Брони', today: 'Сегодня', dayBefore: 'На день раньше', dayAfter: 'На день позже', byTime: 'По времени', byTable: 'По столам', make: 'Новая бронь', change: 'Изменить бронь', none: 'На этот день броней нет', anyTable: 'Любой стол', pickTables: 'Столы',
    statuses: { expected: 'ждём', seated: 'за столом', cancelled: 'отменена', 'no-show': 'не пришли' },
    name: 'Имя', phone: 'Телефон', guests: 'Гости', day: 'День', time: 'Время', minutes: 'Стол держим', note: 'Заметка', duration: (minutes: number) => `${Math.floor(minutes / 60)} ч${minutes % 60 ? ` ${minutes % 60} мин` : ''}`,
    party: (guests: number) => plural('ru', guests, { one: '# гость', few: '# гостя', many: '# гостей' }), tables: (names: string) => `Стол ${names}`, seats: (have: number, need: number) => `Мест за столами: ${have}, гостей: ${need}.`,
    clash: (name: string, time: string, tables: string) => `Стол ${tables} с ${time} занят: ${name}.`, clashes: 'Один стол обещан двоим', seat: 'Посадить', seatAt: 'За какой стол?', noShow: 'Не пришли', cancel: 'Отменить бронь', cancelWhy: 'Почему отменяем?', cancelReasons: { guest: 'Гость отказался', full: 'Нет мест', mistake: 'Ошибка ввода' },
    made: (name: string, time: string) => `Бронь на ${time}: ${name}`, changed: 'Бронь изменена', openCheck: 'Открыть чек', actions: (name: string) => name,
    errors: { nameMissing: 'Укажите имя.', guests: (most: number) => `От 1 до ${most} гостей.`, time: 'Выберите день и время.', minutes: 'Выберите, сколько держим стол.', long: 'Текст слишком длинный.', over: 'Эта бронь завершена: заведите новую.', reason: 'Укажите причину.', gone: 'Этой брони уже нет.' },
  },
  uz: {
    title: 'Bronlar', today: 'Bugun', dayBefore: 'Bir kun oldin', dayAfter: 'Bir kun keyin', byTime: 'Vaqt bo‘yicha', byTable: 'Stollar bo‘yicha', make: 'Yangi bron', change: 'Bronni o‘zgartirish', none: 'Bu kunda bron yo‘q', anyTable: 'Istalgan stol', pickTables: 'Stollar',
    statuses: { expected: 'kutilmoqda', seated: 'o‘tirdi', cancelled: 'bekor qilindi', 'no-show': 'kelmadi' },
    name: 'Ism', phone: 'Telefon', guests: 'Mehmonlar', day: 'Kun', time: 'Vaqt', minutes: 'Stol saqlanadi', note: 'Izoh', duration: (minutes: number) => `${Math.floor(minutes / 60)} soat${minutes % 60 ? ` ${minutes % 60} daq` : ''}`,
    party: (guests: number) => plural('uz', guests, { other: '# ta mehmon' }), tables: (names: string) => `${names}-stol`, seats: (have: number, need: number) => `Stollarda ${have} o‘rin, mehmonlar ${need}.`,
    clash: (name: string, time: string, tables: string) => `${tables}-stol ${time} dan band: ${name}.`, clashes: 'Bitta stol ikki kishiga va’da qilingan', seat: 'O‘tqazish', seatAt: 'Qaysi stolga?', noShow: 'Kelmadi', cancel: 'Bronni bekor qilish', cancelWhy: 'Nega bekor qilinadi?', cancelReasons: { guest: 'Mehmon voz kechdi', full: 'Joy yo‘q', mistake: 'Xato kiritilgan' },
    made: (name: string, time: string) => `${time} ga bron: ${name}`, changed: 'Bron o‘zgartirildi', openCheck: 'Chekni ochish', actions: (name: string) => name,
    errors: { nameMissing: 'Ismni kiriting.', guests: (most: number) => `1 dan ${most} tagacha mehmon.`, time: 'Kun va vaqtni tanlang.', minutes: 'Stol qancha saqlanishini tanlang.', long: 'Matn juda uzun.', over: 'Bu bron tugagan: yangisini kiriting.', reason: 'Sababini yozing.', gone: 'Bu bron endi yo‘q.' },
  },
});

/** What to tell the person whose booking was not recorded. */
export function bookingErrorText(error: BookingError | RecordActError): string {
  const texts = bookingsTexts().errors;
  switch (error.type) {
    case 'name-missing': return texts.nameMissing;
    case 'guests-invalid': return texts.guests(error.most);
    case 'time-invalid': return texts.time;
    case 'minutes-invalid': return texts.minutes;
    case 'too-long': return texts.long;
    case 'not-expected': case 'already-made': case 'nothing-to-do': return texts.over;
    case 'reason-missing': return texts.reason;
    case 'not-made': return texts.gone;
    case 'not-allowed': case 'not-paired': case 'not-signed-in': return shell().notAllowed;
  }
}
