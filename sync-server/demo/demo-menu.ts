import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Catalogue } from '../../shared/domain/catalogue/catalogue.ts';
import { importMenu } from '../../shared/menu-import/import-menu.ts';
import { readCsv } from '../setup/read-table.ts';
import { withOffers } from './demo-offers.ts';

const folder = join('sync-server', 'demo', 'data');

/** The file in the project this code belongs to, whether it runs as source or from the bundle in dist. */
function dataFile(name: string): string {
  for (let at = dirname(fileURLToPath(import.meta.url)); ; at = dirname(at)) {
    const path = join(at, folder, name);
    if (existsSync(path)) return readFileSync(path, 'utf8');
    if (dirname(at) === at) throw new Error(`The demo's ${name} is missing: ${folder} belongs beside dist.`);
  }
}

/** What a cashier of this restaurant has on the first page. */
const favourites: ReadonlySet<string> = new Set([
  'plov', 'samsa', 'lagman', 'shashlik', 'manti', 'achichuk', 'bread', 'green tea', 'black tea', 'business lunch', 'cola', 'americano',
]);

function withFavourites(menu: Catalogue): Catalogue {
  const open = new Set(favourites);
  const items = menu.items.map((item) => {
    const name = item.name.en.toLowerCase();
    const found = [...open].find((word) => name.includes(word));
    if (found === undefined) return item;
    open.delete(found);
    return { ...item, favourite: true };
  });
  return { ...menu, items };
}

/** The menu of a mid-size restaurant in Tashkent, in three languages, priced in so'm. */
export function demoMenu(): Catalogue {
  const [menu, modifiers] = [readCsv(dataFile('menu.csv')), readCsv(dataFile('modifiers.csv'))];
  if (!menu.ok || !modifiers.ok) throw new Error('The demo menu is not a table.');
  const imported = importMenu({ menu: menu.value.cells, modifiers: modifiers.value.cells, currency: 'UZS' });
  if (!imported.ok) throw new Error(`The demo menu is broken: ${JSON.stringify(imported.error.slice(0, 5))}`);
  return withOffers(withFavourites(imported.value));
}
