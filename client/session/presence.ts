import { createMemo, createSignal, type Accessor } from 'solid-js';
import type { StaffId } from '../../shared/kernel/ids.ts';
import type { StaffMember } from './branch.ts';

/** Where the tab remembers who works on it: a reload or an update does not ask for the PIN again, closing the tab does. */
export type PresenceStore = { readonly getItem: (key: string) => string | null; readonly setItem: (key: string, value: string) => void; readonly removeItem: (key: string) => void };

export type Presence = {
  readonly person: Accessor<StaffMember | null>;
  readonly enter: (staffId: StaffId) => void;
  readonly leave: () => void;
  /** Somebody touched the screen. */
  readonly touch: () => void;
  /** Locks when nobody touched the screen for `lockAfterMinutes`; 0 never. Called by a slow timer. */
  readonly lockIfIdle: (lockAfterMinutes: number) => void;
};

const key = 'presence';

/** Whether somebody worked in this tab before it was loaded again; else a person has to sign in first. */
export const remembersSomebody = (store: PresenceStore): boolean => store.getItem(key) !== null;

export function createPresence(staff: Accessor<readonly StaffMember[]>, store: PresenceStore, nowMs: () => number): Presence {
  const read = (): { staffId: string; touchedMs: number } | null => {
    try {
      const stored: unknown = JSON.parse(store.getItem(key) ?? 'null');
      if (stored === null || typeof stored !== 'object' || !('staffId' in stored) || !('touchedMs' in stored)) return null;
      return typeof stored.staffId === 'string' && typeof stored.touchedMs === 'number' ? { staffId: stored.staffId, touchedMs: stored.touchedMs } : null;
    } catch {
      return null;
    }
  };
  const before = read();
  const [staffId, setStaffId] = createSignal<string | null>(before?.staffId ?? null);
  let touchedMs = before?.touchedMs ?? 0;
  const remember = (): void => {
    const id = staffId();
    if (id === null) store.removeItem(key);
    else store.setItem(key, JSON.stringify({ staffId: id, touchedMs }));
  };
  const leave = (): void => {
    setStaffId(null);
    remember();
  };
  // Somebody who left or lost the role meanwhile is out at once.
  const person = createMemo(() => staff().find(({ id }) => id === staffId()) ?? null);
  return {
    person,
    enter: (id) => {
      touchedMs = nowMs();
      setStaffId(id);
      remember();
    },
    leave,
    touch: () => {
      const now = nowMs();
      // Written every ten seconds at most: a touch must cost nothing.
      if (Math.abs(now - touchedMs) < 10_000) return;
      touchedMs = now;
      remember();
    },
    lockIfIdle: (lockAfterMinutes) => {
      if (staffId() !== null && lockAfterMinutes > 0 && nowMs() - touchedMs > lockAfterMinutes * 60_000) leave();
    },
  };
}
