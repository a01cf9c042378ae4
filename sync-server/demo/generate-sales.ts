import type { Journal } from '../../shared/crdt/journal.ts';
import type { Floor, Table } from '../../shared/domain/branch/floor.ts';
import type { Catalogue } from '../../shared/domain/catalogue/catalogue.ts';
import type { OrderType } from '../../shared/domain/order/frozen.ts';
import { businessDateOf, type BusinessDate } from '../../shared/kernel/business-day.ts';
import type { DeviceId, DocId, Scope, StaffId } from '../../shared/kernel/ids.ts';
import { appetiteOf, fillBasket, secondRound, type Appetite } from './order-basket.ts';
import { OrderStory, shortestVisitMs, type Hand, type OrderHands } from './order-story.ts';
import { recordDocId } from '../../shared/documents/record-document.ts';
import type { ZPlace } from '../../shared/domain/shift/make-z.ts';
import { stampMs } from '../../shared/kernel/stamp.ts';
import { tellShift } from './shift-story.ts';
import { seededRandom, type SeededRandom } from './seeded-random.ts';

type SalesDevice = { readonly id: DeviceId; readonly letter: string };
type SalesTill = SalesDevice & { readonly name: string };

/** Where and by whom the sales are made. */
export type SalesWorld = {
  readonly scope: Scope;
  readonly zone: string;
  readonly cutOverHour: number;
  readonly currency: string;
  readonly catalogue: Catalogue;
  readonly floor: Floor;
  /** The first one has the drawer. */
  readonly tills: readonly SalesTill[];
  readonly waiterDevices: readonly SalesDevice[];
  readonly kitchen: DeviceId;
  readonly cashiers: readonly StaffId[];
  readonly waiters: readonly StaffId[];
};

export type SalesPlan = {
  readonly seed: number;
  /** Nothing happens after this instant; its business day is the last one. */
  readonly nowMs: number;
  /** Business days, the last one included. */
  readonly days: number;
  /** Orders on an average day; weekdays have fewer, the weekend more. */
  readonly perDay: number;
  /** Parties that came within the last half hour and are still there. */
  readonly openNow: number;
};

/** `shift`: null while nobody has come to open it yet. */
export type SalesDay = { readonly businessDate: BusinessDate; readonly orders: readonly Journal[]; readonly shift: Journal | null };

const minute = 60_000;
const hourMs = 60 * minute;
const dayMs = 24 * hourMs;

/** How many parties come in each hour: lunch and dinner. */
const partiesByHour: readonly (readonly [hour: number, weight: number])[] = [
  [10, 1], [11, 3], [12, 9], [13, 11], [14, 7], [15, 3], [16, 2.5], [17, 4], [18, 8], [19, 11], [20, 10], [21, 5],
];
/** Sunday first. */
const busynessByWeekday = [1.1, 0.8, 0.85, 0.9, 1, 1.2, 1.35];
const orderTypes: readonly (readonly [OrderType, number])[] = [['dine-in', 72], ['takeaway', 18], ['delivery', 10]];
const methods: readonly (readonly [string, number])[] = [['cash', 38], ['uzcard', 22], ['humo', 16], ['payme', 12], ['card', 8], ['click', 4]];
const guestsOfParty: readonly (readonly [number, number])[] = [[1, 18], [2, 36], [3, 16], [4, 16], [5, 6], [6, 5], [8, 3]];
/** The drawer is counted before the first party comes, and when the last has gone. */
const shiftOpensMs = 9 * hourMs + 50 * minute;
const shiftClosesAfterMs = 15 * minute;
const cancelReasons = ['The guests left', 'Ordered twice', 'Waited too long'];

type Day = { readonly businessDate: BusinessDate; readonly midnightMs: number; readonly weekday: number };

/** The day `back` days before `nowMs`; its midnight is that of the zone, as UTC. */
function dayBack(world: SalesWorld, nowMs: number, back: number): Day {
  const businessDate = businessDateOf(nowMs - back * dayMs, world.zone, world.cutOverHour);
  const noonUtc = Date.parse(`${businessDate}T12:00:00Z`);
  const parts = new Intl.DateTimeFormat('en-US', { timeZone: world.zone, hour: 'numeric', minute: 'numeric', day: 'numeric', hourCycle: 'h23' }).formatToParts(noonUtc);
  const part = (type: string): number => Number(parts.find((found) => found.type === type)?.value ?? 0);
  const dayShift = part('day') === Number(businessDate.slice(8)) ? 0 : part('hour') < 12 ? 1 : -1;
  const offsetMs = (dayShift * 24 + part('hour') - 12) * hourMs + part('minute') * minute;
  return { businessDate, midnightMs: noonUtc - 12 * hourMs - offsetMs, weekday: new Date(noonUtc).getUTCDay() };
}

/** One restaurant over some days: which tables are taken, which numbers were given. */
class Sales {
  readonly #random: SeededRandom;
  readonly #appetite: Appetite;
  readonly #freeAtMs = new Map<string, number>();
  readonly #counters = new Map<string, number>();
  /** Its own, so that what is counted in the evening changes nothing about the guests of the next day. */
  readonly #shiftRandom: SeededRandom;
  #place: ZPlace = { counter: 1, previousHash: '' };

  constructor(private readonly world: SalesWorld, private readonly plan: SalesPlan) {
    this.#random = seededRandom(plan.seed);
    this.#shiftRandom = seededRandom(plan.seed + 1);
    this.#appetite = appetiteOf(world.catalogue, this.#random);
  }

