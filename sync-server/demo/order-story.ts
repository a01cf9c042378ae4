import { emptyJournal, type Journal, type Op } from '../../shared/crdt/journal.ts';
import { withOrderHead } from '../../shared/documents/order-document.ts';
import { deviceActor } from '../../shared/documents/permissions.ts';
import type { Catalogue } from '../../shared/domain/catalogue/catalogue.ts';
import type { OrderCommand } from '../../shared/domain/order/command.ts';
import { decideOrder } from '../../shared/domain/order/decide.ts';
import { foldOrder } from '../../shared/domain/order/fold.ts';
import { defaultPaymentMethods } from '../../shared/domain/branch/payment-method.ts';
import { fullAuthority } from '../../shared/domain/staff/authority.ts';
import type { OrderOpened } from '../../shared/domain/order/ops.ts';
import type { OrderState } from '../../shared/domain/order/state.ts';
import { currencyByCode } from '../../shared/kernel/currency.ts';
import { asId, type DeviceId, type DocId, type OrderId, type Scope, type StaffId } from '../../shared/kernel/ids.ts';
import { nextStamp, stampMs, type Stamp } from '../../shared/kernel/stamp.ts';
import type { BasketLine } from './order-basket.ts';
import { orderCommand } from './order-choice.ts';
import type { SeededRandom } from './seeded-random.ts';

export type Hand = { readonly by: StaffId; readonly device: DeviceId };

/** Who serves and who takes the money. */
export type OrderHands = { readonly server: Hand; readonly cashier: Hand; readonly kitchen: DeviceId };

export type OrderEnding =
  | { readonly type: 'paid'; readonly methods: readonly string[]; readonly atMs: number }
  | { readonly type: 'cancelled'; readonly reason: string; readonly atMs: number };

export type OrderPlot = {
  readonly opened: OrderOpened;
  readonly first: readonly BasketLine[];
  readonly second: readonly BasketLine[];
  /** One line taken off again before it is sent. */
  readonly voidsOne: boolean;
  readonly ending: OrderEnding;
  /** Whose drawer the money goes into. */
  readonly shift: DocId;
};

const second = 1_000;
const minute = 60_000;
const secondRoundAfterMs = 14 * minute;

/** The least a party stays, so that what is cooked has been served before it pays. */
export const shortestVisitMs = 34 * minute;

/** Plays one order through the same `decide` and `fold` that a till runs; every op is one a person could have made. */
export class OrderStory {
  readonly id: OrderId;
  #state: OrderState | null = null;
  #last: Stamp | null = null;
  readonly #ops: Op[] = [];

  constructor(private readonly random: SeededRandom, private readonly scope: Scope, private readonly hands: OrderHands, private readonly plot: OrderPlot) {
    this.id = asId(random.id(plot.opened.openedAtMs));
  }

  #fold(): OrderState {
    return (this.#state = foldOrder(this.#ops));
  }

