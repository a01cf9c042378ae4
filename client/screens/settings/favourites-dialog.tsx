import { createMemo, createSignal, For, type JSX } from 'solid-js';
import { boardDocId, catalogueBoardId } from '../../../shared/documents/collections.ts';
import type { CatalogueItem } from '../../../shared/domain/catalogue/catalogue.ts';
import { asId, orgScope } from '../../../shared/kernel/ids.ts';
import { nameIn } from '../../i18n/dictionary.ts';
import { settingsTexts } from '../../i18n/settings.ts';
import { shell } from '../../i18n/shell.ts';
import { till } from '../../i18n/till.ts';
import { useSession } from '../../session/session.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { showToast } from '../../ui/toast.tsx';
import { findItems } from '../till/find-items.ts';
import styles from './favourites-dialog.module.css';

/** Products that every till shows first: written to the organisation's catalogue at each tap. */
export function FavouritesDialog(props: { readonly onClose: () => void }): JSX.Element {
  const session = useSession();
  const [search, setSearch] = createSignal('');
  const items = createMemo(() => findItems(session.catalogue(), { type: 'all' }, search()));
  const toggle = async (item: CatalogueItem): Promise<void> => {
    const self = session.self();
    const person = session.person();
    if (!self || !person) return;
    const scope = orgScope(self.organisationId);
    try {
      await session.link.request('editBoard', {
        docId: asId(boardDocId(catalogueBoardId, scope)), scope, by: person.id, changes: { [`item:${item.id}:favourite`]: !item.favourite },
      });
    } catch {
      showToast(settingsTexts().failed, { tone: 'danger' });
    }
  };
  return (
    <Dialog title={settingsTexts().chooseFavourites} shape="full" wide onClose={props.onClose}>
      <TextField label={shell().search} quietLabel placeholder={till().searchHint} value={search()} onText={setSearch} autocomplete="off" />
      <div class={styles['items']}>
        <For each={items()}>
          {(item) => <Button class={styles['item']} pressed={item.favourite} onClick={() => void toggle(item)}>{nameIn(item.name)}</Button>}
        </For>
      </div>
    </Dialog>
  );
}
