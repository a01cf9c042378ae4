import type { JSX } from 'solid-js';
import type { PlacedTable } from '../../../shared/domain/branch/floor.ts';
import type { TablePlace } from '../../../shared/domain/order/frozen.ts';
import type { DocId, TableId } from '../../../shared/kernel/ids.ts';
import { till } from '../../i18n/till.ts';
import { useDesk } from '../../session/desk.ts';
import { useSession } from '../../session/session.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { createFloorData } from '../floor-parts/floor-data.ts';
import { FloorView } from '../floor-parts/floor-view.tsx';
import styles from './table-dialog.module.css';

export type TableDialogProps = {
  readonly current: TableId | null;
  readonly onTable: (table: TablePlace) => void;
  /** A blank order at a taken table means the order that is there. */
  readonly onOrder: (id: DocId) => void;
  readonly onClose: () => void;
};

/** The floor, to choose where the order stands; a module of its own, fetched when it is first asked for. */
export default function TableDialog(props: TableDialogProps): JSX.Element {
  const session = useSession();
  const desk = useDesk();
  const data = createFloorData(session);
  const choose = (table: PlacedTable): void => {
    const taken = data.statusOf(table.id).checks[0];
    if (taken && desk.order() === null) props.onOrder(taken.orderId);
    else props.onTable({ tableId: table.id, tableName: table.name, areaId: table.areaId });
  };
  return (
    <Dialog title={till().chooseTable} shape="full" wide onClose={props.onClose}>
      <div class={styles['floor']}>
        <FloorView
          data={data}
          current={props.current}
          onTable={choose}
          tools={<Button onClick={() => props.onTable({ tableId: null, tableName: '' })}>{till().noTable}</Button>}
        />
      </div>
    </Dialog>
  );
}
