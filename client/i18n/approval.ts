import { dictionary } from './dictionary.ts';

/** Texts of asking somebody with the right to allow what another person is about to do. */
export const approvalTexts = dictionary({
  en: {
    title: 'Approval needed', who: 'Who allows it?', back: 'Somebody else', allow: 'Allow', nobody: 'Nobody in this branch may allow it', nobodyHint: 'A manager can add people and their roles on the page Staff.',
    actions: {
      void: 'Taking off what the kitchen already has', discount: 'A discount above your limit', comp: 'On the house', refund: 'Giving money back',
      reopen: 'Reopening a closed check', charge: 'Taking the service charge off', difference: 'A difference in the drawer',
    },
  },
  ru: {
    title: 'Нужно разрешение', who: 'Кто разрешает?', back: 'Другой сотрудник', allow: 'Разрешить', nobody: 'В этом филиале некому разрешить', nobodyHint: 'Менеджер добавляет сотрудников и роли на странице «Сотрудники».',
    actions: {
      void: 'Снять то, что уже на кухне', discount: 'Скидка больше вашего предела', comp: 'За счёт заведения', refund: 'Возврат денег',
      reopen: 'Открыть закрытый чек', charge: 'Убрать обслуживание', difference: 'Расхождение в ящике',
    },
  },
  uz: {
    title: 'Ruxsat kerak', who: 'Kim ruxsat beradi?', back: 'Boshqa xodim', allow: 'Ruxsat berish', nobody: 'Bu filialda ruxsat beradigan xodim yo‘q', nobodyHint: 'Menejer xodimlar va rollarni “Xodimlar” sahifasida qo‘shadi.',
    actions: {
      void: 'Oshxonaga ketganini olib tashlash', discount: 'Sizning chegarangizdan katta chegirma', comp: 'Muassasa hisobidan', refund: 'Pulni qaytarish',
      reopen: 'Yopilgan chekni qayta ochish', charge: 'Xizmat haqini olib tashlash', difference: 'Tortmadagi farq',
    },
  },
});
