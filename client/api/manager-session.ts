import { anyAnswer, callApi, type ApiCall } from './http.ts';

export type MarkStore = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/**
 * The cookie of a manager's session is out of a page's reach, so that this browser holds one is
 * remembered beside it. `ending`: the screen was locked while the server could not be told.
 */
type Mark = 'open' | 'ending';

const key = 'manager-session';

export type ManagerSession = {
  /** A call whose good answer brings a session. */
  readonly opens: <T>(call: ApiCall<T>) => ApiCall<T>;
  /** Ends the session if there is one: now, or when `finishEnding` is called next. Never rejects. */
  readonly end: () => Promise<void>;
  /** Tells the server what it could not be told before. Never rejects. */
  readonly finishEnding: () => Promise<void>;
};

/** What a manager opened with a password must not be open to whoever is next at the screen. */
export function makeManagerSession(store: () => MarkStore, signOut: () => ApiCall<unknown>): ManagerSession {
  const read = (): Mark | null => {
    try {
      const mark = store().getItem(key);
      return mark === 'open' || mark === 'ending' ? mark : null;
    } catch {
      return null;
    }
  };
  const write = (mark: Mark | null): void => {
    try {
      if (mark === null) store().removeItem(key);
      else store().setItem(key, mark);
    } catch {
      // A browser that keeps nothing keeps no cookie either.
    }
  };
  const finishEnding = async (): Promise<void> => {
    if (read() !== 'ending') return;
    const told = await signOut();
    // A manager who signed in meanwhile has a session of their own.
    if (told.ok && read() === 'ending') write(null);
  };
  return {
    opens: async (call) => {
      const answer = await call;
      if (answer.ok) write('open');
      return answer;
    },
    end: async () => {
      if (read() === null) return;
      write('ending');
      await finishEnding();
    },
    finishEnding,
  };
}

/** The one of this browser: its tabs share the cookie. */
export const managerSession = makeManagerSession(() => localStorage, () => callApi(anyAnswer, { method: 'DELETE', path: '/api/v1/session' }));
