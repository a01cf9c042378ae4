import Plus from 'lucide-solid/icons/plus';
import X from 'lucide-solid/icons/x';
import { createMemo, For, Index, Match, onMount, Show, Switch, type JSX } from 'solid-js';
import type { ImportError } from '../../../shared/protocol/identity.ts';
import { failureText } from '../../i18n/api-failure.ts';
import { firstRun } from '../../i18n/first-run.ts';
import { importPlaceText, importReasonText } from '../../i18n/import-reasons.ts';
import { shell } from '../../i18n/shell.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { FilePick } from '../../ui/file-pick.tsx';
import { TextField } from '../../ui/text-field.tsx';
import styles from './first-run.module.css';
import type { MenuFile } from './menu-file.ts';
import { emptyRow, typedMenu, type MenuWay, type TypedRow } from './restaurant-draft.ts';

const shownErrors = 100;
const ways: readonly MenuWay[] = ['file', 'typed', 'none'];

/** A small menu that shows the columns, for a spreadsheet: with the mark by which it knows the encoding. */
const exampleHref = `data:text/csv;charset=utf-8,${encodeURIComponent('\uFEFFname,price,category,name_ru,name_uz,station\nPlov,45000,Mains,Плов,Palov,hot\nGreen tea,8000,Drinks,Зелёный чай,Ko‘k choy,bar\n')}`;

const tables = '.csv,.xlsx,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Every bad cell: row, column, what stands there and why it cannot be taken. */
function ImportErrors(props: { readonly errors: readonly ImportError[] }): JSX.Element {
  return (
    <>
      <Banner tone="danger">{firstRun().fileBad(props.errors.length)}</Banner>
      <ul class={styles['errors']}>
        <For each={props.errors.slice(0, shownErrors)}>
          {(error) => (
            <li>
              <b>{importPlaceText(error)}</b>
              <span>{importReasonText(error)}</span>
              <Show when={error.value !== ''}><i>{firstRun().written(error.value)}</i></Show>
            </li>
          )}
        </For>
        <Show when={props.errors.length > shownErrors}><li>{firstRun().moreErrors(props.errors.length - shownErrors)}</li></Show>
      </ul>
    </>
  );
}

function FromFile(props: { readonly file: MenuFile }): JSX.Element {
  onMount(() => props.file.recheck());
  const now = createMemo(() => props.file.state());
  const failure = (): string | null => { const state = now(); return state.type === 'failed' ? failureText(state.failure) : null; };
  const good = (): string | null => {
    const state = now();
    return state.type === 'checked' && state.check.ok ? firstRun().fileGood(firstRun().items(state.check.items), firstRun().categories(state.check.categories)) : null;
  };
  const errors = (): readonly ImportError[] | null => { const state = now(); return state.type === 'checked' && !state.check.ok ? state.check.errors : null; };
  return (
    <div class={styles['panel']}>
      <p class={styles['soft']}>{firstRun().menuFileHint}</p>
      <div class={styles['fileRow']}>
        <FilePick label={props.file.menuName() ?? firstRun().chooseFile} name="menu" accept={tables} onFile={(file) => props.file.choose('menu', file)} />
        <Show when={props.file.menuName()}>
          <FilePick label={props.file.modifiersName() ?? firstRun().modifiersFile} name="modifiers" accept={tables} onFile={(file) => props.file.choose('modifiers', file)} />
        </Show>
        <a class={styles['example']} href={exampleHref} download="menu.csv">{firstRun().example}</a>
      </div>
      <div aria-live="polite" class={styles['panel']}>
        <Switch>
          <Match when={now().type === 'checking'}><Banner tone="info">{firstRun().checking}</Banner></Match>
          <Match when={failure()}>
            {(words) => <Banner tone="danger" action={<Button onClick={() => props.file.recheck()}>{shell().retry}</Button>}>{words()}</Banner>}
          </Match>
          <Match when={good()}>{(words) => <Banner tone="good">{words()}</Banner>}</Match>
          <Match when={errors()}>{(all) => <ImportErrors errors={all()} />}</Match>
        </Switch>
      </div>
    </div>
  );
}