  day(day: Day, isLast: boolean): SalesDay {
    const random = this.#random;
    const shiftId = recordDocId('shift', this.#shiftRandom.id(day.midnightMs));
    const count = Math.max(1, Math.round(this.plan.perDay * busynessByWeekday[day.weekday]! * (0.9 + random.next() * 0.2)));
    const arrivals = Array.from({ length: count }, () => day.midnightMs + random.weighted(partiesByHour) * hourMs + random.between(0, 3_599) * 1_000);
    // Who comes when the last half hour begins is drawn below; a party still there at that time leaves it.
    const lastMs = isLast ? this.plan.nowMs : Number.POSITIVE_INFINITY;
    const orders = arrivals.sort((a, b) => a - b).filter((atMs) => atMs < lastMs).map((atMs) => this.#order(day, shiftId, atMs, null));
    if (isLast) {
      for (let party = 0; party < this.plan.openNow; party += 1) {
        const atMs = this.plan.nowMs - Math.round(((party + 1) / (this.plan.openNow + 1)) * (shortestVisitMs - 5 * minute)) - random.between(60, 90) * 1_000;
        orders.push(this.#order(day, shiftId, atMs, 'dine-in'));
      }
    }
    const told = orders.filter((order) => order !== null);
    return { businessDate: day.businessDate, orders: told, shift: this.#shift(day, shiftId, told, isLast) };
  }

  #shift(day: Day, id: DocId, orders: readonly Journal[], isLast: boolean): Journal | null {
    const { scope, currency, tills: [drawer], cashiers } = this.world;
    const openedAtMs = day.midnightMs + shiftOpensMs;
    if (drawer === undefined || openedAtMs > this.plan.nowMs) return null;
    const lastMs = Math.max(openedAtMs, ...orders.flatMap(({ ops }) => Object.values(ops).map(({ stamp }) => stampMs(stamp))));
    const { journal, next } = tellShift(this.#shiftRandom, {
      id, scope, drawer, cashier: this.#shiftRandom.pick(cashiers), businessDate: day.businessDate, currency, openedAtMs,
      closedAtMs: isLast ? null : lastMs + shiftClosesAfterMs, orders, place: this.#place,
    });
    this.#place = next;
    return journal;
  }

  #order(day: Day, shift: DocId, atMs: number, forced: OrderType | null): Journal | null {
    const random = this.#random;
    const wanted = forced ?? random.weighted(orderTypes);
    const guests = wanted === 'dine-in' ? random.weighted(guestsOfParty) : 1;
    const visitMs = shortestVisitMs + random.between(0, wanted === 'dine-in' ? 55 : 10) * minute;
    const table = wanted === 'dine-in' ? this.#seat(guests, atMs, atMs + visitMs) : null;
    // A full house sends the party home with its food.
    const orderType = wanted === 'dine-in' && table === null ? 'takeaway' : wanted;
    const { device, hands } = this.#hands(orderType);
    const hour = Math.floor((atMs - day.midnightMs) / hourMs);
    const endMs = atMs + visitMs;
    const story = new OrderStory(random, this.world.scope, hands, {
      opened: {
        number: this.#number(day.businessDate, device.letter), orderType, tableId: table?.id ?? null, tableName: table?.name ?? '', guests,
        businessDate: day.businessDate, openedAtMs: atMs, currency: this.world.currency,
      },
      first: fillBasket(this.#appetite, guests, hour, day.weekday >= 1 && day.weekday <= 5, random),
      second: orderType === 'dine-in' && random.chance(0.3) ? secondRound(this.#appetite, random) : [],
      shift, voidsOne: random.chance(0.04),
      ending: forced === null && random.chance(0.015)
        ? { type: 'cancelled', reason: random.pick(cancelReasons), atMs: endMs }
        : { type: 'paid', methods: random.chance(0.05) ? [random.weighted(methods), random.weighted(methods)] : [random.weighted(methods)], atMs: endMs },
    });
    return story.tell(this.world.catalogue, this.plan.nowMs);
  }

  /** The smallest free table that fits; null when there is none. */
  #seat(guests: number, fromMs: number, untilMs: number): Table | null {
    const free = this.world.floor.tables.filter(({ id, seats }) => seats >= guests && (this.#freeAtMs.get(id) ?? 0) < fromMs);
    const least = Math.min(...free.map(({ seats }) => seats));
    const fitting = free.filter(({ seats }) => seats === least);
    if (fitting.length === 0) return null;
    const table = this.#random.pick(fitting);
    // Until the last payment is through, and the table is laid again.
    this.#freeAtMs.set(table.id, untilMs + 5 * minute);
    return table;
  }

  #hands(orderType: OrderType): { device: SalesDevice; hands: OrderHands } {
    const { tills, waiterDevices, kitchen, cashiers, waiters } = this.world;
    const random = this.#random;
    const till = random.pick(tills);
    const cashier: Hand = { by: random.pick(cashiers), device: till.id };
    const atTable = orderType === 'dine-in' && waiterDevices.length > 0 && waiters.length > 0 && random.chance(0.75);
    const device = atTable ? random.pick(waiterDevices) : till;
    const server: Hand = atTable ? { by: random.pick(waiters), device: device.id } : cashier;
    return { device, hands: { server, cashier, kitchen } };
  }

  #number(businessDate: BusinessDate, letter: string): string {
    const key = `${businessDate} ${letter}`;
    const counter = (this.#counters.get(key) ?? 0) + 1;
    this.#counters.set(key, counter);
    return `${letter}-${String(counter).padStart(3, '0')}`;
  }
}

/**
 * Plausible sales day by day, oldest first: each order is made by the rules of the domain and only
 * depends on the seed, the plan and the world. What would be later than `nowMs` has not happened.
 */
export function* generateSales(world: SalesWorld, plan: SalesPlan): Generator<SalesDay> {
  const sales = new Sales(world, plan);
  for (let back = plan.days - 1; back >= 0; back -= 1) yield sales.day(dayBack(world, plan.nowMs, back), back === 0);
}
