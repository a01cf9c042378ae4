import { dictionary } from './dictionary.ts';

export const pair = dictionary({
  en: {
    title: 'Pair this device', lead: 'A manager makes a code on the devices page. Scan its picture with this device, or type its 8 characters.',
    code: 'Code', codeFault: 'A code has 8 letters and digits.', pair: 'Pair this device', pairing: 'Pairing…',
    asManager: 'I am a manager: pair without a code', asManagerTitle: 'Pair as a manager', login: 'Login', password: 'Password', loginFault: 'Write your login.', passwordFault: 'Write your password.',
    withCode: 'Pair with a code', isNow: (name: string, kind: string) => `This browser is “${name}” (${kind}).`, again: 'Pairing it again replaces that; it is refused while something was not sent.', goOn: 'Go on without pairing',
    signInTitle: 'Sign in to manage', signInHint: 'This needs your login and password, not the PIN.', signIn: 'Sign in', signingIn: 'Signing in…',
    notManager: 'Only managers and admins can do this.',
  },
  ru: {
    title: 'Подключить устройство', lead: 'Менеджер получает код на странице устройств. Отсканируйте картинку этим устройством или введите 8 знаков.',
    code: 'Код', codeFault: 'В коде 8 букв и цифр.', pair: 'Подключить устройство', pairing: 'Подключаем…',
    asManager: 'Я менеджер: подключить без кода', asManagerTitle: 'Подключить как менеджер', login: 'Логин', password: 'Пароль', loginFault: 'Введите логин.', passwordFault: 'Введите пароль.',
    withCode: 'Подключить кодом', isNow: (name: string, kind: string) => `Этот браузер — «${name}» (${kind}).`, again: 'Новое подключение заменит это; пока есть неотправленное, оно не выполняется.', goOn: 'Продолжить без подключения',
    signInTitle: 'Вход для управления', signInHint: 'Нужны логин и пароль, а не PIN.', signIn: 'Войти', signingIn: 'Входим…',
    notManager: 'Это могут только менеджеры и администраторы.',
  },
  uz: {
    title: 'Qurilmani ulash', lead: 'Menejer qurilmalar sahifasida kod oladi. Rasmni shu qurilma bilan skanerlang yoki 8 ta belgini yozing.',
    code: 'Kod', codeFault: 'Kodda 8 ta harf va raqam bor.', pair: 'Qurilmani ulash', pairing: 'Ulanmoqda…',
    asManager: 'Men menejerman: kodsiz ulash', asManagerTitle: 'Menejer sifatida ulash', login: 'Login', password: 'Parol', loginFault: 'Loginni yozing.', passwordFault: 'Parolni yozing.',
    withCode: 'Kod bilan ulash', isNow: (name: string, kind: string) => `Bu brauzer — “${name}” (${kind}).`, again: 'Qayta ulash uning o‘rnini oladi; yuborilmagan narsa bo‘lsa, bajarilmaydi.', goOn: 'Ulamasdan davom etish',
    signInTitle: 'Boshqarish uchun kirish', signInHint: 'PIN emas, login va parol kerak.', signIn: 'Kirish', signingIn: 'Kirilmoqda…',
    notManager: 'Buni faqat menejer va administratorlar qila oladi.',
  },
});
