import type { EntryValue } from '../crdt/board-entries.ts';
import { defaultBranchSettings, languages, type BranchSettings, type FoundingSettings } from '../domain/branch/branch.ts';
import { defaultCourses, type Course } from '../domain/branch/course.ts';
import type { DiscountCaps } from '../domain/branch/discount-caps.ts';
import { defaultPaymentMethods, type PaymentMethod } from '../domain/branch/payment-method.ts';
import { defaultReasons, reasonKinds, type Reason } from '../domain/branch/reasons.ts';
import type { ServiceCharge } from '../domain/branch/service-charge.ts';
import { orderTypes, type LocalName, type TaxProfile } from '../domain/order/frozen.ts';
import type { PaymentKind } from '../domain/order/ops.ts';
import { roles, type Role } from '../domain/staff/staff.ts';
import { isMoney, type Money } from '../kernel/money.ts';
import { byOrder, recordsOf, type RecordReader } from './board-records.ts';

/*
 * Settings of a branch: `branch:settings:<field>` for what there is one of, `method:`, `charge:`,
 * `reason:` and `course:` records for what there are several of. The records a branch begins with
 * are not on the board: a board holds what somebody changed of them, field by field.
 */

const paymentKinds: readonly PaymentKind[] = ['cash', 'card', 'wallet', 'custom'];
const terminals: readonly PaymentMethod['terminal'][] = ['', 'manual', 'simulated'];
const roundings: readonly TaxProfile['rounding'][] = ['line', 'check'];
const modes: readonly TaxProfile['mode'][] = ['half-up', 'half-even', 'down', 'up'];
const nobody: LocalName = { en: '', ru: '', uz: '' };

const oneOf = <T extends string>(known: readonly T[], text: string, fallback: T): T => known.find((value) => value === text) ?? fallback;
const some = <T extends string>(known: readonly T[], list: readonly string[]): readonly T[] => known.filter((value) => list.includes(value));
const money = (value: number): Money => (isMoney(value) && value >= 0 ? value : 0);
const share = (value: number, fallback: number): number => (Number.isInteger(value) && value >= 0 && value <= 10_000 ? value : fallback);
const whole = (value: number): number => (Number.isSafeInteger(value) && value >= 0 ? value : 0);

function nameOver(r: RecordReader, before: LocalName): LocalName {
  const name = r.name();
  return { en: name.en || before.en, ru: name.ru || before.ru, uz: name.uz || before.uz };
}

/** The records of a kind: those the branch began with as they were changed, and those it added, in order. */
function overDefaults<T extends { readonly id: string; readonly order: number }>(
  entries: ReadonlyMap<string, EntryValue>, kind: string, defaults: readonly T[], blank: (id: string) => T, read: (r: RecordReader, before: T) => T,
): readonly T[] {
  const changed = recordsOf(entries, kind).map((r) => read(r, defaults.find(({ id }) => id === r.id) ?? blank(r.id)));
  const known = new Set(changed.map(({ id }) => id));
  const untouched = defaults.filter(({ id }) => !known.has(id) && entries.get(`${kind}:${id}:gone`) !== true);
  return [...changed, ...untouched].sort(byOrder);
}

const readMethod = (r: RecordReader, before: PaymentMethod): PaymentMethod => ({
  id: r.id, name: nameOver(r, before.name), kind: oneOf(paymentKinds, r.text('kind'), before.kind), active: r.flag('active', before.active),
  terminal: oneOf(terminals, r.text('terminal'), before.terminal), order: r.number('order', before.order),
});
const readCharge = (r: RecordReader): ServiceCharge => ({
  id: r.id, name: r.name(), orderTypes: some(orderTypes, r.list('order_types')), areaIds: r.list('areas'), minGuests: whole(r.number('min_guests', 0)),
  basisPoints: share(r.number('basis_points', 0), 0), fixed: money(r.number('fixed', 0)), perGuest: money(r.number('per_guest', 0)),
  base: r.text('base') === 'gross' ? 'gross' : 'net', withTax: r.flag('with_tax', true), taxClass: r.text('tax_class'), active: r.flag('active', true), order: r.number('order', 0),
});
const readReason = (r: RecordReader, before: Reason): Reason =>
  ({ id: r.id, kind: oneOf(reasonKinds, r.text('kind'), before.kind), name: nameOver(r, before.name), order: r.number('order', before.order) });
