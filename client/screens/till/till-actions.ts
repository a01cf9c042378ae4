import type { CatalogueItem } from '../../../shared/domain/catalogue/catalogue.ts';
import { defaultChoice } from '../../../shared/domain/catalogue/choice.ts';
import { freezeItem } from '../../../shared/domain/catalogue/freeze.ts';
import type { PriceContext } from '../../../shared/domain/catalogue/price-list.ts';
import type { OrderCommand } from '../../../shared/domain/order/command.ts';
import type { Line } from '../../../shared/domain/order/state.ts';
import { nameIn } from '../../i18n/dictionary.ts';
import { shell } from '../../i18n/shell.ts';
import { till } from '../../i18n/till.ts';
import { actWithApproval, approvedCommands } from '../../session/approval.ts';
import type { Desk } from '../../session/desk.ts';
import type { Session } from '../../session/session.ts';
import { showToast } from '../../ui/toast.tsx';
import { addAgain } from './add-again.ts';

export type TillActions = {
  /**
   * Acts on the order at the desk: asks for a manager's PIN where that is needed, and tells the person
   * when it is refused; answers whether it was done.
   */
  readonly act: (...commands: readonly OrderCommand[]) => Promise<boolean>;
  /** One tap: the product as it comes, with what is preselected. */
  readonly add: (item: CatalogueItem, quantityMilli: number) => Promise<boolean>;
  /** What the prices of this moment and this order depend on. */
  readonly prices: () => PriceContext;
  /** Takes a line off, a combo as a whole; one the kitchen never knew of can be put back. */
  readonly takeOff: (line: Line, reason: string) => Promise<void>;
  /** Without courses: everything that is not held. */
  readonly send: (courses?: readonly string[]) => Promise<void>;
};

export function createTillActions(session: Session, desk: Desk): TillActions {
  const act: TillActions['act'] = async (...commands) => {
    const result = await actWithApproval((approvedBy) => desk.act(...approvedCommands(commands, approvedBy)));
    if (result.ok) return true;
    // The words for what went wrong are loaded when something does.
    const { actErrorText } = await import('../../i18n/order-errors.ts');
    showToast(actErrorText(result.error, session.settings().currency), { tone: 'danger' });
    return false;
  };
  const prices = (): PriceContext =>
    ({ orderType: desk.order()?.orderType ?? desk.draft().orderType, nowMs: session.nowMs(), zone: session.settings().zone });
  const add: TillActions['add'] = async (item, quantityMilli) => {
    if (!item.available) {
      showToast(till().unavailable(nameIn(item.name)), { tone: 'danger' });
      return false;
    }
    const catalogue = session.catalogue();
    return act({ type: 'add-item', item: freezeItem(catalogue, item, defaultChoice(catalogue, item), prices()), quantityMilli, note: '' });
  };
  return {
    act, add, prices,
    takeOff: async (line, reason) => {
      const name = nameIn(line.combo?.name ?? line.item.name);
      const again = addAgain(desk.order()?.lines ?? [], line);
      if (!(await act({ type: 'void-line', lineId: line.lineId, reason }))) return;
      showToast(till().takenOff(name), line.sentMilli > 0 ? {} : { action: { label: shell().undo, run: () => void act(...again) } });
    },
    send: async (courses) => {
      if (await act(courses === undefined ? { type: 'fire' } : { type: 'fire', courses })) showToast(till().sent(desk.order()?.number ?? ''));
    },
  };
}
