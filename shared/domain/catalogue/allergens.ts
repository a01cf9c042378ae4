/** What must be told to guests by the rules most countries follow, in the order of those rules. Products may carry others as text. */
export const allergens = ['gluten', 'crustaceans', 'eggs', 'fish', 'peanuts', 'soy', 'milk', 'nuts', 'celery', 'mustard', 'sesame', 'sulphites', 'lupin', 'molluscs'] as const;
export type Allergen = (typeof allergens)[number];
