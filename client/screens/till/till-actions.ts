import type { CatalogueItem } from '../../../shared/domain/catalogue/catalogue.ts';
import { freezeItem } from '../../../shared/domain/catalogue/freeze.ts';
import type { OrderCommand } from '../../../shared/domain/order/command.ts';
import type { Line } from '../../../shared/domain/order/state.ts';
import { nameIn } from '../../i18n/dictionary.ts';
import { actErrorText } from '../../i18n/order-errors.ts';
import { shell } from '../../i18n/shell.ts';
import { till } from '../../i18n/till.ts';
import type { Desk } from '../../session/desk.ts';
import type { Session } from '../../session/session.ts';
import { showToast } from '../../ui/toast.tsx';

export type TillActions = {
  /** Acts on the order at the desk and tells the person when that is refused; answers whether it was done. */
  readonly act: (...commands: readonly OrderCommand[]) => Promise<boolean>;
  readonly add: (item: CatalogueItem, quantityMilli: number) => Promise<boolean>;
  /** Takes a line off and offers to put it back. */
  readonly takeOff: (line: Line, reason: string) => Promise<void>;
  readonly send: () => Promise<void>;
};

export function createTillActions(session: Session, desk: Desk): TillActions {
  const act: TillActions['act'] = async (...commands) => {
    const result = await desk.act(...commands);
    if (!result.ok) showToast(actErrorText(result.error, session.settings().currency), { tone: 'danger' });
    return result.ok;
  };
  const add: TillActions['add'] = async (item, quantityMilli) => {
    if (!item.available) {
      showToast(till().unavailable(nameIn(item.name)), { tone: 'danger' });
      return false;
    }
    return act({ type: 'add-item', item: freezeItem(session.catalogue(), item), quantityMilli, note: '' });
  };
  return {
    act, add,
    takeOff: async (line, reason) => {
      const { item, quantityMilli, note, lineId } = line;
      if (!(await act({ type: 'void-line', lineId, reason }))) return;
      showToast(till().takenOff(nameIn(item.name)), {
        action: { label: shell().undo, run: () => void act({ type: 'add-item', item, quantityMilli: quantityMilli || 1000, note }) },
      });
    },
    send: async () => {
      if (await act({ type: 'fire' })) showToast(till().sent(desk.order()?.number ?? ''));
    },
  };
}
