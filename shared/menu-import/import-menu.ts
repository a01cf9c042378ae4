import { blankItem, blankTaxClass, emptyCatalogue, type Catalogue, type CatalogueItem, type Category, type TaxClass } from '../domain/catalogue/catalogue.ts';
import { currencyByCode } from '../kernel/currency.ts';
import { asId } from '../kernel/ids.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import type { ImportError } from '../protocol/identity.ts';
import { isEan13 } from './barcode.ts';
import { readModifiers } from './modifiers.ts';
import { categoryColour } from './palette.ts';
import { readPrice } from './price.ts';
import { importError, type ImportReason } from './reasons.ts';
import { makeIds, slugOf } from './record-id.ts';
import { readAllergens, readSizes } from './sizes.ts';
import { readSheet, type Cell, type SheetRow } from './sheet.ts';
import { defaultTaxClass, defaultTaxClassId, readTaxRate } from './tax.ts';

/** What a person hands in: the cells of the files, the header first. */
export type MenuFiles = {
  readonly menu: readonly (readonly Cell[])[];
  readonly modifiers?: readonly (readonly Cell[])[];
  /** Prices in the files are in its major units. */
  readonly currency: string;
};

/** Three times the largest menu we know of. */
export const maxMenuRows = 3_000;

const maxText = 200;
const units: Readonly<Record<string, 'piece' | 'kg'>> = {
  '': 'piece', piece: 'piece', pcs: 'piece', pc: 'piece', шт: 'piece', 'шт.': 'piece', штука: 'piece', порция: 'piece', dona: 'piece', porsiya: 'piece',
  kg: 'kg', кг: 'kg', 'кг.': 'kg', kilogramm: 'kg',
};
const flags: Readonly<Record<string, boolean>> = {
  '': false, yes: true, no: false, true: true, false: false, '1': true, '0': false, да: true, нет: false, ha: true, "yo'q": false, yoq: false,
};

type Bad = (column: string, reason: ImportReason) => void;

/** Where codes and barcodes were seen first, and what rows share. */
class MenuReading {
  readonly categories = new Map<string, Category>();
  readonly taxClasses = new Map<string, { readonly tax: TaxClass; readonly given: boolean }>();
  readonly #codes = new Set<string>();
  readonly #barcodes = new Set<string>();
  readonly #categoryId = makeIds('category');
  readonly #itemId = makeIds('item');

  /** `groupIdByKey`: null while the modifiers cannot be read, so that their fault is not reported on every product too. */
  constructor(readonly currency: string, readonly fractionDigits: number, readonly groupIdByKey: ReadonlyMap<string, string> | null) {}

  item(row: SheetRow, order: number, bad: Bad): CatalogueItem {
    for (const column of ['code', 'category', 'category_ru', 'category_uz', 'name', 'name_ru', 'name_uz', 'station', 'course']) {
      if (row.text(column).length > (column === 'station' || column === 'course' ? 60 : maxText)) bad(column, 'text-too-long');
    }
    const name = { en: row.text('name'), ru: row.text('name_ru'), uz: row.text('name_uz') };
    if (name.en === '') bad('name', 'name-missing');
    const price = readPrice(row.cell('price'), this.fractionDigits);
    if (!price.ok) bad('price', price.error);
    else if (price.value < 0) bad('price', 'price-negative');
    const unit = units[row.text('unit').toLowerCase()];
    if (unit === undefined) bad('unit', 'unit-unknown');
    const favourite = flags[row.text('favourite').toLowerCase().replace(/[ʻʼ’]/g, "'")];
    if (favourite === undefined) bad('favourite', 'flag-invalid');
    const code = this.#code(row, bad);
    const id = this.#itemId(code || name.en);
    return {
      ...blankItem, id: asId(id), allergens: readAllergens(row, bad), sizes: readSizes(row, id, this.fractionDigits, bad), code, categoryId: this.#category(row), name, price: price.ok ? price.value : 0, unit: unit ?? 'piece',
      station: row.text('station') || 'kitchen', course: row.text('course'), targetMinutes: targetMinutes(row, bad), taxClass: this.#taxClass(row, bad),
      modifierGroups: this.#groups(row, bad), barcode: this.#barcode(row, bad), favourite: favourite ?? false, available: true, order,
    };
  }

  #code(row: SheetRow, bad: Bad): string {
    const code = row.text('code');
    if (code === '') return '';
    if (this.#codes.has(code.toLowerCase())) bad('code', 'code-twice');
    this.#codes.add(code.toLowerCase());
    return code;
  }

