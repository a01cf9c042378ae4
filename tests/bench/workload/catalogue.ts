import { blankItem, blankTaxClass, emptyCatalogue, type Catalogue, type CatalogueItem } from '../../../shared/domain/catalogue/catalogue.ts';
import { asId } from '../../../shared/kernel/ids.ts';

const dishes = ['Plov', 'Lagman', 'Manti', 'Samsa', 'Shashlik', 'Shurpa', 'Norin', 'Dimlama', 'Chuchvara', 'Mastava'];
const stations = ['hot', 'cold', 'grill', 'bar'];

/** A menu of `count` products in twenty categories, long names in three languages. */
export function catalogueOf(count: number): Catalogue {
  const categories = Array.from({ length: 20 }, (_, index) => ({
    id: `c${index}`, name: { en: `Category ${index + 1}`, ru: `Категория ${index + 1}`, uz: `Bo‘lim ${index + 1}` },
    colour: ['amber', 'teal', 'rose', 'indigo'][index % 4]!, order: index,
  }));
  const items = Array.from({ length: count }, (_, index): CatalogueItem => {
    const dish = `${dishes[index % dishes.length]!} ${index + 1}`;
    return {
      ...blankItem, id: asId(`i${index}`), code: `P${String(index).padStart(4, '0')}`, categoryId: `c${index % 20}`,
      name: { en: `${dish} with herbs`, ru: `${dish} с зеленью`, uz: `${dish} ko‘katlar bilan` },
      price: 8_000 + (index % 60) * 1_500, unit: 'piece', station: stations[index % stations.length]!, course: 'main', targetMinutes: 10,
      taxClass: 'food', modifierGroups: [], barcode: '', favourite: index % 50 === 0, available: true, order: index,
    };
  });
  return { ...emptyCatalogue, categories, items, taxClasses: [{ ...blankTaxClass, id: 'food', basisPoints: 1_200 }] };
}
