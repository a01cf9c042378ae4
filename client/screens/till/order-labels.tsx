import Armchair from 'lucide-solid/icons/armchair';
import Bike from 'lucide-solid/icons/bike';
import Ellipsis from 'lucide-solid/icons/ellipsis';
import Note from 'lucide-solid/icons/message-square';
import ShoppingBag from 'lucide-solid/icons/shopping-bag';
import UserRound from 'lucide-solid/icons/user-round';
import Users from 'lucide-solid/icons/users';
import Utensils from 'lucide-solid/icons/utensils';
import { createSignal, For, lazy, Show, Suspense, type JSX } from 'solid-js';
import { Dynamic } from 'solid-js/web';
import { orderTypes, type OrderType } from '../../../shared/domain/order/frozen.ts';
import { till } from '../../i18n/till.ts';
import { useDesk } from '../../session/desk.ts';
import { useSession } from '../../session/session.ts';
import { Button } from '../../ui/button.tsx';
import styles from './order-labels.module.css';
import type { TillActions } from './till-actions.ts';

/** Brings the whole floor with it: a module of its own, so that the till opens without it. */
const TableDialog = lazy(() => import('./table-dialog.tsx'));

const iconByType: Readonly<Record<OrderType, typeof Utensils>> = { 'dine-in': Utensils, takeaway: ShoppingBag, delivery: Bike };

const NoteDialog = lazy(() => import('./note-dialog.tsx'));
const NumberDialog = lazy(() => import('./number-dialog.tsx'));
const CheckSheet = lazy(() => import('./check-sheet.tsx'));

/** Type, table, guests and note of the order, or of the blank one before its first line. */
export function OrderLabels(props: { readonly actions: TillActions }): JSX.Element {
  const session = useSession();
  const desk = useDesk();
  const [asking, setAsking] = createSignal<'table' | 'guests' | 'note' | 'check' | null>(null);
  const labels = () => desk.order() ?? desk.draft();
  const note = (): string => desk.order()?.note ?? '';

  const setType = (orderType: OrderType): void => {
    if (desk.order()) void props.actions.act({ type: 'label', label: 'order-type', value: orderType });
    else desk.setDraft({ orderType });
  };
  const setTable = (table: { tableId: NonNullable<ReturnType<typeof labels>['tableId']> | null; tableName: string }): void => {
    setAsking(null);
    // Which charges apply depends on the part of the floor.
    const areaId = session.floor().tables.find(({ id }) => id === table.tableId)?.areaId ?? '';
    if (desk.order()) void props.actions.act({ type: 'label', label: 'table', value: { ...table, areaId } });
    else desk.setDraft({ ...table, areaId });
  };
  const setGuests = (guests: number): void => {
    setAsking(null);
    if (desk.order()) void props.actions.act({ type: 'label', label: 'guests', value: guests });
    else desk.setDraft({ guests });
  };

  /** A delivery begins with who calls: the order is opened before its first line. */
  const openSheet = async (): Promise<void> => {
    if (desk.order() !== null || await props.actions.act()) setAsking('check');
  };
  const customer = (): string => desk.order()?.customer?.name || desk.order()?.customer?.phone || '';

  return (
    <div class={styles['labels']}>
      <div class={styles['types']} role="group">
        <For each={orderTypes}>
          {(type) => (
            <Button class={styles['type']} pressed={labels().orderType === type} aria-label={till().types[type]} title={till().types[type]} onClick={() => setType(type)}>
              <Dynamic component={iconByType[type]} size={20} />
              <Show when={labels().orderType === type}><span class={styles['words']}>{till().types[type]}</span></Show>
            </Button>
          )}
        </For>
      </div>
      <div class={styles['more']}>
        <Show when={labels().orderType === 'dine-in'}>
          <Button class={styles['table']} onClick={() => setAsking('table')}>
            <Armchair size={20} />
            <span class={styles['words']}>{labels().tableName === '' ? till().noTable : till().tableNamed(labels().tableName)}</span>
          </Button>
          <Button aria-label={till().guests} onClick={() => setAsking('guests')}><Users size={20} />{labels().guests || '–'}</Button>
        </Show>
        <Show when={labels().orderType === 'delivery' || customer() !== ''}>
          <Button class={styles['table']} classList={{ [styles['whole'] ?? '']: labels().orderType === 'dine-in' }} onClick={() => void openSheet()}><UserRound size={20} /><span class={styles['words']}>{customer() || till().customer}</span></Button>
        </Show>
        {/* Said, it needs a row: an allergy must not be cut to its first word. */}
        <Button class={styles['note']} classList={{ [styles['table'] ?? '']: note() !== '', [styles['whole'] ?? '']: note() !== '' }} aria-label={note() === '' ? till().orderNote : `${till().orderNote}: ${note()}`} disabled={desk.order() === null} onClick={() => setAsking('note')}>
          <Note size={20} /><Show when={note()}><span class={styles['words']}>{note()}</span></Show>
        </Button>
        <Button size="square" aria-label={till().checkMore} disabled={desk.order() === null} onClick={() => void openSheet()}><Ellipsis size={22} /></Button>
      </div>
      <Suspense>
        <Show when={asking() === 'table'}>
          <TableDialog
            current={labels().tableId}
            onTable={setTable}
            onOrder={(id) => {
              setAsking(null);
              desk.open(id);
            }}
            onClose={() => setAsking(null)}
          />
        </Show>
        <Show when={asking() === 'guests'}>
          <NumberDialog title={till().guests} label={till().guests} fractionDigits={0} onNumber={(milli) => setGuests(milli / 1000)} onClose={() => setAsking(null)} />
        </Show>
        <Show when={asking() === 'note'}>
          <NoteDialog
            title={till().orderNote}
            label={till().orderNote}
            note={note()}
            onNote={(value) => {
              setAsking(null);
              void props.actions.act({ type: 'label', label: 'note', value });
            }}
            onClose={() => setAsking(null)}
          />
        </Show>
        <Show when={asking() === 'check' ? desk.orderId() : null} keyed>
          {(orderId) => <Show when={desk.order()}>{(order) => <CheckSheet orderId={orderId} order={order()} actions={props.actions} onClose={() => setAsking(null)} />}</Show>}
        </Show>
      </Suspense>
    </div>
  );
}
