import type { Allergen } from '../../shared/domain/catalogue/allergens.ts';
import { dictionary } from './dictionary.ts';

const texts = dictionary({
  en: {
    gluten: 'Gluten', crustaceans: 'Crustaceans', eggs: 'Eggs', fish: 'Fish', peanuts: 'Peanuts', soy: 'Soy', milk: 'Milk', nuts: 'Nuts', celery: 'Celery', mustard: 'Mustard', sesame: 'Sesame', sulphites: 'Sulphites', lupin: 'Lupin', molluscs: 'Molluscs',
  },
  ru: {
    gluten: 'Глютен', crustaceans: 'Ракообразные', eggs: 'Яйца', fish: 'Рыба', peanuts: 'Арахис', soy: 'Соя', milk: 'Молоко', nuts: 'Орехи', celery: 'Сельдерей', mustard: 'Горчица', sesame: 'Кунжут', sulphites: 'Сульфиты', lupin: 'Люпин', molluscs: 'Моллюски',
  },
  uz: {
    gluten: 'Gluten', crustaceans: 'Qisqichbaqasimonlar', eggs: 'Tuxum', fish: 'Baliq', peanuts: 'Yeryong‘oq', soy: 'Soya', milk: 'Sut', nuts: 'Yong‘oqlar', celery: 'Selderey', mustard: 'Xantal', sesame: 'Kunjut', sulphites: 'Sulfitlar', lupin: 'Lyupin', molluscs: 'Mollyuskalar',
  },
});

/** The name of an allergen in the page's language; one we do not know is shown as it was written. */
export const allergenText = (code: string): string => texts()[code as Allergen] ?? code;
