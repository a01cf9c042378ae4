import type { Language } from '../../shared/domain/branch/branch.ts';
import { recordDocId } from '../../shared/documents/record-document.ts';
import { nextZPlace } from '../../shared/domain/shift/make-z.ts';
import { businessDateOf } from '../../shared/kernel/business-day.ts';
import { asId, branchScope } from '../../shared/kernel/ids.ts';
import { err, ok, type Result } from '../../shared/kernel/result.ts';
import { stationsOf } from '../../shared/menu-import/import-menu.ts';
import type { DemoReady } from '../../shared/protocol/identity.ts';
import { hashPassword, hashPin } from '../identity/argon2.ts';
import type { IdentityDeps } from '../identity/port.ts';
import { newPairingCode } from '../identity/secrets.ts';
import { writeOrRefuse } from '../identity/write-or-refuse.ts';
import type { ServerWrite } from '../ingest/server-writer.ts';
import { foundRestaurant, type FirstDevice, type Founded, type Founder } from '../setup/found-restaurant.ts';
import { demoMenu } from './demo-menu.ts';
import { demoFloor } from './demo-floor.ts';
import { demoDevices, demoPeople, demoSettings } from './demo-restaurant.ts';
import { generateSales } from './generate-sales.ts';
import { seededRandom } from './seeded-random.ts';
import { tellShift } from './shift-story.ts';

export type DemoRequest = { readonly language: Language; readonly device: FirstDevice };
/** How much of a past there is: the tests take less. */
export type DemoSize = { readonly days: number; readonly perDay: number; readonly openNow: number };

export const demoSize: DemoSize = { days: 28, perDay: 85, openNow: 5 };

/** The same restaurant has the same past wherever it is shown. */
const demoSeed = 20_260;
const demoLogin = 'demo';

const staffOf = (founded: Founded, role: string) => founded.staffIds.filter((_, index) => demoPeople[index]!.role === role).map((id) => asId<never>(id));

/** The past of the demo as documents, sold by its people on the devices that nobody holds. */
function salesWrites(founded: Founded, language: Language, size: DemoSize, nowMs: number): ServerWrite[] {
  const scope = branchScope(founded.branchId);
  const menu = demoMenu();
  const { zone, cutOverHour, currency } = demoSettings(language, stationsOf(menu));
  const devices = founded.paired.slice(1);
  const ofKind = (kind: string) => devices.filter((device) => device.kind === kind).map(({ deviceId, letter, name }) => ({ id: asId<never>(deviceId), letter, name }));
  const world = {
    scope, zone, cutOverHour, currency, catalogue: menu, floor: demoFloor(language), tills: ofKind('till'), waiterDevices: ofKind('waiter'),
    kitchen: ofKind('kitchen')[0]!.id, cashiers: staffOf(founded, 'cashier'), waiters: staffOf(founded, 'waiter'),
  };
  const writes: ServerWrite[] = [];
  for (const { orders, shift } of generateSales(world, { seed: demoSeed, nowMs, ...size })) {
    for (const doc of orders) writes.push({ scope, collection: 'orders', doc });
    if (shift !== null) writes.push({ scope, collection: 'records', doc: shift });
  }
  const [first] = founded.paired;
  if (first !== undefined && (first.kind === 'till' || first.kind === 'waiter')) {
    // Whoever explores takes money at once: the drawer of this browser was counted an hour ago.
    const random = seededRandom(demoSeed + 2);
    const openedAtMs = nowMs - 3_600_000;
    const { journal } = tellShift(random, {
      id: recordDocId('shift', random.id(openedAtMs)), scope, drawer: { id: asId(first.deviceId), letter: first.letter, name: first.name }, cashier: world.cashiers[0]!,
      businessDate: businessDateOf(openedAtMs, zone, cutOverHour), currency, openedAtMs, closedAtMs: null, orders: [], place: nextZPlace(first.letter, []),
    });
    writes.push({ scope, collection: 'records', doc: journal });
  }
  return writes;
}

/** Makes the demo restaurant with some weeks of sales, and this browser one more device of it: all of it or nothing. */
export async function exploreDemo(deps: IdentityDeps, request: DemoRequest, size: DemoSize = demoSize): Promise<Result<{ ready: DemoReady; sessionSecret: string }, { readonly type: 'already-set-up' }>> {
  const { language } = request;
  const password = `${newPairingCode(deps.entropy)}-${newPairingCode(deps.entropy)}`;
  const passwordHash = await hashPassword(password, deps.entropy);
  const people: Founder[] = [];
  for (const { name, role, pin } of demoPeople) {
    people.push({ name, role, pin: await hashPin(pin, deps.entropy), ...(role === 'admin' && { account: { login: demoLogin, passwordHash } }) });
  }
  const catalogue = demoMenu();
  const made = await writeOrRefuse<Founded, { readonly type: 'already-set-up' }>(deps.writer, async (tx) => {
    const founded = await foundRestaurant(deps, tx, {
      demo: true, requireShift: false, catalogue, floor: demoFloor(language), settings: demoSettings(language, stationsOf(catalogue)), people,
      devices: [request.device, ...demoDevices.map(({ name, kind }) => ({ name: name[language], kind }))],
    });
    if (founded === null) return err({ type: 'already-set-up' });
    return ok({ writes: [...founded.writes, ...salesWrites(founded, language, size, deps.clock.nowMs())], value: founded });
  });
  if (!made.ok) return made;
  const { branchId, paired, sessionSecret } = made.value;
  try {
    await deps.sealSettledDays(branchScope(branchId));
  } catch (cause) {
    // The demo is there and whole; its past is archived at the next round instead.
    deps.log.warn({ err: cause }, 'the past of the demo could not be archived yet');
  }
  return ok({ ready: { paired: paired[0]!, people: [...demoPeople], manager: { login: demoLogin, password } }, sessionSecret });
}
