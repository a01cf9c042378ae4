import { createSignal, Show, type JSX } from 'solid-js';
import { mostPictures } from '../../../shared/domain/catalogue/pictures.ts';
import { pictureBoardOf, pictureEntries } from '../../../shared/documents/picture-boards.ts';
import { menuTexts } from '../../i18n/menu.ts';
import { editBoard } from '../../session/edit-board.ts';
import { useSession } from '../../session/session.ts';
import { Button } from '../../ui/button.tsx';
import { showToast } from '../../ui/toast.tsx';
import styles from './menu-screen.module.css';
import { smallPicture } from './picture-file.ts';

/** The picture of a product: chosen from a file, made small here, kept on a board of pictures. */
export function PictureField(props: { readonly itemId: string }): JSX.Element {
  const session = useSession();
  const [fault, setFault] = createSignal<'unreadable' | 'too-large' | 'too-many' | null>(null);
  const save = async (itemId: string, picture: string | null): Promise<void> => {
    const saved = await editBoard(session, pictureBoardOf(itemId), pictureEntries(itemId, picture));
    if (!saved.ok) showToast(menuTexts().failed, { tone: 'danger' });
  };
  const choose = async (input: HTMLInputElement): Promise<void> => {
    const [file] = input.files ?? [];
    input.value = '';
    if (!file) return;
    const itemId = props.itemId;
    const pictured = session.catalogue().items.filter(({ id }) => session.pictureOf(id) !== undefined).length;
    if (session.pictureOf(itemId) === undefined && pictured >= mostPictures) {
      setFault('too-many');
      return;
    }
    const picture = await smallPicture(file);
    setFault(picture.ok ? null : picture.error);
    if (picture.ok) await save(itemId, picture.value);
  };
  return (
    <div class={styles['fields']}>
      <div class={styles['picture']}>
        <Show when={session.pictureOf(props.itemId)}>{(url) => <img src={url()} alt="" />}</Show>
        <label class={styles['choose']}>
          {menuTexts().pictureChoose}
          <input type="file" class="spoken" accept="image/*" onChange={(event) => void choose(event.currentTarget)} />
        </label>
        <Show when={session.pictureOf(props.itemId)}><Button kind="quiet" onClick={() => void save(props.itemId, null)}>{menuTexts().pictureRemove}</Button></Show>
      </div>
      <Show when={fault()} fallback={<p class={styles['soft']}>{menuTexts().pictureHint}</p>}>
        {(what) => <p class={styles['fault']} role="alert">{menuTexts().pictureFaults[what()]}</p>}
      </Show>
    </div>
  );
}
