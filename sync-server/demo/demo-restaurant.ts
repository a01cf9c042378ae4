import type { FoundingSettings, Language } from '../../shared/domain/branch/branch.ts';
import type { Floor } from '../../shared/domain/branch/floor.ts';
import type { DeviceKind } from '../../shared/domain/device/device.ts';
import type { LocalName } from '../../shared/domain/order/frozen.ts';
import type { Role } from '../../shared/domain/staff/staff.ts';
import { asId } from '../../shared/kernel/ids.ts';

export type DemoPerson = { readonly name: string; readonly role: Role; readonly pin: string };

/** The people of the demo; their PINs are shown to whoever starts it. */
export const demoPeople: readonly DemoPerson[] = [
  { name: 'Dilshod Karimov', role: 'admin', pin: '1111' },
  { name: 'Nilufar Rahimova', role: 'manager', pin: '2222' },
  { name: 'Aziza Yusupova', role: 'cashier', pin: '3333' },
  { name: 'Jasur Toshmatov', role: 'waiter', pin: '4444' },
  { name: 'Kamola Ergasheva', role: 'waiter', pin: '5555' },
  { name: 'Rustam Sobirov', role: 'kitchen', pin: '6666' },
];

/** The devices that made the demo's past sales: nobody holds them, and each has a letter of its own. */
export const demoDevices: readonly { readonly name: LocalName; readonly kind: DeviceKind }[] = [
  { name: { en: 'Till at the entrance', ru: 'Касса у входа', uz: 'Kirishdagi kassa' }, kind: 'till' },
  { name: { en: 'Waiters’ tablet', ru: 'Планшет официантов', uz: 'Ofitsiantlar plansheti' }, kind: 'waiter' },
  { name: { en: 'Kitchen screen', ru: 'Экран кухни', uz: 'Oshxona ekrani' }, kind: 'kitchen' },
];

const areas: readonly { readonly id: string; readonly name: LocalName; readonly prefix: string; readonly seats: readonly number[] }[] = [
  { id: 'hall', name: { en: 'Hall', ru: 'Зал', uz: 'Zal' }, prefix: '', seats: [4, 4, 4, 4, 6, 6, 2, 2, 4, 4, 8, 4] },
  { id: 'terrace', name: { en: 'Terrace', ru: 'Терраса', uz: 'Ayvon' }, prefix: 'T', seats: [4, 4, 4, 6, 6, 8, 4, 4] },
  { id: 'private', name: { en: 'Private rooms', ru: 'Кабинеты', uz: 'Xonalar' }, prefix: 'V', seats: [8, 10, 12, 16] },
];

/** Three areas with 24 tables, named in the language of the branch. */
export function demoFloor(language: Language): Floor {
  let order = 0;
  return {
    areas: areas.map(({ id, name }, index) => ({ id, name: name[language], order: index })),
    tables: areas.flatMap(({ id, prefix, seats }) =>
      seats.map((count, index) => ({ id: asId(`${id}-${index + 1}`), name: `${prefix}${index + 1}`, areaId: id, seats: count, order: order++ }))),
  };
}

export const demoSettings = (language: Language, stations: readonly string[]): FoundingSettings => ({
  name: 'Choyxona Samarqand', currency: 'UZS', zone: 'Asia/Tashkent', cutOverHour: 5, language, lockAfterMinutes: 5, stations,
});