  #barcode(row: SheetRow, bad: Bad): string {
    const barcode = row.text('barcode').replace(/\s/g, '');
    if (barcode === '') return '';
    if (!isEan13(barcode)) bad('barcode', 'barcode-invalid');
    else if (this.#barcodes.has(barcode)) bad('barcode', 'barcode-twice');
    this.#barcodes.add(barcode);
    return barcode;
  }

  #category(row: SheetRow): string {
    const given = row.text('category');
    const key = given.toLowerCase();
    const known = this.categories.get(key);
    const ru = row.text('category_ru');
    const uz = row.text('category_uz');
    if (known) {
      // A translation may stand on any of the category's rows.
      this.categories.set(key, { ...known, name: { en: known.name.en, ru: known.name.ru || ru, uz: known.name.uz || uz } });
      return known.id;
    }
    const name = given === '' ? { en: 'Menu', ru: 'Меню', uz: 'Menyu' } : { en: given, ru, uz };
    const order = this.categories.size;
    const category = { id: this.#categoryId(name.en), name, colour: categoryColour(order), order };
    this.categories.set(key, category);
    return category.id;
  }

  #taxClass(row: SheetRow, bad: Bad): string {
    const id = slugOf(row.text('tax_class')) || defaultTaxClassId;
    const rateText = row.text('tax_rate');
    const rate = rateText === '' ? null : readTaxRate(rateText);
    if (rateText !== '' && rate === null) bad('tax_rate', 'tax-rate-invalid');
    const known = this.taxClasses.get(id);
    if (rate === null) {
      if (!known) this.taxClasses.set(id, { tax: defaultTaxClass(id, this.currency), given: false });
    } else if (!known?.given) this.taxClasses.set(id, { tax: { ...blankTaxClass, id, basisPoints: rate }, given: true });
    else if (known.tax.basisPoints !== rate) bad('tax_rate', 'tax-rate-differs');
    return id;
  }

  #groups(row: SheetRow, bad: Bad): string[] {
    const known = this.groupIdByKey;
    if (known === null) return [];
    const keys = row.text('modifier_groups').split('|').map((key) => key.trim().toLowerCase()).filter((key) => key !== '');
    const ids = [...new Set(keys)].map((key) => known.get(key));
    if (ids.includes(undefined)) bad('modifier_groups', 'group-unknown');
    return ids.filter((id) => id !== undefined);
  }
}

function targetMinutes(row: SheetRow, bad: Bad): number {
  const text = row.text('target_minutes');
  if (text === '') return 10;
  if (/^\d{1,3}$/.test(text) && Number(text) <= 600) return Number(text);
  bad('target_minutes', 'minutes-invalid');
  return 10;
}

/**
 * The catalogue that the files describe, or every cell that is wrong; never a part of it. The same
 * files give the same ids, so that a second import changes products instead of doubling them.
 */
export function importMenu(files: MenuFiles): Result<Catalogue, ImportError[]> {
  const fractionDigits = currencyByCode[files.currency]?.fractionDigits ?? 2;
  const modifiers = files.modifiers ? readModifiers(files.modifiers, fractionDigits) : { groups: [], options: [], groupIdByKey: new Map<string, string>(), errors: [] };
  const sheet = readSheet('menu', files.menu, ['name', 'price'], maxMenuRows);
  if (!sheet.ok) return err([...sheet.error, ...modifiers.errors]);
  const errors: ImportError[] = [];
  const reading = new MenuReading(files.currency, fractionDigits, modifiers.errors.length > 0 ? null : modifiers.groupIdByKey);
  const items = sheet.value.map((row, order) =>
    reading.item(row, order, (column, reason) => { errors.push(importError('menu', row.row, row.header(column), row.text(column), reason)); }));
  errors.push(...modifiers.errors);
  if (errors.length > 0) return err(errors);
  return ok({
    ...emptyCatalogue, categories: [...reading.categories.values()], items, modifierGroups: modifiers.groups, modifierOptions: modifiers.options,
    taxClasses: [...reading.taxClasses.values()].map(({ tax }) => tax).sort((a, b) => (a.id < b.id ? -1 : 1)),
  });
}

/** The stations a menu names, in the order they appear: what the branch's kitchen screens choose from. */
export const stationsOf = (catalogue: Catalogue): string[] => {
  const stations = [...new Set(catalogue.items.map(({ station }) => station))];
  return stations.length > 0 ? stations : ['kitchen'];
};
