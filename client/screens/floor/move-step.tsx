import type { JSX } from 'solid-js';
import type { PlacedTable } from '../../../shared/domain/branch/floor.ts';
import { floorTexts } from '../../i18n/floor.ts';
import { till } from '../../i18n/till.ts';
import { useSession } from '../../session/session.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { FloorView } from '../floor-parts/floor-view.tsx';
import type { StepProps } from './check-steps.tsx';
import { checkName } from './check-words.ts';
import styles from './floor-dialogs.module.css';
import { tellResult } from '../order-parts/tell-result.ts';

/** The whole check goes to another table, free or not. */
export function MoveStep(props: StepProps): JSX.Element {
  const session = useSession();
  const name = (): string => { const state = session.orders[props.orderId]; return state ? checkName(state) : ''; };
  const move = (table: PlacedTable): void => {
    const number = session.orders[props.orderId]?.number ?? '';
    const value = { tableId: table.id, tableName: table.name, areaId: table.areaId };
    if (tellResult(session, session.act(props.orderId, { type: 'label', label: 'table', value }), floorTexts().moved(number, till().tableNamed(table.name)))) props.onDone();
  };
  return (
    <Dialog title={floorTexts().moveTitle(name())} shape="full" wide onClose={props.onClose}>
      <div class={styles['picker']}>
        <FloorView data={props.data} current={session.orders[props.orderId]?.tableId ?? null} onTable={move} />
      </div>
    </Dialog>
  );
}
