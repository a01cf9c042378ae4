import { currencyByCode } from '../../../shared/kernel/currency.ts';
import { isTimeZone } from '../../../shared/kernel/business-day.ts';
import type { Language } from '../../../shared/domain/branch/branch.ts';
import { emptyCatalogue, type Catalogue } from '../../../shared/domain/catalogue/catalogue.ts';
import { importMenu } from '../../../shared/menu-import/import-menu.ts';
import { err, ok, type Result } from '../../../shared/kernel/result.ts';
import type { CreateRestaurant, ImportError } from '../../../shared/protocol/identity.ts';
import type { FieldFault } from '../../api/http.ts';

export type TypedRow = { readonly name: string; readonly price: string; readonly category: string };
export type MenuWay = 'file' | 'typed' | 'none';

/** What a person has filled in so far; numbers as typed, so that a slip stays on the screen. */
export type RestaurantDraft = {
  restaurant: string; currency: string; zone: string; cutOverHour: number; language: Language; tables: string;
  manager: { name: string; login: string; password: string; pin: string };
  menuWay: MenuWay;
  typed: TypedRow[];
};

export type Step = 'restaurant' | 'manager' | 'menu';
export const steps: readonly Step[] = ['restaurant', 'manager', 'menu'];

/** Names of fields as in the request, so that the server's faults find them. */
export type Field = 'restaurant' | 'currency' | 'zone' | 'tables' | 'manager.name' | 'manager.login' | 'manager.password' | 'manager.pin' | 'menu';
const stepByField: Readonly<Record<Field, Step>> = {
  restaurant: 'restaurant', currency: 'restaurant', zone: 'restaurant', tables: 'restaurant',
  'manager.name': 'manager', 'manager.login': 'manager', 'manager.password': 'manager', 'manager.pin': 'manager', menu: 'menu',
};
const isField = (name: string): name is Field => Object.hasOwn(stepByField, name);

export const emptyRow: TypedRow = { name: '', price: '', category: '' };

export const newDraft = (language: Language, zone: string): RestaurantDraft => ({
  restaurant: '', currency: 'UZS', zone, cutOverHour: 5, language, tables: '10',
  manager: { name: '', login: '', password: '', pin: '' }, menuWay: 'typed', typed: [emptyRow, emptyRow, emptyRow],
});

const isName = (text: string): boolean => text.trim().length > 0 && text.trim().length <= 80;

const checks: Readonly<Record<Exclude<Field, 'menu'>, (draft: RestaurantDraft) => boolean>> = {
  restaurant: ({ restaurant }) => isName(restaurant),
  currency: ({ currency }) => Object.hasOwn(currencyByCode, currency),
  zone: ({ zone }) => isTimeZone(zone),
  tables: ({ tables }) => /^\d{1,3}$/.test(tables.trim()) && Number(tables) <= 300,
  'manager.name': ({ manager }) => isName(manager.name),
  'manager.login': ({ manager }) => manager.login.trim().length > 0 && manager.login.trim().length <= 120,
  'manager.password': ({ manager }) => manager.password.length >= 10 && manager.password.length <= 200,
  'manager.pin': ({ manager }) => /^\d{4,8}$/.test(manager.pin),
};

/** The fields of a step that the server would refuse. */
export const faultyFields = (draft: RestaurantDraft, step: Step): Field[] =>
  (Object.keys(checks) as (keyof typeof checks)[]).filter((field) => stepByField[field] === step && !checks[field](draft));

export const stepOf = (field: Field): Step => stepByField[field];

/** The server's faults by our fields; what lies inside the menu counts as the menu. */
export function fieldsOfFaults(faults: readonly FieldFault[]): Field[] {
  const fields = faults.map(({ field }) => (field.startsWith('menu') ? 'menu' : field)).filter(isField);
  return [...new Set(fields)];
}

const isBlank = (row: TypedRow): boolean => row.name.trim() === '' && row.price.trim() === '' && row.category.trim() === '';

/** The catalogue of the typed rows, through the same checks as a file; faults by the row's place from 0. Blank rows do not count. */
export function typedMenu(rows: readonly TypedRow[], currency: string): Result<Catalogue, readonly (ImportError & { readonly index: number })[]> {
  const written = rows.map((row, index) => ({ row, index })).filter(({ row }) => !isBlank(row));
  if (written.length === 0) return err([]);
  const read = importMenu({ menu: [['name', 'price', 'category'], ...written.map(({ row }) => [row.name, row.price, row.category])], currency });
  if (read.ok) return ok(read.value);
  return err(read.error.flatMap((error) => { const place = written[error.row - 2]; return place ? [{ ...error, index: place.index }] : []; }));
}

/** What is sent once every step is in order. */
export const draftToRequest = (draft: RestaurantDraft, menu: Catalogue | null, deviceName: string): CreateRestaurant => ({
  restaurant: draft.restaurant.trim(), currency: draft.currency, zone: draft.zone, language: draft.language, cutOverHour: draft.cutOverHour,
  manager: { ...draft.manager, name: draft.manager.name.trim(), login: draft.manager.login.trim() },
  tables: Number(draft.tables), menu: menu ?? emptyCatalogue, requireShift: true, device: { name: deviceName, kind: 'till' },
});

/** Zones to choose from, with the browser's own in any case. */
export function knownZones(own: string): string[] {
  const all = new Set(Intl.supportedValuesOf('timeZone'));
  if (isTimeZone(own)) all.add(own);
  return [...all].sort();
}
