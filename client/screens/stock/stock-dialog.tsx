import { createSignal, For, Show, type JSX } from 'solid-js';
import { mostPortions, countEntries, outEntries } from '../../../shared/documents/availability-board.ts';
import { availabilityBoardId } from '../../../shared/documents/collections.ts';
import type { CatalogueItem } from '../../../shared/domain/catalogue/catalogue.ts';
import { stampOf } from '../../../shared/kernel/stamp.ts';
import { language, nameIn } from '../../i18n/dictionary.ts';
import { formatQuantity } from '../../i18n/money.ts';
import { shell } from '../../i18n/shell.ts';
import { stockTexts } from '../../i18n/stock.ts';
import { editBoard, type BoardChanges } from '../../session/edit-board.ts';
import { useSession } from '../../session/session.ts';
import type { Stock } from '../../session/stock.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { SwitchField } from '../../ui/switch-field.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { showToast } from '../../ui/toast.tsx';
import styles from './stock-dialog.module.css';

type Subject = { readonly id: string; readonly name: string };

/** What the branch is out of, and how many portions are left: for whoever sees it first. */
export default function StockDialog(props: { readonly item: CatalogueItem; readonly stock: Stock; readonly onClose: () => void }): JSX.Element {
  const session = useSession();
  const subjects = (): readonly Subject[] => props.item.sizes.map((size) => ({ id: size.id, name: nameIn(size.name) }));
  const save = async (changes: BoardChanges): Promise<boolean> => {
    const result = await editBoard(session, availabilityBoardId, changes);
    if (!result.ok) showToast(stockTexts().failed, { tone: 'danger' });
    return result.ok;
  };
  return (
    <Dialog title={nameIn(props.item.name)} shape="sheet" onClose={props.onClose} actions={<Button kind="accent" onClick={() => props.onClose()}>{shell().done}</Button>}>
      <div class={styles['parts']}>
        <Show when={!props.item.available}><Banner tone="info">{stockTexts().off}</Banner></Show>
        <SwitchField label={stockTexts().out} hint={stockTexts().outHint} on={props.stock.isOut(props.item.id)} onChange={(on) => void save(outEntries(props.item.id, on))} />
        <For each={subjects()}>
          {(size) => <SwitchField label={`${stockTexts().out}: ${size.name}`} on={props.stock.isOut(size.id)} onChange={(on) => void save(outEntries(size.id, on))} />}
        </For>
        <For each={subjects().length > 0 ? subjects() : [{ id: props.item.id, name: '' }]}>
          {(subject) => <PortionCount subject={subject} leftMilli={props.stock.leftMilli(subject.id)} onSave={save} />}
        </For>
        <p class={styles['soft']}>{stockTexts().countHint}</p>
      </div>
    </Dialog>
  );
}

function PortionCount(props: { readonly subject: Subject; readonly leftMilli: number | undefined; readonly onSave: (changes: BoardChanges) => Promise<boolean> }): JSX.Element {
  const session = useSession();
  const [text, setText] = createSignal('');
  const [fault, setFault] = createSignal<string | undefined>();
  const count = async (): Promise<void> => {
    const typed = text().trim();
    const portions = /^\d{1,4}$/.test(typed) ? Number(typed) : Number.NaN;
    setFault(portions <= mostPortions ? undefined : stockTexts().fault);
    if (portions <= mostPortions && await props.onSave(countEntries(props.subject.id, portions, stampOf(session.nowMs(), 0)))) setText('');
  };
  const label = (): string => (props.subject.name === '' ? stockTexts().portions : `${stockTexts().portions}: ${props.subject.name}`);
  const left = (): string => (props.leftMilli === undefined ? stockTexts().notCounted : stockTexts().left(formatQuantity(props.leftMilli, language())));
  return (
    <form class={styles['count']} novalidate onSubmit={(event) => { event.preventDefault(); void count(); }}>
      <TextField
        label={`${label()} · ${left()}`} inputmode="numeric" autocomplete="off" value={text()} error={fault()}
        onText={(typed) => { setText(typed); setFault(undefined); }}
      />
      <span class={styles['keys']}>
        <Button type="submit" disabled={text().trim() === ''}>{props.leftMilli === undefined ? stockTexts().counted : stockTexts().count}</Button>
        <Show when={props.leftMilli !== undefined}>
          <Button kind="quiet" onClick={() => void props.onSave(countEntries(props.subject.id, null, stampOf(session.nowMs(), 0)))}>{stockTexts().stop}</Button>
        </Show>
      </span>
    </form>
  );
}
