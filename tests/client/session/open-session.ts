import { createRoot } from 'solid-js';
import type { FrozenItem } from '../../../shared/domain/order/frozen.ts';
import * as reviewRules from '../../../shared/domain/order/review.ts';
import { asId } from '../../../shared/kernel/ids.ts';
import { createSession, type Session, type SessionDeps } from '../../../client/session/session.ts';
import type { PresenceStore } from '../../../client/session/presence.ts';
import type { Snapshot } from '../../../workers/replica/port.ts';
import { makeControlledLink, snapshotOf, startMs } from './controlled-link.ts';

export function makeStore(): PresenceStore {
  const entries = new Map<string, string>();
  return { getItem: (key) => entries.get(key) ?? null, setItem: (key, value) => { entries.set(key, value); }, removeItem: (key) => { entries.delete(key); } };
}

/** A session over a worker that the test plays, at a time the test sets. Deferred reviews run when `idle` is called. */
export function openSession(change: Partial<Snapshot> = {}, presenceStore: PresenceStore = makeStore()) {
  const worker = makeControlledLink();
  const time = { nowMs: startMs };
  const deferred: Parameters<SessionDeps['deferReview']>[0][] = [];
  let ids = 0;
  const prefix = `t${Math.abs(JSON.stringify(change).length)}`;
  const [session, dispose] = createRoot((stop): [Session, () => void] => [
    createSession({
      link: worker.link, snapshot: snapshotOf(change), nowMs: () => time.nowMs,
      newId: () => `${prefix}-${String((ids += 1)).padStart(4, '0')}`, presenceStore, deferReview: (run) => { deferred.push(run); },
    }),
    stop,
  ]);
  return { worker, session, time, dispose, idle: () => { for (const run of deferred.splice(0)) run(reviewRules); } };
}

export type Opened = ReturnType<typeof openSession>;

/** Signs a person in through the worker. */
export async function signIn({ worker, session }: Opened, staffId = 's1'): Promise<void> {
  const signedIn = session.signIn(asId(staffId), '1234');
  await worker.answer('verifyPin', { ok: true });
  await signedIn;
}

export const plov: FrozenItem = {
  itemId: asId('i1'), name: { en: 'Plov', ru: 'Плов', uz: 'Osh' }, unitPrice: 45_000, unit: 'piece', station: 'hot', course: 'main',
  taxClass: 'food', taxBasisPoints: 1_200, taxIncluded: true,
};
export const addPlov = { type: 'add-item', item: plov, quantityMilli: 1_000, note: '' } as const;
export const walkIn = { orderType: 'takeaway', tableId: null, tableName: '', guests: 0 } as const;
