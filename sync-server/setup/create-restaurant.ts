import type { Language } from '../../shared/domain/branch/branch.ts';
import type { Floor } from '../../shared/domain/branch/floor.ts';
import { isTimeZone } from '../../shared/kernel/business-day.ts';
import { currencyByCode } from '../../shared/kernel/currency.ts';
import { asId } from '../../shared/kernel/ids.ts';
import { err, ok, type Result } from '../../shared/kernel/result.ts';
import { checkCatalogue, type CatalogueFault } from '../../shared/menu-import/check-catalogue.ts';
import { stationsOf } from '../../shared/menu-import/import-menu.ts';
import type { CreateRestaurant, Paired } from '../../shared/protocol/identity.ts';
import { hashPassword, hashPin } from '../identity/argon2.ts';
import type { IdentityDeps } from '../identity/port.ts';
import { writeOrRefuse } from '../identity/write-or-refuse.ts';
import { foundRestaurant } from './found-restaurant.ts';

/** `faults` name the fields of the request as dotted paths. */
export type SetupError = { readonly type: 'already-set-up' } | { readonly type: 'invalid'; readonly faults: readonly CatalogueFault[] };
export type Created = { readonly paired: Paired; readonly sessionSecret: string };

const hallNames: Readonly<Record<Language, string>> = { en: 'Hall', ru: 'Зал', uz: 'Zal' };
const usualSeats = 4;

/** One area with tables named 1, 2, 3 …, until somebody draws the floor. */
const plainFloor = (tables: number, language: Language): Floor => ({
  areas: tables === 0 ? [] : [{ id: 'hall', name: hallNames[language], order: 0 }],
  tables: Array.from({ length: tables }, (_, index) => ({ id: asId(`hall-${index + 1}`), name: String(index + 1), areaId: 'hall', seats: usualSeats, order: index })),
});

/** Makes the restaurant, its first manager (an admin) and the device that asks: all of it or nothing. */
export async function createRestaurant(deps: IdentityDeps, request: CreateRestaurant): Promise<Result<Created, SetupError>> {
  const menu = checkCatalogue(request.menu);
  const faults: CatalogueFault[] = [
    ...(request.currency in currencyByCode ? [] : [{ field: 'currency', reason: `choose one of ${Object.keys(currencyByCode).join(', ')}` }]),
    ...(isTimeZone(request.zone) ? [] : [{ field: 'zone', reason: 'not a time zone; an example is Asia/Tashkent' }]),
    ...(menu.ok ? [] : menu.error.map(({ field, reason }) => ({ field: field === '' ? 'menu' : `menu.${field}`, reason }))),
  ];
  if (!menu.ok || faults.length > 0) return err({ type: 'invalid', faults });
  const { manager, language } = request;
  const pin = await hashPin(manager.pin, deps.entropy);
  const passwordHash = await hashPassword(manager.password, deps.entropy);
  return writeOrRefuse<Created, SetupError>(deps.writer, async (tx) => {
    const founded = await foundRestaurant(deps, tx, {
      demo: false, requireShift: request.requireShift ?? false, catalogue: menu.value, floor: plainFloor(request.tables, language), devices: [request.device],
      settings: {
        name: request.restaurant, currency: request.currency, zone: request.zone, cutOverHour: request.cutOverHour, language, lockAfterMinutes: 5,
        stations: stationsOf(menu.value),
      },
      people: [{ name: manager.name, role: 'admin', pin, account: { login: manager.login, passwordHash } }],
    });
    if (founded === null) return err({ type: 'already-set-up' });
    return ok({ writes: founded.writes, value: { paired: founded.paired[0]!, sessionSecret: founded.sessionSecret } });
  });
}
