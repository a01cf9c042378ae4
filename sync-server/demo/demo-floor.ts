import type { Language } from '../../shared/domain/branch/branch.ts';
import type { Floor, Table, TableShape, TableSpot } from '../../shared/domain/branch/floor.ts';
import type { LocalName } from '../../shared/domain/order/frozen.ts';
import { asId } from '../../shared/kernel/ids.ts';

/** Seats, then where it stands and how large it is in grid units. */
type Place = readonly [seats: number, x: number, y: number, width: number, height: number, shape: TableShape, rotation?: TableSpot['rotation']];

const areas: readonly { readonly id: string; readonly name: LocalName; readonly prefix: string; readonly places: readonly Place[] }[] = [
  {
    id: 'hall', name: { en: 'Hall', ru: 'Зал', uz: 'Zal' }, prefix: '',
    places: [
      [4, 1, 1, 4, 4, 'square'], [4, 7, 1, 4, 4, 'square'], [4, 13, 1, 4, 4, 'square'], [4, 19, 1, 4, 4, 'square'],
      [6, 26, 1, 6, 5, 'round'], [6, 34, 1, 6, 5, 'round'], [2, 1, 8, 4, 4, 'round'], [2, 7, 8, 4, 4, 'round'],
      [4, 13, 8, 4, 4, 'round'], [4, 19, 8, 4, 4, 'round'], [8, 27, 9, 12, 4, 'square'], [4, 1, 15, 16, 3, 'bar'],
    ],
  },
  {
    id: 'terrace', name: { en: 'Terrace', ru: 'Терраса', uz: 'Ayvon' }, prefix: 'T',
    places: [
      [4, 1, 1, 4, 4, 'round'], [4, 8, 3, 4, 4, 'round'], [4, 15, 1, 4, 4, 'round'], [6, 22, 1, 6, 4, 'square'],
      [6, 31, 1, 6, 4, 'square'], [8, 22, 9, 8, 4, 'square'], [4, 3, 10, 4, 4, 'square', 45], [4, 12, 10, 4, 4, 'square', 45],
    ],
  },
  {
    id: 'private', name: { en: 'Private rooms', ru: 'Кабинеты', uz: 'Xonalar' }, prefix: 'V',
    places: [[8, 1, 1, 8, 4, 'square'], [10, 13, 1, 10, 4, 'square'], [12, 1, 8, 8, 6, 'round'], [16, 13, 8, 14, 5, 'square']],
  },
];

/** Three areas with 24 tables, named in the language of the branch. */
export function demoFloor(language: Language): Floor {
  let order = 0;
  return {
    areas: areas.map(({ id, name }, index) => ({ id, name: name[language], order: index })),
    tables: areas.flatMap(({ id, prefix, places }) => places.map(([seats, x, y, width, height, shape, rotation = 0], index): Table => ({
      id: asId(`${id}-${index + 1}`), name: `${prefix}${index + 1}`, areaId: id, seats, order: order++, spot: { x, y, width, height, shape, rotation },
    }))),
  };
}
