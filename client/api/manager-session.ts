import { anyAnswer, callApi, type ApiCall } from './http.ts';
import { readMark, writeMark, type Mark, type MarkStore } from './manager-mark.ts';

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
  const read = (): Mark | null => readMark(store);
  const write = (mark: Mark | null): void => writeMark(store, mark);
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