  #act(hand: Hand, atMs: number, command: OrderCommand): void {
    const decision = decideOrder(this.#state, command, {
      ...hand, authority: fullAuthority, nowMs: atMs, newId: () => this.random.id(atMs), nextStamp: () => (this.#last = nextStamp(this.#last, atMs)),
    });
    if (!decision.ok) throw new Error(`the story of order ${this.plot.opened.number} breaks off at ${command.type}: ${JSON.stringify(decision.error)}`);
    this.#ops.push(...decision.value);
  }

  /** Lines of one round differ in their product, so that one state serves them all. */
  #add(catalogue: Catalogue, lines: readonly BasketLine[], fromMs: number): number {
    let atMs = fromMs;
    for (const { item, quantityMilli } of lines) {
      atMs += this.random.between(2, 12) * second;
      this.#act(this.hands.server, atMs, orderCommand(catalogue, item, quantityMilli, this.random));
    }
    this.#fold();
    return atMs;
  }

  /** Sends, and lets each station see, cook and bump its part; ends before the party pays. */
  #cook(fromMs: number, latestMs: number): void {
    this.#act(this.hands.server, fromMs, { type: 'fire' });
    const state = this.#fold();
    const fire = state.fires.at(-1)!;
    const cook: Hand = { by: asId(deviceActor(this.hands.kitchen)), device: this.hands.kitchen };
    const sent = state.lines.filter((line) => line.work.some((work) => work.fire === fire.opId));
    const stations = [...new Set(sent.map(({ item }) => item.station))];
    const seenMs = fromMs + this.random.between(200, 900);
    for (const station of stations) this.#act(cook, seenMs, { type: 'see', fires: [fire.opId], station });
    const ready = stations.map((station) => {
      const cookMs = (station === 'bar' ? this.random.between(2, 5) : this.random.between(6, 12)) * minute + this.random.between(0, 59) * second;
      return { station, atMs: Math.min(fromMs + cookMs, latestMs) };
    });
    for (const { station, atMs } of ready.sort((a, b) => a.atMs - b.atMs)) {
      const work = sent.filter(({ item }) => item.station === station).flatMap((line) => line.work.filter(({ fire: by }) => by === fire.opId).map(({ opId }) => opId));
      this.#act(cook, atMs, { type: 'bump', work });
    }
    // Cooked work changes nothing that later commands look at: a fold is most of the cost of a story.
  }

  #pay(methods: readonly string[], atMs: number): void {
    const currency = currencyByCode[this.plot.opened.currency] ?? currencyByCode['UZS']!;
    methods.forEach((method, index) => {
      const owed = this.#state!.totals.balance;
      const share = index === methods.length - 1 ? owed : Math.floor(owed / 2);
      const note = this.random.pick([1, 10, 50, 100, 200]) * currency.cashStep * 10;
      const tendered = method === 'cash' && index === methods.length - 1 ? Math.ceil((owed + currency.cashStep) / note) * note : share;
      this.#act(this.hands.cashier, atMs + index * 20 * second, { type: 'pay', method, kind: defaultPaymentMethods.find(({ id }) => id === method)?.kind ?? 'custom', tendered, cashStep: currency.cashStep, shift: this.plot.shift });
      this.#fold();
    });
    this.#act(this.hands.cashier, atMs + methods.length * 20 * second, { type: 'close' });
  }

  /** The whole order, or what had happened of it by `untilMs`; null when not even its opening had. */
  tell(catalogue: Catalogue, untilMs: number): Journal | null {
    const { opened, first, second: later, ending, voidsOne } = this.plot;
    this.#act(this.hands.server, opened.openedAtMs, { type: 'open', ...opened });
    this.#fold();
    const atMs = this.#add(catalogue, first, opened.openedAtMs);
    const secondMs = opened.openedAtMs + secondRoundAfterMs;
    const latestMs = ending.atMs - minute;
    this.#cook(atMs + 5 * second, later.length > 0 ? Math.min(secondMs - second, latestMs) : latestMs);
    // A combo would go as a whole; what is taken back after it was sent is voided, with a reason.
    const sorry = this.#state!.lines.length > 1 ? this.#state!.lines.findLast(({ combo }) => combo === null) : undefined;
    if (voidsOne && sorry) {
      this.#act(this.hands.cashier, Math.min(atMs + minute, latestMs), { type: 'void-line', lineId: sorry.lineId, reason: 'The guest changed their mind' });
      this.#fold();
    }
    if (later.length > 0) this.#cook(this.#add(catalogue, later, secondMs) + 5 * second, latestMs);
    if (ending.type === 'paid') this.#pay(ending.methods, ending.atMs);
    else this.#act(this.hands.server, ending.atMs, { type: 'cancel', reason: ending.reason });
    const told = this.#ops.filter((op) => stampMs(op.stamp) <= untilMs);
    return told.length === 0 ? null : withOrderHead({ ...emptyJournal(this.id, this.scope), ops: Object.fromEntries(told.map((op) => [op.id, op])) });
  }
}
