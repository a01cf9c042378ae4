import { createMemo, createSignal, Show, type JSX } from 'solid-js';
import { itemEntries } from '../../../shared/documents/catalogue-entries.ts';
import { blankItem, type CatalogueItem } from '../../../shared/domain/catalogue/catalogue.ts';
import { language, nameIn } from '../../i18n/dictionary.ts';
import { menuTexts } from '../../i18n/menu.ts';
import { menuWords } from '../../i18n/menu-words.ts';
import { shell } from '../../i18n/shell.ts';
import { till } from '../../i18n/till.ts';
import { useSession } from '../../session/session.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { WindowedGrid } from '../../ui/windowed-grid.tsx';
import { useAmounts } from '../order-parts/amounts.ts';
import { findItems } from '../till/find-items.ts';
import { AddRecord } from './add-record.tsx';
import styles from './menu-screen.module.css';
import { lastPlace, newRecordId, useMenuWriter } from './menu-writer.ts';

/** All products, found by name, code, barcode or category, and the way to a new one. */
export function ProductList(props: { readonly chosen: string | null; readonly onChoose: (id: string) => void }): JSX.Element {
  const session = useSession();
  const { save } = useMenuWriter();
  const { amount } = useAmounts();
  const [search, setSearch] = createSignal('');
  const [category, setCategory] = createSignal('');
  const items = createMemo(() => {
    const found = findItems(session.catalogue(), { type: 'all' }, search());
    return category() === '' ? found : found.filter(({ categoryId }) => categoryId === category());
  });
  const colours = createMemo(() => new Map(session.catalogue().categories.map(({ id, colour }) => [id, colour])));
  const add = async (name: string): Promise<boolean> => {
    const id = newRecordId();
    const like = items()[0] ?? session.catalogue().items[0];
    const saved = await save(itemEntries(id, {
      name: { ...blankItem.name, [language()]: name }, categoryId: category() || like?.categoryId || session.catalogue().categories[0]?.id || '', price: 0,
      station: like?.station ?? session.settings().stations[0] ?? 'kitchen', taxClass: like?.taxClass ?? session.catalogue().taxClasses[0]?.id ?? '',
      course: like?.course ?? '', order: lastPlace(session.catalogue().items),
    }));
    if (saved) { setSearch(''); props.onChoose(id); }
    return saved;
  };
  const price = (item: CatalogueItem): string => {
    const lowest = item.sizes.reduce((least, size) => Math.min(least, size.price), item.sizes[0]?.price ?? item.price);
    return item.openPrice ? menuWords().openPrice : item.sizes.length > 1 ? menuWords().from(amount(lowest)) : amount(lowest);
  };
  return (
    <>
      <TextField label={shell().search} quietLabel placeholder={till().searchHint} value={search()} onText={setSearch} autocomplete="off" />
      <SelectField
        label={menuTexts().category} value={category()} onChoose={setCategory}
        options={[{ value: '', label: menuTexts().all }, ...session.catalogue().categories.map(({ id, name }) => ({ value: id, label: nameIn(name) }))]}
      />
      <div class={styles['products']}>
        <Show when={items().length > 0} fallback={<EmptyState title={menuTexts().nothing} hint={menuTexts().nothingHint} />}>
          <WindowedGrid items={items()} rowHeight={56} minColumnWidth={Number.POSITIVE_INFINITY} gap={2} label={menuTexts().sections.products}>
            {(item) => (
              <button
                type="button" class={styles['product']} style={{ '--category': item.colour || colours().get(item.categoryId) || 'var(--line)' }}
                aria-current={props.chosen === item.id ? 'true' : undefined} data-product={item.id} onClick={() => props.onChoose(item.id)}
              >
                <span classList={{ [styles['dim'] ?? '']: !item.available }}>{nameIn(item.name)}</span>
                <span class="money">{price(item)}</span>
              </button>
            )}
          </WindowedGrid>
        </Show>
      </div>
      <AddRecord label={menuTexts().addProduct} onAdd={add} />
    </>
  );
}
