import { blankItem, blankTaxClass, emptyCatalogue, type Catalogue } from '../../../shared/domain/catalogue/catalogue.ts';
import type { Language } from '../../../shared/domain/branch/branch.ts';
import type { DeviceKind } from '../../../shared/domain/device/device.ts';
import type { Role } from '../../../shared/domain/staff/staff.ts';
import { asId } from '../../../shared/kernel/ids.ts';
import type { CreateRestaurant, Paired } from '../../../shared/protocol/identity.ts';

export interface Person {
  readonly name: string;
  readonly pin: string;
}

export const manager = { name: 'Aziza', login: 'aziza', password: 'plov-with-raisins', pin: '1111' } as const;
export const cashier: Person = { name: 'Bek', pin: '2222' };
export const waiter: Person = { name: 'Dilnoza', pin: '3333' };

/** `som`: the price; so'm have no minor unit in use. */
export const products = [
  { name: 'Plov', som: 42_000, station: 'hot', category: 'mains' },
  { name: 'Lagman', som: 36_000, station: 'hot', category: 'mains' },
  { name: 'Achichuk', som: 18_000, station: 'cold', category: 'salads' },
  { name: 'Green tea', som: 8_000, station: 'bar', category: 'drinks' },
] as const;

export const menu: Catalogue = {
  ...emptyCatalogue,
  categories: ['mains', 'salads', 'drinks'].map((id, order) => ({ id, name: { en: id[0]!.toUpperCase() + id.slice(1), ru: '', uz: '' }, colour: '#2f6f4f', order })),
  items: products.map(({ name, som, station, category }, order) => ({
    ...blankItem, id: asId(`item-${order + 1}`), code: `P0${order + 1}`, categoryId: category, name: { en: name, ru: '', uz: '' }, price: som,
    station, course: 'main', taxClass: 'food', favourite: order === 0, order,
  })),
  taxClasses: [{ ...blankTaxClass, id: 'food', basisPoints: 1_200 }],
};

/** The HTTP side of a restaurant: what a manager's browser asks the server for, without the browser. */
export class Restaurant {
  #cookie = '';

  private constructor(readonly address: string) {}

  /** A restaurant with a small menu, or the one given, tables 1–8, a manager, a cashier and a waiter. Its first device is returned too. */
  static async create(address: string, language: Language = 'en', catalogue: Catalogue = menu): Promise<{ readonly restaurant: Restaurant; readonly first: Paired }> {
    const restaurant = new Restaurant(address);
    const request: CreateRestaurant = {
      restaurant: 'Choyxona', currency: 'UZS', zone: 'Asia/Tashkent', language, cutOverHour: 5, manager, tables: 8, menu: catalogue,
      device: { name: 'Office', kind: 'till' },
    };
    const first = await restaurant.post<Paired>('/api/v1/setup/restaurant', request);
    await restaurant.hire(cashier, 'cashier');
    await restaurant.hire(waiter, 'waiter');
    return { restaurant, first };
  }

  async hire({ name, pin }: Person, role: Role): Promise<void> {
    await this.post('/api/v1/staff', { name, role, pin });
  }

  async staffId(name: string): Promise<string> {
    const { staff } = await this.get<{ staff: { id: string; name: string }[] }>('/api/v1/staff');
    const found = staff.find((person) => person.name === name);
    if (found === undefined) throw new Error(`nobody is called ${name}`);
    return found.id;
  }

  /** A code that pairs one device. */
  async pairingCode(kind: DeviceKind, name: string): Promise<string> {
    return (await this.post<{ code: string }>('/api/v1/pairing-codes', { kind, name })).code;
  }

  /** A device without a browser. */
  async pair(kind: DeviceKind, name: string): Promise<Paired> {
    return this.post<Paired>('/api/v1/pair', { code: await this.pairingCode(kind, name) });
  }

  get<Answer>(path: string): Promise<Answer> {
    return this.#ask<Answer>('GET', path);
  }

  post<Answer>(path: string, body: unknown): Promise<Answer> {
    return this.#ask<Answer>('POST', path, body);
  }

  async #ask<Answer>(method: 'GET' | 'POST', path: string, body?: unknown): Promise<Answer> {
    const response = await fetch(`${this.address}${path}`, {
      method,
      headers: { 'content-type': 'application/json', origin: this.address, cookie: this.#cookie },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`);
    const [cookie] = response.headers.getSetCookie();
    if (cookie !== undefined) this.#cookie = cookie.split(';')[0]!;
    return (text === '' ? null : JSON.parse(text)) as Answer;
  }
}
