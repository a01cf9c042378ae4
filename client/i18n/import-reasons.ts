import type { ImportReason } from '../../shared/menu-import/reasons.ts';
import type { ImportError } from '../../shared/protocol/identity.ts';
import { dictionary, language } from './dictionary.ts';

type Reasons = Readonly<Record<ImportReason, string>>;

const ru: Reasons = {
  'file-empty': 'Под заголовком нет строк. Каждый товар — на своей строке.',
  'too-many-rows': 'Слишком много строк. Разделите файл или уберите то, что не продаётся.',
  'column-missing': 'Нет такого столбца. Назовите его в первой строке.',
  'column-twice': 'Два столбца с одним именем. Оставьте один.',
  'name-missing': 'Название пустое. Напишите его.',
  'text-too-long': 'Текст слишком длинный. Сократите его.',
  'price-missing': 'Цена пустая. Напишите число; 0, если бесплатно.',
  'price-not-a-number': 'Цена не число. Пишите только цифры, без валюты.',
  'price-ambiguous': 'Непонятно, тысячи это или дробь. Пишите без разделителя тысяч.',
  'price-negative': 'Цена меньше нуля.',
  'price-too-long': 'В цене больше 15 цифр.',
  'price-too-precise': 'После запятой больше цифр, чем бывает у этой валюты.',
  'code-twice': 'Такой код уже есть в другой строке. Коды должны различаться.',
  'barcode-invalid': 'Это не штрихкод EAN-13: 13 цифр, последняя проверочная.',
  'barcode-twice': 'Такой штрихкод уже есть в другой строке.',
  'unit-unknown': 'Неизвестная единица. Напишите шт или кг.',
  'minutes-invalid': 'Напишите целые минуты от 0 до 600.',
  'tax-rate-invalid': 'Напишите налог в процентах от 0 до 100.',
  'tax-rate-differs': 'В другой строке у этого налога другая ставка.',
  'flag-invalid': 'Напишите да или нет.',
  'sizes-invalid': 'Пишите размеры так: S=24000|L=30000, разные названия, не больше 30.',
  'group-unknown': 'В файле модификаторов нет такой группы.',
  'group-missing': 'Группа пустая. Назовите группу этого варианта.',
  'group-differs': 'В другой строке у этой группы другое значение.',
  'count-invalid': 'Напишите целое число от 0 до 99.',
  'min-above-max': 'Наименьшее число выборов больше наибольшего.',
  'min-above-options': 'Выборов требуется больше, чем вариантов в группе.',
  'free-above-max': 'Бесплатных выборов больше, чем разрешено.',
};

const uz: Reasons = {
  'file-empty': 'Sarlavha ostida qator yo‘q. Har bir mahsulot o‘z qatorida bo‘lsin.',
  'too-many-rows': 'Qatorlar juda ko‘p. Faylni bo‘ling yoki sotilmaydiganlarni olib tashlang.',
  'column-missing': 'Bunday ustun yo‘q. Birinchi qatorda nomini yozing.',
  'column-twice': 'Bir nomli ikki ustun bor. Bittasini qoldiring.',
  'name-missing': 'Nomi bo‘sh. Uni yozing.',
  'text-too-long': 'Matn juda uzun. Qisqartiring.',
  'price-missing': 'Narx bo‘sh. Son yozing; tekin bo‘lsa 0.',
  'price-not-a-number': 'Narx son emas. Faqat raqam yozing, valyutasiz.',
  'price-ambiguous': 'Minglikmi yoki kasrmi, tushunarsiz. Minglik ajratuvchisisiz yozing.',
  'price-negative': 'Narx noldan kichik.',
  'price-too-long': 'Narxda 15 tadan ko‘p raqam bor.',
  'price-too-precise': 'Verguldan keyin bu valyutada bo‘ladiganidan ko‘p raqam bor.',
  'code-twice': 'Bu kod boshqa qatorda ham bor. Kodlar har xil bo‘lsin.',
  'barcode-invalid': 'Bu EAN-13 shtrix-kodi emas: 13 raqam, oxirgisi tekshiruv raqami.',
  'barcode-twice': 'Bu shtrix-kod boshqa qatorda ham bor.',
  'unit-unknown': 'Noma’lum birlik. dona yoki kg deb yozing.',
  'minutes-invalid': '0 dan 600 gacha butun daqiqa yozing.',
  'tax-rate-invalid': 'Soliqni 0 dan 100 gacha foizda yozing.',
  'tax-rate-differs': 'Boshqa qatorda bu soliqning stavkasi boshqacha.',
  'flag-invalid': 'Ha yoki yo‘q deb yozing.',
  'sizes-invalid': 'O‘lchamlarni S=24000|L=30000 kabi yozing: har xil nomlar, ko‘pi bilan 30 ta.',
  'group-unknown': 'Qo‘shimchalar faylida bunday guruh yo‘q.',
  'group-missing': 'Guruh bo‘sh. Bu variantning guruhini yozing.',
  'group-differs': 'Boshqa qatorda bu guruhning qiymati boshqacha.',
  'count-invalid': '0 dan 99 gacha butun son yozing.',
  'min-above-max': 'Eng kam tanlov eng ko‘pidan katta.',
  'min-above-options': 'So‘ralgan tanlovlar guruhdagi variantlardan ko‘p.',
  'free-above-max': 'Tekin tanlovlar ruxsat etilganidan ko‘p.',
};

/** Why a cell cannot be taken, in the page's language. English comes with the error itself. */
export function importReasonText(error: ImportError): string {
  const reasons: Readonly<Partial<Record<string, string>>> = language() === 'ru' ? ru : language() === 'uz' ? uz : {};
  return reasons[error.reason] ?? error.message;
}

const words = dictionary({
  en: { where: (row: number, column: string) => (column === '' ? `Row ${row}` : `Row ${row}, column “${column}”`), modifiers: 'Modifiers' },
  ru: { where: (row: number, column: string) => (column === '' ? `Строка ${row}` : `Строка ${row}, столбец «${column}»`), modifiers: 'Модификаторы' },
  uz: { where: (row: number, column: string) => (column === '' ? `${row}-qator` : `${row}-qator, “${column}” ustuni`), modifiers: 'Qo‘shimchalar' },
});

/** `Row 4, column “price”`. */
export const importPlaceText = (error: ImportError): string => `${error.sheet === 'modifiers' ? `${words().modifiers}: ` : ''}${words().where(error.row, error.column)}`;
