import { emptyJournal, withOps, type Journal, type Op } from '../../../shared/crdt/journal.ts';
import { defaultBranchSettings } from '../../../shared/domain/branch/branch.ts';
import type { Role } from '../../../shared/domain/staff/staff.ts';
import { asId, branchScope, orgScope, type DocId } from '../../../shared/kernel/ids.ts';
import { stampOf } from '../../../shared/kernel/stamp.ts';
import type { LinkListener, ReplicaLink } from '../../../client/session/link.ts';
import type { DeviceSelf, Patch, PortError, RequestName, Requests, Snapshot, SyncStatus } from '../../../workers/replica/port.ts';

export const startMs = Date.UTC(2026, 10, 22, 12, 0);
export const scope = branchScope('b1');

export const till: DeviceSelf = { deviceId: 'd1', name: 'Till 1', kind: 'till', letter: 'A', organisationId: 'o1', branchId: 'b1', scopes: ['org:o1', 'branch:b1'] };

const status: SyncStatus = {
  connection: { state: 'online', sinceMs: startMs }, collections: [], refused: [], clockOffsetMs: 0,
  storage: { usedBytes: null, quotaBytes: null, persistent: null }, diskError: null,
};

/** A staff member's journal as the server writes it. */
export function staffJournal(id: string, name: string, role: Role): Journal {
  const op = (opId: string, type: string, data: unknown): Op => ({ id: asId(opId), type, v: 1, by: asId('server'), device: asId('server'), stamp: stampOf(startMs - 1000, 0), data });
  return withOps(emptyJournal(asId<DocId>(`staff:${id}`), orgScope('o1')), [op(`${id}-1`, 'staff.hired', { name }), op(`${id}-2`, 'staff.role-set', { branchId: 'b1', role })]);
}

export const snapshotOf = (change: Partial<Snapshot> = {}): Snapshot => ({
  self: till, orders: [], records: [], roster: [staffJournal('s1', 'Aziza', 'cashier'), staffJournal('s2', 'Botir', 'manager'), staffJournal('s3', 'Dilnoza', 'waiter')],
  boards: [{ shape: 'board', id: asId('settings@branch:b1'), scope, y: 'AAA=', view: { ...defaultBranchSettings, name: 'Choyxona' } }],
  pending: {}, status, lastStamp: null, ...change,
});

type Waiting = { readonly name: RequestName; readonly ask: unknown; readonly resolve: (answer: unknown) => void; readonly reject: (error: PortError) => void };

/** A worker whose every answer the test gives by hand: what a tab does meanwhile can be looked at. */
export function makeControlledLink() {
  const waiting: Waiting[] = [];
  let listener: LinkListener | null = null;
  const take = (name: RequestName): Waiting => {
    const index = waiting.findIndex((request) => request.name === name);
    if (index < 0) throw new Error(`nobody asked for ${name}; waiting: ${waiting.map((request) => request.name).join()}`);
    return waiting.splice(index, 1)[0]!;
  };
  const settled = async (): Promise<void> => {
    for (let turn = 0; turn < 5; turn += 1) await Promise.resolve();
  };
  const link: ReplicaLink = {
    request: <Name extends RequestName>(name: Name, ask: Requests[Name]['ask']) =>
      new Promise<Requests[Name]['answer']>((resolve, reject) => {
        // As the real link does: what cannot be cloned never leaves the tab.
        waiting.push({ name, ask: structuredClone(ask), resolve: resolve as (answer: unknown) => void, reject });
      }),
    subscribe: (added) => {
      listener = added;
      return () => { listener = null; };
    },
  };
  return {
    link,
    asked: (): readonly RequestName[] => waiting.map((request) => request.name),
    answer: async <Name extends RequestName>(name: Name, answer: Requests[Name]['answer']): Promise<Requests[Name]['ask']> => {
      const request = take(name);
      request.resolve(answer);
      await settled();
      return request.ask as Requests[Name]['ask'];
    },
    fail: async (name: RequestName, error: PortError): Promise<void> => {
      take(name).reject(error);
      await settled();
    },
    patch: (patch: Patch): void => listener?.onPatch(structuredClone(patch)),
    status: (change: Partial<SyncStatus>): void => listener?.onStatus({ ...status, ...change }),
  };
}
