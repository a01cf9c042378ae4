import { createContext, createMemo, createSignal, useContext, type Accessor } from 'solid-js';
import type { OrderCommand } from '../../shared/domain/order/command.ts';
import type { OrderState } from '../../shared/domain/order/state.ts';
import type { DocId } from '../../shared/kernel/ids.ts';
import { ok, type Result } from '../../shared/kernel/result.ts';
import type { ActError, NewOrder, Session } from './session.ts';

/** What lies in front of the person at the till: one order, or a blank one that exists from its first line on. */
export type Desk = {
  readonly orderId: Accessor<DocId | null>;
  /** Null while the order is blank. Reactive. */
  readonly order: Accessor<OrderState | null>;
  /** How the blank order would begin. */
  readonly draft: Accessor<NewOrder>;
  readonly setDraft: (change: Partial<NewOrder>) => void;
  readonly open: (id: DocId) => void;
  readonly clear: () => void;
  /** Acts on the order; opens the blank one first where there is none yet. */
  readonly act: (...commands: readonly OrderCommand[]) => Promise<Result<DocId, ActError>>;
};

export const blankOrder: NewOrder = { orderType: 'dine-in', tableId: null, tableName: '', guests: 0 };

/** Where the tab remembers the order in front, so that a reload comes back to it. */
export type DeskStore = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;
const key = 'desk';

export function createDesk(session: Pick<Session, 'orders' | 'act' | 'openOrder'>, store: DeskStore): Desk {
  const before = store.getItem(key) as DocId | null;
  const [orderId, showOrder] = createSignal<DocId | null>(before !== null && session.orders[before]?.status === 'open' ? before : null);
  const setOrderId = (id: DocId | null): void => {
    if (id === null) store.removeItem(key);
    else store.setItem(key, id);
    showOrder(id);
  };
  const [draft, setDraft] = createSignal<NewOrder>(blankOrder);
  /** The opening that taps wait for: two quick taps make one order, not two. */
  let opening: Promise<Result<DocId, ActError>> | null = null;

  const order = createMemo(() => {
    const id = orderId();
    return id === null ? null : (session.orders[id] ?? null);
  });
  const open = (id: DocId): void => {
    setOrderId(id);
    setDraft(blankOrder);
  };

  return {
    orderId, order, draft, open,
    setDraft: (change) => setDraft((old) => ({ ...old, ...change })),
    clear: () => {
      opening = null;
      setOrderId(null);
      setDraft(blankOrder);
    },
    act: async (...commands) => {
      const id = orderId();
      if (id !== null) return session.act(id, ...commands);
      if (opening !== null) {
        const opened = await opening;
        return opened.ok ? session.act(opened.value, ...commands) : opened;
      }
      const mine = session.openOrder(draft(), ...commands);
      opening = mine;
      const opened = await mine;
      if (opening !== mine) return opened;
      opening = null;
      if (opened.ok) open(opened.value);
      return opened.ok ? ok(opened.value) : opened;
    },
  };
}

export const DeskContext = createContext<Desk>();

export function useDesk(): Desk {
  const desk = useContext(DeskContext);
  if (!desk) throw new Error('a screen was opened outside the desk');
  return desk;
}
