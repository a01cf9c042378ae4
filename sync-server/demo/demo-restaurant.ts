import type { FoundingSettings, Language } from '../../shared/domain/branch/branch.ts';
import type { DeviceKind } from '../../shared/domain/device/device.ts';
import type { LocalName } from '../../shared/domain/order/frozen.ts';
import type { Role } from '../../shared/domain/staff/staff.ts';

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

export const demoSettings = (language: Language, stations: readonly string[]): FoundingSettings => ({
  name: 'Choyxona Samarqand', currency: 'UZS', zone: 'Asia/Tashkent', cutOverHour: 5, language, lockAfterMinutes: 5, stations,
});
