import { isTimeZone } from '../../shared/kernel/business-day.ts';
import type { Language } from '../../shared/domain/branch/branch.ts';

/* Month and weekday names are shipped: browsers have none for Uzbek. The zone is the branch's, not the device's. */

const monthsByLanguage: Readonly<Record<Language, readonly string[]>> = {
  en: ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'],
  ru: ['января', 'февраля', 'марта', 'апреля', 'мая', 'июня', 'июля', 'августа', 'сентября', 'октября', 'ноября', 'декабря'],
  uz: ['yanvar', 'fevral', 'mart', 'aprel', 'may', 'iyun', 'iyul', 'avgust', 'sentabr', 'oktabr', 'noyabr', 'dekabr'],
};

const weekdaysByLanguage: Readonly<Record<Language, readonly string[]>> = {
  en: ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'],
  ru: ['воскресенье', 'понедельник', 'вторник', 'среда', 'четверг', 'пятница', 'суббота'],
  uz: ['yakshanba', 'dushanba', 'seshanba', 'chorshanba', 'payshanba', 'juma', 'shanba'],
};

const clockByZone = new Map<string, Intl.DateTimeFormat>();

function clockOf(zone: string): Intl.DateTimeFormat {
  const known = clockByZone.get(zone);
  if (known) return known;
  const made = new Intl.DateTimeFormat('en-GB', {
    timeZone: isTimeZone(zone) ? zone : 'UTC',
    year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', hourCycle: 'h23',
  });
  clockByZone.set(zone, made);
  return made;
}

function partsOf(instantMs: number, zone: string): Readonly<Record<string, string>> {
  return Object.fromEntries(clockOf(zone).formatToParts(instantMs).map(({ type, value }) => [type, value]));
}

/** `18:05` in the branch's zone. */
export function formatTime(instantMs: number, zone: string): string {
  const { hour, minute } = partsOf(instantMs, zone);
  return `${hour}:${minute}`;
}

/** A calendar date `YYYY-MM-DD` in words: `22 November`, `22 ноября`, `22-noyabr`. */
export function formatDate(date: string, language: Language, withWeekday = false): string {
  const [year, month, day] = date.split('-').map(Number);
  if (!year || !month || !day) return date;
  const name = monthsByLanguage[language][month - 1] ?? '';
  const text = language === 'uz' ? `${day}-${name}` : `${day} ${name}`;
  if (!withWeekday) return text;
  const weekday = weekdaysByLanguage[language][new Date(Date.UTC(year, month - 1, day)).getUTCDay()] ?? '';
  return `${weekday}, ${text}`;
}

/** Time alone for today, date and time for any other day: what a list of orders shows. */
export function formatMoment(instantMs: number, nowMs: number, zone: string, language: Language): string {
  const then = partsOf(instantMs, zone);
  const now = partsOf(nowMs, zone);
  const time = `${then['hour']}:${then['minute']}`;
  if (then['day'] === now['day'] && then['month'] === now['month'] && then['year'] === now['year']) return time;
  return `${formatDate(`${then['year']}-${then['month']}-${then['day']}`, language)}, ${time}`;
}
