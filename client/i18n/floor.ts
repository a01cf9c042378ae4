import { dictionary } from './dictionary.ts';
import { plural } from './plural.ts';

/** Texts of the floor, its editor and what is done with checks across tables. */
export const floorTexts = dictionary({
  en: {
    title: 'Floor', plan: 'Plan', list: 'List', noTables: 'No tables are set up', noTablesHint: 'A manager can draw the floor under Menu → Floor plan.', otherArea: 'Without an area',
    moods: { free: 'free', seated: 'seated', ordered: 'not sent', waiting: 'food is coming', ready: 'food is ready', served: 'served', 'bill-asked': 'bill asked', bill: 'paying', 'part-paid': 'partly paid', paid: 'paid' },
    attention: {
      'nothing-sent': (minutes: number) => `nothing sent for ${minutes} min`, 'food-late': (minutes: number) => `food is waited for since ${minutes} min`,
      'food-ready': (minutes: number) => `food stands ready for ${minutes} min`, 'bill-waits': (minutes: number) => `the bill is waited for since ${minutes} min`, 'nothing-new': (minutes: number) => `nobody asked for ${minutes} min`, 'open-long': (hours: number) => `open for ${hours} h`,
    },
    openFor: (age: string) => `open ${age}`, minutes: (count: number) => `${count} min`, hours: (h: number, m: number) => `${h} h ${m} min`, seats: (count: number) => plural('en', count, { one: '# seat', other: '# seats' }), checks: (count: number) => plural('en', count, { one: '# check', other: '# checks' }),
    guests: 'Guests', fewer: 'One fewer', more: 'One more', seat: 'Open a check', bookedAt: (time: string, name: string, guests: number) => `Booked at ${time}: ${name}, ${guests}`, booked: (time: string) => `booked ${time}`, seatBooking: 'Seat the booking',
    guestCount: (count: number) => plural('en', count, { one: '# guest', other: '# guests' }),
    open: 'Open', another: 'Another check at this table', move: 'Move to a table', merge: 'Merge into a check', transfer: 'Move lines', split: 'Split off', waiter: 'Change waiter', covers: 'Guests', actions: 'What to do',
    moveTitle: (check: string) => `Where does ${check} go?`, mergeTitle: (check: string) => `Which check takes ${check}?`, waiterTitle: (check: string) => `Who serves ${check}?`, linesTitle: (check: string) => `What moves from ${check}?`, targetTitle: 'Where to?',
    allOf: 'All', noneOf: 'None', toCheck: 'To a check', toTable: 'To a table', newCheck: 'A new check here', next: 'Next', nothingChosen: 'Choose what moves', noOther: 'No other check is open',
    moved: (check: string, place: string) => `${check} is at ${place} now`, merged: (check: string, into: string) => `${check} went into ${into}`, transferred: (count: number, into: string) => plural('en', count, { one: `# line went to ${into}`, other: `# lines went to ${into}` }), handed: (check: string, name: string) => `${name} serves ${check}`, newCheckAt: (place: string) => `new check at ${place}`,
    mergeAsk: (check: string, into: string) => `Everything of ${check} goes into ${into}; ${check} is closed. Food is not sent again.`,
    edit: {
      title: 'Floor plan', managersOnly: 'Managers draw the floor plan.', addTable: 'Add table', addArea: 'Add area', areaName: 'Name of the area', areaNew: 'New area', renameArea: 'Rename area', removeArea: 'Remove area', tableName: 'Name', area: 'Area', seats: 'Seats', shape: 'Shape', shapes: { round: 'Round', square: 'Square', bar: 'Bar' }, turn: 'Turn', wide: 'Width', high: 'Depth', narrower: 'Less', wider: 'More',
      remove: 'Remove', copy: 'Copy', hint: 'Drag tables to where they stand. Tap one to change it; arrow keys move it, with Shift they resize it.', empty: 'This area has no tables yet', resize: 'Drag to resize',
      overlaps: (table: string, others: string) => `${table} stands on ${others}.`, sameName: (name: string) => `Two tables are called ${name}.`, nameMissing: 'Give it a name.',
      removed: (name: string) => `${name} removed`, openCheck: (name: string, checks: string) => `Table ${name} has an open check: ${checks}. It stays open and can be moved to another table. Remove the table?`, openChecks: (name: string, checks: string) => `In ${name} checks are open: ${checks}. They stay open and can be moved. Remove the area and its tables?`, areaSure: (name: string, tables: number) => plural('en', tables, { one: `${name} and # table will be removed.`, other: `${name} and # tables will be removed.` }), failed: 'The floor plan could not be saved. Try again.', toFloor: 'Show the floor',
    },
  },
  ru: {
    title: 'Зал', plan: 'План', list: 'Список', noTables: 'Столы не заведены', noTablesHint: 'Менеджер может нарисовать зал: Меню → План зала.', otherArea: 'Без зоны',
    moods: { free: 'свободен', seated: 'гости сели', ordered: 'не отправлено', waiting: 'готовится', ready: 'еда готова', served: 'подано', 'bill-asked': 'просят счёт', bill: 'расчёт', 'part-paid': 'оплачен частично', paid: 'оплачен' },
    attention: {
      'nothing-sent': (minutes: number) => `${minutes} мин ничего не заказано`, 'food-late': (minutes: number) => `ждут еду ${minutes} мин`,
      'food-ready': (minutes: number) => `еда готова ${minutes} мин`, 'bill-waits': (minutes: number) => `ждут счёт ${minutes} мин`, 'nothing-new': (minutes: number) => `${minutes} мин никто не подходил`, 'open-long': (hours: number) => `открыт ${hours} ч`,
    },
    openFor: (age: string) => `открыт ${age}`, minutes: (count: number) => `${count} мин`, hours: (h: number, m: number) => `${h} ч ${m} мин`, seats: (count: number) => plural('ru', count, { one: '# место', few: '# места', many: '# мест' }), checks: (count: number) => plural('ru', count, { one: '# чек', few: '# чека', many: '# чеков' }),
    guests: 'Гости', fewer: 'Меньше', more: 'Больше', seat: 'Открыть чек', bookedAt: (time: string, name: string, guests: number) => `Бронь на ${time}: ${name}, ${guests}`, booked: (time: string) => `бронь ${time}`, seatBooking: 'Посадить по брони',
    guestCount: (count: number) => plural('ru', count, { one: '# гость', few: '# гостя', many: '# гостей' }),
    open: 'Открыть', another: 'Ещё один чек за этим столом', move: 'Пересадить', merge: 'Объединить', transfer: 'Перенести позиции', split: 'Отделить', waiter: 'Сменить официанта', covers: 'Гости', actions: 'Что сделать',
    moveTitle: (check: string) => `Куда пересадить ${check}?`, mergeTitle: (check: string) => `С каким чеком объединить ${check}?`, waiterTitle: (check: string) => `Кто обслуживает ${check}?`, linesTitle: (check: string) => `Что перенести из ${check}?`, targetTitle: 'Куда?',
    allOf: 'Всё', noneOf: 'Ничего', toCheck: 'В чек', toTable: 'За стол', newCheck: 'Новый чек здесь', next: 'Далее', nothingChosen: 'Выберите, что переносим', noOther: 'Других открытых чеков нет',
    moved: (check: string, place: string) => `${check} теперь: ${place}`, merged: (check: string, into: string) => `${check} вошёл в ${into}`, transferred: (count: number, into: string) => plural('ru', count, { one: `# позиция перенесена: ${into}`, few: `# позиции перенесены: ${into}`, many: `# позиций перенесено: ${into}` }), handed: (check: string, name: string) => `${check} обслуживает ${name}`, newCheckAt: (place: string) => `новый чек, ${place}`,
    mergeAsk: (check: string, into: string) => `Всё из ${check} перейдёт в ${into}, ${check} закроется. На кухню ничего не уйдёт повторно.`,
    edit: {
      title: 'План зала', managersOnly: 'План зала рисуют менеджеры.', addTable: 'Добавить стол', addArea: 'Добавить зону', areaName: 'Название зоны', areaNew: 'Новая зона', renameArea: 'Переименовать зону', removeArea: 'Удалить зону', tableName: 'Название', area: 'Зона', seats: 'Места', shape: 'Форма', shapes: { round: 'Круглый', square: 'Квадратный', bar: 'Стойка' }, turn: 'Повернуть', wide: 'Ширина', high: 'Глубина', narrower: 'Меньше', wider: 'Больше',
      remove: 'Удалить', copy: 'Копия', hint: 'Перетащите столы туда, где они стоят. Нажмите на стол, чтобы изменить его; стрелки двигают, с Shift — меняют размер.', empty: 'В этой зоне ещё нет столов', resize: 'Потяните, чтобы изменить размер',
      overlaps: (table: string, others: string) => `${table} стоит поверх: ${others}.`, sameName: (name: string) => `Два стола называются ${name}.`, nameMissing: 'Дайте название.',
      removed: (name: string) => `Удалено: ${name}`, openCheck: (name: string, checks: string) => `За столом ${name} открыт чек: ${checks}. Он останется открытым, его можно пересадить. Удалить стол?`, openChecks: (name: string, checks: string) => `В зоне «${name}» открыты чеки: ${checks}. Они останутся открытыми, их можно пересадить. Удалить зону и её столы?`, areaSure: (name: string, tables: number) => plural('ru', tables, { one: `Будут удалены «${name}» и # стол.`, few: `Будут удалены «${name}» и # стола.`, many: `Будут удалены «${name}» и # столов.` }), failed: 'План зала не сохранён. Повторите.', toFloor: 'Показать зал',
    },
  },
  uz: {
    title: 'Zal', plan: 'Reja', list: 'Ro‘yxat', noTables: 'Stollar kiritilmagan', noTablesHint: 'Menejer zalni chizishi mumkin: Menyu → Zal rejasi.', otherArea: 'Zonasiz',
    moods: { free: 'bo‘sh', seated: 'o‘tirishdi', ordered: 'yuborilmagan', waiting: 'tayyorlanmoqda', ready: 'taom tayyor', served: 'berildi', 'bill-asked': 'hisob so‘raldi', bill: 'hisob', 'part-paid': 'qisman to‘langan', paid: 'to‘langan' },
    attention: {
      'nothing-sent': (minutes: number) => `${minutes} daq hech narsa yuborilmadi`, 'food-late': (minutes: number) => `${minutes} daq taom kutilmoqda`,
      'food-ready': (minutes: number) => `taom ${minutes} daq tayyor turibdi`, 'bill-waits': (minutes: number) => `${minutes} daq hisob kutilmoqda`, 'nothing-new': (minutes: number) => `${minutes} daq hech kim yaqinlashmadi`, 'open-long': (hours: number) => `${hours} soat ochiq`,
    },
    openFor: (age: string) => `${age} ochiq`, minutes: (count: number) => `${count} daq`, hours: (h: number, m: number) => `${h} soat ${m} daq`, seats: (count: number) => plural('uz', count, { other: '# o‘rin' }), checks: (count: number) => plural('uz', count, { other: '# ta chek' }),
    guests: 'Mehmonlar', fewer: 'Kamroq', more: 'Ko‘proq', seat: 'Chek ochish', bookedAt: (time: string, name: string, guests: number) => `${time} ga band: ${name}, ${guests}`, booked: (time: string) => `${time} band`, seatBooking: 'Band qilganni o‘tqazish',
    guestCount: (count: number) => plural('uz', count, { other: '# ta mehmon' }),
    open: 'Ochish', another: 'Shu stolda yana bir chek', move: 'Boshqa stolga', merge: 'Birlashtirish', transfer: 'Mahsulotlarni ko‘chirish', split: 'Ajratish', waiter: 'Ofitsiantni almashtirish', covers: 'Mehmonlar', actions: 'Nima qilamiz',
    moveTitle: (check: string) => `${check} qayerga o‘tadi?`, mergeTitle: (check: string) => `${check} qaysi chekka qo‘shiladi?`, waiterTitle: (check: string) => `${check} ga kim xizmat qiladi?`, linesTitle: (check: string) => `${check} dan nima ko‘chadi?`, targetTitle: 'Qayerga?',
    allOf: 'Hammasi', noneOf: 'Hech narsa', toCheck: 'Chekka', toTable: 'Stolga', newCheck: 'Shu yerda yangi chek', next: 'Keyingisi', nothingChosen: 'Nima ko‘chishini tanlang', noOther: 'Boshqa ochiq chek yo‘q',
    moved: (check: string, place: string) => `${check} endi: ${place}`, merged: (check: string, into: string) => `${check} ${into} ga qo‘shildi`, transferred: (count: number, into: string) => plural('uz', count, { other: `# ta mahsulot ko‘chdi: ${into}` }), handed: (check: string, name: string) => `${check}: ${name} xizmat qiladi`, newCheckAt: (place: string) => `yangi chek, ${place}`,
    mergeAsk: (check: string, into: string) => `${check} dagi hamma narsa ${into} ga o‘tadi, ${check} yopiladi. Oshxonaga qayta yuborilmaydi.`,
    edit: {
      title: 'Zal rejasi', managersOnly: 'Zal rejasini menejerlar chizadi.', addTable: 'Stol qo‘shish', addArea: 'Zona qo‘shish', areaName: 'Zona nomi', areaNew: 'Yangi zona', renameArea: 'Zonani qayta nomlash', removeArea: 'Zonani o‘chirish', tableName: 'Nomi', area: 'Zona', seats: 'O‘rinlar', shape: 'Shakli', shapes: { round: 'Dumaloq', square: 'To‘rtburchak', bar: 'Bar' }, turn: 'Burish', wide: 'Eni', high: 'Bo‘yi', narrower: 'Kamroq', wider: 'Ko‘proq',
      remove: 'O‘chirish', copy: 'Nusxa', hint: 'Stollarni turgan joyiga suring. O‘zgartirish uchun bosing; strelkalar suradi, Shift bilan o‘lchamini o‘zgartiradi.', empty: 'Bu zonada hali stol yo‘q', resize: 'O‘lchamini o‘zgartirish uchun torting',
      overlaps: (table: string, others: string) => `${table} ustma-ust turibdi: ${others}.`, sameName: (name: string) => `Ikkita stol ${name} deb nomlangan.`, nameMissing: 'Nom bering.',
      removed: (name: string) => `O‘chirildi: ${name}`, openCheck: (name: string, checks: string) => `${name}-stolda ochiq chek bor: ${checks}. U ochiq qoladi, boshqa stolga o‘tkazish mumkin. Stol o‘chirilsinmi?`, openChecks: (name: string, checks: string) => `${name} zonasida ochiq cheklar bor: ${checks}. Ular ochiq qoladi, o‘tkazish mumkin. Zona va stollari o‘chirilsinmi?`, areaSure: (name: string, tables: number) => plural('uz', tables, { other: `${name} va # ta stol o‘chiriladi.` }), failed: 'Zal rejasi saqlanmadi. Qayta urinib ko‘ring.', toFloor: 'Zalni ko‘rsatish',
    },
  },
});