const readCourse = (r: RecordReader, before: Course): Course =>
  ({ id: r.id, name: nameOver(r, before.name), order: r.number('order', before.order), heldOnDineIn: r.flag('held', before.heldOnDineIn) });

const nothing: RecordReader = { id: '', text: () => '', number: (_, fallback) => fallback, flag: (_, fallback) => fallback, list: () => [], name: () => nobody };

/** What a settings board says; what it does not say, or says wrongly, is as in a new branch. */
export function settingsOf(entries: ReadonlyMap<string, EntryValue>): BranchSettings {
  const r = recordsOf(entries, 'branch').find(({ id }) => id === 'settings') ?? nothing;
  const d = defaultBranchSettings;
  const stations = r.list('stations');
  const presets = r.list('tip_presets').map(Number).filter((value) => Number.isInteger(value) && value > 0 && value <= 10_000);
  const cashStep = r.number('cash_step', 0);
  const capOf = (role: Role): number => share(r.number(`discount_cap_${role}`, -1), d.discountCaps[role]);
  return {
    name: r.text('name'),
    currency: r.text('currency') || d.currency,
    zone: r.text('zone') || d.zone,
    cutOverHour: r.number('cut_over_hour', d.cutOverHour),
    language: oneOf(languages, r.text('language'), d.language),
    lockAfterMinutes: r.number('lock_after_minutes', d.lockAfterMinutes),
    stations: stations.length > 0 ? stations : d.stations,
    paymentMethods: overDefaults(entries, 'method', defaultPaymentMethods, (id) => ({ id, name: nobody, kind: 'custom', active: true, terminal: '', order: 0 }), readMethod),
    serviceCharges: recordsOf(entries, 'charge').map(readCharge).sort(byOrder),
    taxProfile: { rounding: oneOf(roundings, r.text('tax_rounding'), d.taxProfile.rounding), mode: oneOf(modes, r.text('tax_mode'), d.taxProfile.mode) },
    discountCaps: Object.fromEntries(roles.map((role) => [role, capOf(role)])) as DiscountCaps,
    reasons: overDefaults(entries, 'reason', defaultReasons, (id) => ({ id, kind: 'void', name: nobody, order: 0 }), readReason),
    courses: overDefaults(entries, 'course', defaultCourses, (id) => ({ id, name: nobody, order: 0, heldOnDineIn: false }), readCourse),
    shifts: {
      drawer: r.text('drawer') === 'shared' ? 'shared' : 'device', blindClose: r.flag('blind_close', d.shifts.blindClose),
      differenceLimit: money(r.number('difference_limit', d.shifts.differenceLimit)), requireShift: r.flag('require_shift', d.shifts.requireShift),
    },
    tipPresets: entries.has('branch:settings:tip_presets') ? presets : d.tipPresets,
    cashStep: isMoney(cashStep) && cashStep > 0 ? cashStep : null,
  };
}

/** The entries a restaurant is founded with; everything else begins with its default. */
export const settingsToEntries = (settings: FoundingSettings): Record<string, EntryValue> => ({
  'branch:settings:name': settings.name, 'branch:settings:currency': settings.currency, 'branch:settings:zone': settings.zone,
  'branch:settings:cut_over_hour': settings.cutOverHour, 'branch:settings:language': settings.language,
  'branch:settings:lock_after_minutes': settings.lockAfterMinutes, 'branch:settings:stations': settings.stations,
});
