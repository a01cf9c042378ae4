import type { CatalogueItem, Catalogue } from '../../shared/domain/catalogue/catalogue.ts';
import type { SeededRandom } from './seeded-random.ts';

export type BasketLine = { readonly item: CatalogueItem; readonly quantityMilli: number };

/** What guests order from, with how often each product is chosen. */
export type Appetite = { readonly lunch: readonly Choice[]; readonly starters: readonly Choice[]; readonly mains: readonly Choice[]; readonly drinks: readonly Choice[]; readonly desserts: readonly Choice[] };
type Choice = readonly [CatalogueItem, number];

/** Few products make most of the sales: the weight falls with a rank drawn once. */
function ranked(items: readonly CatalogueItem[], random: SeededRandom): Choice[] {
  return items.map((item) => [item, (item.favourite ? 6 : 1) / (1 + random.next() * 4)] as const);
}

export function appetiteOf(catalogue: Catalogue, random: SeededRandom): Appetite {
  const items = catalogue.items.filter(({ available, price, openPrice }) => available && price > 0 && !openPrice);
  const isLunch = ({ categoryId }: CatalogueItem): boolean => categoryId.includes('lunch');
  const course = (...names: string[]): Choice[] => {
    const found = items.filter((item) => !isLunch(item) && names.includes(item.course));
    // A menu without courses is ordered from as a whole.
    return ranked(found.length > 0 ? found : items, random);
  };
  const lunch = items.filter(isLunch);
  return {
    lunch: ranked(lunch.length > 0 ? lunch : items, random), starters: course('starter', ''), mains: course('main'), drinks: course('drink'), desserts: course('dessert'),
  };
}

function quantityOf(item: CatalogueItem, guests: number, random: SeededRandom): number {
  if (item.unit === 'kg') return random.between(6, 30) * 50;
  return random.chance(0.2) ? random.between(2, Math.max(2, guests)) * 1_000 : 1_000;
}

/** What a party of `guests` orders at this hour (0–23); every product at most once. */
export function fillBasket(appetite: Appetite, guests: number, hour: number, weekday: boolean, random: SeededRandom): BasketLine[] {
  const lines = new Map<string, BasketLine>();
  const take = (choices: readonly Choice[]): void => {
    const item = random.weighted(choices);
    if (!lines.has(item.id)) lines.set(item.id, { item, quantityMilli: quantityOf(item, guests, random) });
  };
  const eaters = Math.min(guests, 5);
  const lunchTime = weekday && hour >= 12 && hour < 15;
  for (let guest = 0; guest < eaters; guest += 1) {
    if (lunchTime && random.chance(0.35)) take(appetite.lunch);
    else take(appetite.mains);
    if (random.chance(0.45)) take(appetite.starters);
    if (random.chance(0.6)) take(appetite.drinks);
  }
  if (lines.size === 0) take(appetite.mains);
  return [...lines.values()];
}

/** What is asked for later: another tea, something sweet. */
export function secondRound(appetite: Appetite, random: SeededRandom): BasketLine[] {
  const item = random.weighted(random.chance(0.5) ? appetite.desserts : appetite.drinks);
  return [{ item, quantityMilli: quantityOf(item, 2, random) }];
}
