import type { FrozenCharge, FrozenItem, FrozenModifier, FrozenTax, LocalName, TaxProfile } from '../../shared/domain/order/frozen.ts';
import { asId } from '../../shared/kernel/ids.ts';
import type { Money } from '../../shared/kernel/money.ts';
import { Random } from './random.ts';

/** The rules and the menu of one run's restaurant. */
export type House = {
  readonly drawer: 'device' | 'shared';
  readonly blind: boolean;
  readonly requireShift: boolean;
  readonly differenceLimit: Money;
  readonly charges: readonly FrozenCharge[];
  readonly taxProfile: TaxProfile;
  readonly heldCourses: readonly string[];
  readonly cashStep: Money;
};

const named = (en: string): LocalName => ({ en, ru: '', uz: '' });
const tax = (id: string, basisPoints: number, included: boolean): FrozenTax => ({ id, name: named(id), basisPoints, included });
const option = (optionId: string, price: Money, count = 1): FrozenModifier => ({ optionId, groupId: 'extras', name: named(optionId), price, count, parent: null });

const item = (name: string, unitPrice: Money, station: string, course: string, more: Partial<FrozenItem> = {}): FrozenItem => ({
  itemId: asId(name), name: named(name), unitPrice, unit: 'piece', station, course, taxClass: 'vat', taxBasisPoints: 1_200, taxIncluded: true, ...more,
});

export const menu: readonly FrozenItem[] = [
  item('plov', 45_000, 'hot', 'main', { size: { id: 'large', name: named('large') } }),
  item('plov', 45_000, 'hot', 'main', { modifiers: [option('egg', 3_500, 2), option('half', -20_001)] }),
  item('tea', 5_030, 'bar', 'drink'),
  item('bread', 3_333, '', 'starter', { taxBasisPoints: 0 }),
  item('wine', 19_990, 'bar', 'drink', { taxes: [tax('vat', 1_200, false), tax('excise', 700, false)], taxIncluded: false }),
  item('soup', 17_777, 'hot', 'starter', { taxes: [tax('vat', 1_200, true), tax('city', 100, true), tax('fund', 50, false)] }),
  item('fish', 120_000, 'hot', 'main', { unit: 'kg', modifiers: [option('lemon', 1_000)] }),
  item('cake', 21_500, '', 'dessert', { priceList: 'evening' }),
];

const charge = (id: string, more: Partial<FrozenCharge>): FrozenCharge => ({
  id, name: named(id), orderTypes: [], areaIds: [], minGuests: 0, basisPoints: 0, fixed: 0, perGuest: 0, base: 'net', withTax: true, taxes: [], ...more,
});

/** Each seed is a restaurant of its own. */
export function houseOf(seed: number): House {
  const random = new Random(seed ^ 0x2545f491);
  const charges = [
    charge('service', { basisPoints: 1_000, orderTypes: ['dine-in'], base: random.chance(0.5) ? 'net' : 'gross', withTax: random.chance(0.5), taxes: random.chance(0.5) ? [tax('vat', 1_200, random.chance(0.5))] : [] }),
    charge('terrace', { areaIds: ['terrace'], perGuest: 2_000 }),
    charge('party', { minGuests: 5, fixed: 15_000, basisPoints: 333 }),
  ];
  return {
    drawer: random.chance(0.3) ? 'shared' : 'device', blind: random.chance(0.5), requireShift: random.chance(0.3), differenceLimit: random.pick([0, 1_000, 50_000])!,
    charges: charges.filter(() => random.chance(0.7)),
    taxProfile: { rounding: random.chance(0.5) ? 'line' : 'check', mode: random.pick(['half-up', 'half-even', 'down', 'up'] as const)! },
    heldCourses: random.chance(0.3) ? ['dessert'] : [], cashStep: random.pick([1, 100, 500])!,
  };
}