function Typed(props: { readonly rows: readonly TypedRow[]; readonly currency: string; readonly showFaults: boolean; readonly onRows: (rows: TypedRow[]) => void }): JSX.Element {
  const faults = createMemo(() => {
    if (!props.showFaults) return [];
    const read = typedMenu(props.rows, props.currency);
    return read.ok ? [] : read.error;
  });
  const faultOf = (index: number, column: keyof TypedRow): string | undefined => {
    const fault = faults().find((each) => each.index === index && each.column === column);
    return fault ? importReasonText(fault) : undefined;
  };
  const set = (index: number, change: Partial<TypedRow>): void => props.onRows(props.rows.map((row, at) => (at === index ? { ...row, ...change } : row)));
  return (
    <div class={styles['panel']}>
      <p class={styles['soft']}>{firstRun().menuTypedHint}</p>
      <div class={styles['rows']}>
        <div class={`${styles['row']} ${styles['rowHead']}`} aria-hidden="true">
          <span>{firstRun().productName}</span><span>{firstRun().price}, {props.currency}</span><span>{firstRun().category}</span>
        </div>
        <Index each={props.rows}>
          {(row, index) => (
            <div class={styles['row']}>
              <TextField quietLabel label={firstRun().productName} placeholder={firstRun().productName} value={row().name} error={faultOf(index, 'name')} onText={(name) => set(index, { name })} />
              <TextField quietLabel label={firstRun().price} placeholder={firstRun().price} inputmode="decimal" value={row().price} error={faultOf(index, 'price')} onText={(price) => set(index, { price })} />
              <TextField quietLabel label={firstRun().category} placeholder={firstRun().category} value={row().category} error={faultOf(index, 'category')} onText={(category) => set(index, { category })} />
              <Button kind="quiet" size="square" aria-label={firstRun().removeRow(index + 1)} onClick={() => props.onRows(props.rows.length > 1 ? props.rows.filter((_, at) => at !== index) : [emptyRow])}><X size={22} /></Button>
            </div>
          )}
        </Index>
      </div>
      <Button onClick={() => props.onRows([...props.rows, { ...emptyRow, category: props.rows.at(-1)?.category ?? '' }])}><Plus size={22} />{firstRun().addRow}</Button>
    </div>
  );
}

export type MenuStepProps = {
  readonly way: MenuWay;
  readonly onWay: (way: MenuWay) => void;
  readonly file: MenuFile;
  readonly rows: readonly TypedRow[];
  readonly onRows: (rows: TypedRow[]) => void;
  readonly currency: string;
  /** Faults of typed rows are shown once somebody tried to go on. */
  readonly showFaults: boolean;
  readonly error: string | null;
};

/** The menu from a file, typed in, or later. What was chosen or typed in one way stays when another is looked at. */
export function MenuStep(props: MenuStepProps): JSX.Element {
  const title = (way: MenuWay): string => ({ file: firstRun().menuFile, typed: firstRun().menuTyped, none: firstRun().menuNone })[way];
  return (
    <div class={styles['panel']}>
      <div class={styles['ways']} role="group" aria-label={firstRun().steps.menu}>
        <For each={ways}>{(way) => <Button size="large" pressed={props.way === way} onClick={() => props.onWay(way)}>{title(way)}</Button>}</For>
      </div>
      <Switch fallback={<p class={styles['soft']}>{firstRun().menuNoneHint}</p>}>
        <Match when={props.way === 'file'}><FromFile file={props.file} /></Match>
        <Match when={props.way === 'typed'}><Typed rows={props.rows} currency={props.currency} showFaults={props.showFaults} onRows={(rows) => props.onRows(rows)} /></Match>
      </Switch>
      <Show when={props.error}>{(words) => <Banner tone="danger">{words()}</Banner>}</Show>
    </div>
  );
}
