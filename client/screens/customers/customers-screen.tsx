import UserPlus from 'lucide-solid/icons/user-plus';
import Users from 'lucide-solid/icons/users';
import { createMemo, createSignal, Show, type JSX } from 'solid-js';
import { customerTexts } from '../../i18n/customers.ts';
import { useSession } from '../../session/session.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { PageHead } from '../../ui/list.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { showToast } from '../../ui/toast.tsx';
import { WindowedGrid } from '../../ui/windowed-grid.tsx';
import { CustomerForm } from './customer-form.tsx';
import CustomerOrders from './customer-orders.tsx';
import styles from './customers.module.css';
import { detailsFrom, findCustomers } from './find-customers.ts';

/** The guests a branch knows by name: found by phone or name, with what they ordered. */
export default function CustomersScreen(): JSX.Element {
  const session = useSession();
  const [search, setSearch] = createSignal('');
  const [shown, setShown] = createSignal<string | null>(null);
  const found = createMemo(() => findCustomers(session.records.customers, search(), 5_000));
  const shownState = () => {
    const id = shown();
    return id === null || id === 'new' ? undefined : session.records.customers[id];
  };
  const saved = (): void => {
    setShown(null);
    showToast(customerTexts().saved);
  };
  return (
    <div class={styles['page']}>
      <PageHead title={customerTexts().title}>
        <Button kind="accent" onClick={() => setShown('new')}><UserPlus size={22} />{customerTexts().add}</Button>
      </PageHead>
      <TextField label={customerTexts().search} quietLabel placeholder={customerTexts().search} autocomplete="off" value={search()} onText={setSearch} />
      <div class={styles['list']}>
        <Show
          when={found().length > 0}
          fallback={<EmptyState icon={<Users size={40} />} title={search() === '' ? customerTexts().none : customerTexts().noneMatch} hint={search() === '' ? customerTexts().noneHint : undefined} />}
        >
          <WindowedGrid items={found()} rowHeight={72} minColumnWidth={Number.POSITIVE_INFINITY} gap={8}>
            {({ id, state }) => (
              <button type="button" class={styles['row']} onClick={() => setShown(id)}>
                <span class={styles['words']}>
                  <b>{state.name || customerTexts().unnamed}</b>
                  <span class={styles['soft']}>{[state.phone, state.address].filter(Boolean).join(' · ')}</span>
                </span>
              </button>
            )}
          </WindowedGrid>
        </Show>
      </div>
      <Show when={shown()} keyed>
        {(id) => (
          <Dialog title={id === 'new' ? customerTexts().add : shownState()?.name || customerTexts().change} shape="full" wide onClose={() => setShown(null)}>
            <div class={styles['columns']}>
              <CustomerForm
                id={id === 'new' ? null : id}
                before={shownState() ?? { ...detailsFrom(search()), address: '', note: '' }}
                onSaved={saved}
                onKnown={(known) => setShown(known)}
              />
              <Show when={id !== 'new'}><CustomerOrders customerId={id} /></Show>
            </div>
          </Dialog>
        )}
      </Show>
    </div>
  );
}
