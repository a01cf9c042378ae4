import UserPlus from 'lucide-solid/icons/user-plus';
import { createMemo, createSignal, For, Show, type JSX } from 'solid-js';
import type { CustomerState } from '../../../shared/domain/customer/fold.ts';
import { customerTexts } from '../../i18n/customers.ts';
import { useSession } from '../../session/session.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { List, Row } from '../../ui/list.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { CustomerForm } from './customer-form.tsx';
import styles from './customers.module.css';
import { detailsFrom, findCustomers } from './find-customers.ts';

export type CustomerPickerProps = {
  /** Null: the check is nobody's. */
  readonly onPick: (customer: { readonly id: string; readonly state: CustomerState } | null) => void;
  readonly current: string | null;
  readonly onClose: () => void;
};

/** Finds a guest by phone or name, or writes down a new one with what was typed. */
export default function CustomerPicker(props: CustomerPickerProps): JSX.Element {
  const session = useSession();
  const [search, setSearch] = createSignal('');
  const [adding, setAdding] = createSignal(false);
  const found = createMemo(() => findCustomers(session.records.customers, search(), 60));
  const pick = (id: string): void => {
    const state = session.records.customers[id];
    if (state) props.onPick({ id, state });
  };
  return (
    <Dialog title={adding() ? customerTexts().add : customerTexts().choose} shape="full" wide onClose={props.onClose}>
      <Show
        when={!adding()}
        fallback={<CustomerForm id={null} before={{ ...detailsFrom(search()), address: '', note: '' }} onSaved={pick} onKnown={pick} />}
      >
        <div class={styles['find']}>
          <TextField class={styles['search']} label={customerTexts().search} quietLabel placeholder={customerTexts().search} autocomplete="off" autofocus value={search()} onText={setSearch} />
          <Button kind="accent" onClick={() => setAdding(true)}><UserPlus size={22} />{customerTexts().add}</Button>
        </div>
        <Show when={props.current !== null}><Button class={styles['without']} onClick={() => props.onPick(null)}>{customerTexts().without}</Button></Show>
        <Show when={found().length > 0} fallback={<EmptyState title={search() === '' ? customerTexts().none : customerTexts().noneMatch} hint={search() === '' ? customerTexts().noneHint : undefined} />}>
          <List label={customerTexts().title}>
            <For each={found()}>
              {({ id, state }) => <Row title={state.name || customerTexts().unnamed} detail={[state.phone, state.address].filter(Boolean).join(' · ')} selected={id === props.current} onSelect={() => pick(id)} />}
            </For>
          </List>
        </Show>
      </Show>
    </Dialog>
  );
}
