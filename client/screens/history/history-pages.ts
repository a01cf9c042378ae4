import { createSignal, type Accessor } from 'solid-js';
import type { Journal } from '../../../shared/crdt/journal.ts';
import type { ReplicaLink } from '../../session/link.ts';
import type { HistoryQuery } from '../../../workers/replica/port.ts';

const pageSize = 60;

export type HistoryFilter = Pick<HistoryQuery, 'text' | 'status' | 'businessDate'>;

export type HistoryPages = {
  readonly orders: Accessor<readonly Journal[]>;
  /** Business dates there are orders of, for choosing one. */
  readonly days: Accessor<readonly string[]>;
  readonly state: Accessor<'loading' | 'ready' | 'failed'>;
  /** Starts over with another filter. */
  readonly load: (filter: HistoryFilter) => void;
  /** The next page, where there is one and none is on its way. */
  readonly more: () => void;
  readonly hasMore: Accessor<boolean>;
};

/** The history as pages from the worker; an answer to an older question is dropped. */
export function createHistoryPages(link: ReplicaLink): HistoryPages {
  const [orders, setOrders] = createSignal<readonly Journal[]>([]);
  const [days, setDays] = createSignal<readonly string[]>([]);
  const [state, setState] = createSignal<'loading' | 'ready' | 'failed'>('loading');
  let filter: HistoryFilter = {};
  const [next, setNext] = createSignal<string | null>(null);
  let question = 0;

  const ask = async (after: string | null): Promise<void> => {
    question += 1;
    const mine = question;
    setState('loading');
    try {
      const page = await link.request('history', { ...filter, limit: pageSize, ...(after === null ? {} : { after }) });
      if (mine !== question) return;
      setNext(page.next);
      setDays(page.days);
      setOrders((old) => (after === null ? page.orders : [...old, ...page.orders]));
      setState('ready');
    } catch {
      if (mine === question) setState('failed');
    }
  };
  return {
    orders, days, state,
    load: (wanted) => {
      filter = wanted;
      setNext(null);
      void ask(null);
    },
    more: () => {
      if (next() !== null && state() === 'ready') void ask(next());
    },
    hasMore: () => next() !== null,
  };
}
