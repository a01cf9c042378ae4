import type pg from 'pg';
import type { Bus, SeqByScope } from '../stream/bus.ts';
import type { Database } from './database.ts';

const channel = 'smart_pos_commits';
/** Commits within this time travel as one message: NOTIFY takes a lock of the whole database. */
const debounceMs = 30;
/** A message of NOTIFY holds 8,000 bytes; a scope with its number is below 100. */
const scopesPerMessage = 70;
const longestPauseMs = 5_000;

/** The bus over LISTEN and NOTIFY: one connection of its own, made again when it breaks. Never inside a push transaction. */
export function createNotifyBus(database: Pick<Database, 'connect'>, onError: (cause: unknown) => void): Bus {
  const listeners = new Set<(heard: SeqByScope) => void>();
  let waiting = new Map<string, number>();
  let timer: NodeJS.Timeout | undefined;
  let client: pg.Client | undefined;
  let stopped = false;
  let pauseMs = 100;
  let retry: NodeJS.Timeout | undefined;

  const tell = (heard: SeqByScope): void => listeners.forEach((listener) => listener(heard));

  const hear = (payload: string | undefined): void => {
    try {
      tell(JSON.parse(payload ?? '{}') as SeqByScope);
    } catch (cause) {
      onError(cause);
    }
  };

  const reconnect = (): void => {
    client = undefined;
    if (stopped || retry !== undefined) return;
    retry = setTimeout(() => {
      retry = undefined;
      pauseMs = Math.min(pauseMs * 2, longestPauseMs);
      void open();
    }, pauseMs);
  };

  const open = async (): Promise<void> => {
    try {
      const opened = await database.connect();
      opened.on('error', onError);
      opened.on('end', reconnect);
      opened.on('notification', ({ payload }) => hear(payload));
      if (stopped) {
        await opened.end();
        return;
      }
      await opened.query(`listen ${channel}`);
      client = opened;
      pauseMs = 100;
    } catch (cause) {
      onError(cause);
      reconnect();
    }
  };

  const flush = async (): Promise<void> => {
    timer = undefined;
    const entries = [...waiting];
    waiting = new Map();
    for (let from = 0; from < entries.length; from += scopesPerMessage) {
      // Without a connection it is lost: the other instances find out when they next ask the database.
      await client?.query('select pg_notify($1, $2)', [channel, JSON.stringify(Object.fromEntries(entries.slice(from, from + scopesPerMessage)))]);
    }
  };

  const opening = open();
  return {
    publish(scope, seq) {
      if (stopped) return;
      waiting.set(scope, Math.max(seq, waiting.get(scope) ?? 0));
      timer ??= setTimeout(() => void flush().catch(onError), debounceMs);
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async stop() {
      stopped = true;
      clearTimeout(timer);
      clearTimeout(retry);
      await opening;
      await client?.end().catch(onError);
    },
  };
}
