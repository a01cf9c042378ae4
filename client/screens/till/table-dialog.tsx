import { createMemo, For, Show, type JSX } from 'solid-js';
import type { Table } from '../../../shared/domain/branch/floor.ts';
import type { DocId, TableId } from '../../../shared/kernel/ids.ts';
import { till } from '../../i18n/till.ts';
import { useDesk } from '../../session/desk.ts';
import { useSession } from '../../session/session.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { useAmounts } from '../order-parts/amounts.ts';
import styles from './table-dialog.module.css';

export type TableDialogProps = {
  readonly current: TableId | null;
  readonly onTable: (table: { tableId: TableId | null; tableName: string }) => void;
  /** A blank order at a taken table means the order that is there. */
  readonly onOrder: (id: DocId) => void;
  readonly onClose: () => void;
};

/** All tables by area; those with an open order say which and for how much. */
export function TableDialog(props: TableDialogProps): JSX.Element {
  const session = useSession();
  const desk = useDesk();
  const { amount } = useAmounts();
  const orderByTable = createMemo(() => {
    const found = new Map<string, { readonly id: DocId; readonly number: string; readonly total: number }>();
    for (const [id, order] of Object.entries(session.orders)) {
      if (order.status === 'open' && order.tableId !== null) found.set(order.tableId, { id: id as DocId, number: order.number, total: order.totals.total });
    }
    return found;
  });
  const areas = createMemo(() => {
    const { areas: named, tables } = session.floor();
    const known = new Set(named.map(({ id }) => id));
    const rest = tables.filter((table) => !known.has(table.areaId));
    const filled = named.map((area) => ({ id: area.id, name: area.name, tables: tables.filter((table) => table.areaId === area.id) }));
    return [...filled, { id: '', name: '', tables: rest }].filter((area) => area.tables.length > 0);
  });
  const choose = (table: Table): void => {
    const taken = orderByTable().get(table.id);
    if (taken && desk.order() === null) props.onOrder(taken.id);
    else props.onTable({ tableId: table.id, tableName: table.name });
  };
  return (
    <Dialog title={till().chooseTable} shape="full" wide onClose={props.onClose}>
      <button type="button" class={styles['none']} onClick={() => props.onTable({ tableId: null, tableName: '' })}>{till().noTable}</button>
      <For each={areas()} fallback={<EmptyState title={till().noTables} />}>
        {(area) => (
          <section>
            <Show when={area.name}><h3 class={styles['area']}>{area.name}</h3></Show>
            <div class={styles['tables']}>
              <For each={area.tables}>
                {(table) => (
                  <button
                    type="button"
                    class={styles['table']}
                    classList={{ [styles['taken'] ?? '']: orderByTable().has(table.id), [styles['current'] ?? '']: props.current === table.id }}
                    onClick={() => choose(table)}
                  >
                    <b>{table.name}</b>
                    <Show when={orderByTable().get(table.id)}>
                      {(order) => <span class={styles['order']}>{order().number}<br /><span class="money">{amount(order().total)}</span></span>}
                    </Show>
                  </button>
                )}
              </For>
            </div>
          </section>
        )}
      </For>
    </Dialog>
  );
}
