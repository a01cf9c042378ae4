import { dictionary } from './dictionary.ts';

export const staff = dictionary({
  en: {
    title: 'Staff', add: 'Add a person', loading: 'Asking the server…', noRole: 'no role here', left: 'left',
    name: 'Name', role: 'Role', pin: 'PIN', pinHint: '4 to 8 digits. Tell it to nobody else.', newPin: 'New PIN', newPinHint: 'The old one stops working on each device as soon as it hears of it.',
    nameFault: 'Write a name, 80 characters at most.', pinFault: 'The PIN needs 4 to 8 digits.', loginFault: 'Write a login, 120 characters at most.', passwordFault: 'The password needs at least 10 characters.',
    account: 'Login for managing', accountHint: 'Needed to change devices, people and reports. Leave both empty if this person only works at the till.', login: 'Login', password: 'Password', passwordHint: 'At least 10 characters.',
    change: (name: string) => `Change ${name}`, leave: 'Has left', leaveTitle: (name: string) => `Has ${name} left?`, leaveHint: 'The PIN stops working. What the person did stays in every report. This cannot be undone.', leaveYes: 'Yes, has left',
    saved: (name: string) => `${name}: saved`, showLeft: 'Show people who left',
    roleHints: { admin: 'Everything', manager: 'Menu, people, refunds, reports', cashier: 'Sells and takes money', waiter: 'Takes orders', kitchen: 'Cooks' },
  },
  ru: {
    title: 'Сотрудники', add: 'Добавить сотрудника', loading: 'Спрашиваем сервер…', noRole: 'без роли здесь', left: 'больше не работает',
    name: 'Имя', role: 'Роль', pin: 'PIN', pinHint: 'От 4 до 8 цифр. Никому больше не говорите.', newPin: 'Новый PIN', newPinHint: 'Старый перестанет работать на устройстве, как только оно об этом узнает.',
    nameFault: 'Напишите имя, не больше 80 знаков.', pinFault: 'В PIN должно быть от 4 до 8 цифр.', loginFault: 'Напишите логин, не больше 120 знаков.', passwordFault: 'В пароле должно быть не меньше 10 знаков.',
    account: 'Вход для управления', accountHint: 'Нужен, чтобы менять устройства, сотрудников и смотреть отчёты. Оставьте пустым, если сотрудник работает только на кассе.', login: 'Логин', password: 'Пароль', passwordHint: 'Не меньше 10 знаков.',
    change: (name: string) => `Изменить: ${name}`, leave: 'Уволить', leaveTitle: (name: string) => `Уволить: ${name}?`, leaveHint: 'PIN перестанет работать. Сделанное останется во всех отчётах. Отменить нельзя.', leaveYes: 'Да, уволить',
    saved: (name: string) => `${name}: сохранено`, showLeft: 'Показать уволенных',
    roleHints: { admin: 'Всё', manager: 'Меню, сотрудники, возвраты, отчёты', cashier: 'Продаёт и принимает деньги', waiter: 'Принимает заказы', kitchen: 'Готовит' },
  },
  uz: {
    title: 'Xodimlar', add: 'Xodim qo‘shish', loading: 'Serverdan so‘ralmoqda…', noRole: 'bu yerda roli yo‘q', left: 'ketgan',
    name: 'Ismi', role: 'Roli', pin: 'PIN', pinHint: '4 dan 8 gacha raqam. Boshqa hech kimga aytmang.', newPin: 'Yangi PIN', newPinHint: 'Eskisi qurilma bu haqda bilishi bilan ishlamay qoladi.',
    nameFault: 'Ismni yozing, ko‘pi bilan 80 belgi.', pinFault: 'PIN 4 dan 8 gacha raqam bo‘lsin.', loginFault: 'Login yozing, ko‘pi bilan 120 belgi.', passwordFault: 'Parolda kamida 10 belgi bo‘lsin.',
    account: 'Boshqarish uchun kirish', accountHint: 'Qurilmalar, xodimlar va hisobotlar uchun kerak. Odam faqat kassada ishlasa, bo‘sh qoldiring.', login: 'Login', password: 'Parol', passwordHint: 'Kamida 10 belgi.',
    change: (name: string) => `O‘zgartirish: ${name}`, leave: 'Ketgan', leaveTitle: (name: string) => `${name} ketdimi?`, leaveHint: 'PIN ishlamay qoladi. Qilgan ishlari hisobotlarda qoladi. Qaytarib bo‘lmaydi.', leaveYes: 'Ha, ketgan',
    saved: (name: string) => `${name}: saqlandi`, showLeft: 'Ketganlarni ko‘rsatish',
    roleHints: { admin: 'Hammasi', manager: 'Menyu, xodimlar, qaytarish, hisobotlar', cashier: 'Sotadi va pul oladi', waiter: 'Buyurtma oladi', kitchen: 'Pishiradi' },
  },
});
