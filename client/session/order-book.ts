import { batch, createSignal, type Accessor } from 'solid-js';
import { createStore, produce, reconcile } from 'solid-js/store';
import { emptyJournal, mergeJournals, withOps, type Journal, type Op } from '../../shared/crdt/journal.ts';
import { orderStateOf } from '../../shared/documents/order-document.ts';
import type * as reviewModule from '../../shared/domain/order/review.ts';
import type { Anomaly } from '../../shared/domain/order/review.ts';
import type { CapOf } from '../../shared/domain/order/review-discounts.ts';
import type { OrderState } from '../../shared/domain/order/state.ts';
import type { DocId, Scope } from '../../shared/kernel/ids.ts';
import type { Money } from '../../shared/kernel/money.ts';
import type { PendingOps } from '../../workers/replica/port.ts';
import { moneyOnlyHere, placeOf, type Place } from './place.ts';

/** The domain's rules, which come after the first screen. */
export type ReviewRules = Pick<typeof reviewModule, 'reviewOrder' | 'reviewOrders'>;

type Entry = { readonly journal: Journal; readonly state: OrderState };

/**
 * The orders this tab works with. Journals and folded states are plain values; `orders` mirrors the
 * states as a store, so that one more tap repaints one number and not a list.
 */
export type OrderBook = {
  /** Reactive, by order id. Read-only: change an order through the session's `act`. */
  readonly orders: Readonly<Record<string, OrderState>>;
  readonly stateOf: (id: DocId) => OrderState | null;
  /**
   * All of them as plain values; reactive as a whole. For sums over all orders, which through the
   * store would cost milliseconds a tap.
   */
  readonly known: () => ReadonlyMap<DocId, { readonly state: OrderState }>;
  readonly journalOf: (id: DocId) => Journal | null;
  /** Adds ops made here and repaints. */
  readonly append: (id: DocId, scope: Scope, ops: readonly Op[]) => void;
  /** Merges what came from the worker; what this tab knows and the worker not yet is kept. */
  readonly take: (journals: readonly Journal[]) => void;
  readonly retire: (ids: readonly DocId[]) => void;
  readonly setPending: (pending: PendingOps) => void;
  readonly addUnsaved: (id: DocId, count: number) => void;
  readonly placeOf: (id: DocId) => Place;
  /** Orders the server does not know in full. Reactive. */
  readonly pendingOrders: Accessor<number>;
  /** Money that only this device knows of. Reactive. */
  readonly onlyHere: () => Money;
  readonly anomalies: Accessor<readonly Anomaly[]>;
  readonly review: (rules: ReviewRules, capOf: CapOf) => void;
};

export function createOrderBook(): OrderBook {
  const entries = new Map<DocId, Entry>();
  const [orders, setOrders] = createStore<Record<string, OrderState>>({});
  const [pending, setPending] = createStore<Record<string, readonly string[]>>({});
  const [unsaved, setUnsaved] = createStore<Record<string, number>>({});
  const [anomalies, setAnomalies] = createSignal<readonly Anomaly[]>([]);

  const [changes, setChanges] = createSignal(0);
  const known: OrderBook['known'] = () => {
    changes();
    return entries;
  };

  const put = (id: DocId, journal: Journal): void => {
    const state = orderStateOf(journal);
    const isNew = !entries.has(id);
    entries.set(id, { journal, state });
    batch(() => {
      setChanges((count) => count + 1);
      // Every fact carries its op id, so reconciling by it never writes one fact's fields into another's object.
      setOrders(id, isNew ? state : reconcile(state, { key: 'opId' }));
    });
  };

  const review: OrderBook['review'] = ({ reviewOrder, reviewOrders }, capOf) => {
    const all = [...entries].map(([id, { state }]) => ({ id, state }));
    const next = [...all.flatMap(({ id, state }) => reviewOrder(id, state, capOf)), ...reviewOrders(all)];
    setAnomalies((old) => {
      const byKey = new Map(old.map((anomaly) => [anomaly.key, anomaly]));
      return next.map((anomaly) => byKey.get(anomaly.key) ?? anomaly);
    });
  };

  return {
    orders, known,
    stateOf: (id) => entries.get(id)?.state ?? null,
    journalOf: (id) => entries.get(id)?.journal ?? null,
    append: (id, scope, ops) => put(id, withOps(entries.get(id)?.journal ?? emptyJournal(id, scope), ops)),
    take: (journals) => batch(() => {
      for (const journal of journals) {
        const before = entries.get(journal.id)?.journal;
        const merged = before ? mergeJournals(before, journal) : journal;
        if (merged !== before) put(journal.id, merged);
      }
    }),
    retire: (ids) => batch(() => {
      for (const id of ids) entries.delete(id);
      setChanges((count) => count + 1);
      setOrders(produce((all) => {
        for (const id of ids) delete all[id];
      }));
    }),
    setPending: (next) => setPending(produce((all) => {
      for (const [id, ops] of Object.entries(next)) {
        if (ops.length > 0) all[id] = ops;
        else delete all[id];
      }
    })),
    addUnsaved: (id, count) => setUnsaved(id, (before = 0) => Math.max(0, before + count)),
    placeOf: (id) => {
      const state = orders[id];
      return state ? placeOf(state, unsaved[id] ?? 0, pending[id]?.length ?? 0) : 'server';
    },
    pendingOrders: () => Object.keys(pending).length,
    onlyHere: () => Object.entries(pending).reduce((all, [id, ops]) => {
      const journal = entries.get(id as DocId)?.journal;
      return journal ? all + moneyOnlyHere(journal, ops) : all;
    }, 0),
    anomalies,
    review,
  };
}
