import { batch, createContext, createMemo, createSignal, useContext, type Accessor } from 'solid-js';
import { unwrap } from 'solid-js/store';
import type { Journal, Op } from '../../shared/crdt/journal.ts';
import type { JournalCollection } from '../../shared/documents/collections.ts';
import { deviceActor, mayRecord } from '../../shared/documents/permissions.ts';
import { authorityOf } from '../../shared/domain/branch/discount-caps.ts';
import { newOrderTerms } from '../../shared/domain/branch/new-order-terms.ts';
import type { DecideContext } from '../../shared/domain/op.ts';
import type { OrderCommand } from '../../shared/domain/order/command.ts';
import { decideOrder } from '../../shared/domain/order/decide.ts';
import type { OrderError } from '../../shared/domain/order/errors.ts';
import { foldOrder } from '../../shared/domain/order/fold.ts';
import type { OrderOp, OrderOpened, OrderOpType } from '../../shared/domain/order/ops.ts';
import type { Role } from '../../shared/domain/staff/staff.ts';
import { businessDateOf } from '../../shared/kernel/business-day.ts';
import { asId, branchScope, type DocId, type StaffId } from '../../shared/kernel/ids.ts';
import { err, ok, type Result } from '../../shared/kernel/result.ts';
import type { Appending, DeviceSelf, Patch, PinResult, PortError, Snapshot, SyncStatus } from '../../workers/replica/port.ts';
import { opsInOrder } from '../../shared/crdt/journal.ts';
import { createBranchData, type BranchData } from './branch.ts';
import { portErrorOf, type ReplicaLink } from './link.ts';
import { makeNumberPool, orderNumber } from './number-pool.ts';
import { createOrderBook, type OrderBook, type ReviewRules } from './order-book.ts';
import { notPermitted, type NotPermitted } from './permitted.ts';
import { createPresence, type Presence, type PresenceStore } from './presence.ts';
import { createRecordBook, type Records } from './records.ts';
import { makeStampClock } from './stamp-clock.ts';

/** Why nothing was recorded. */
export type ActError =
  | OrderError
  | { readonly type: 'not-paired' }
  | { readonly type: 'not-signed-in' }
  | NotPermitted
  | { readonly type: 'no-number'; readonly cause: PortError };

/** Ops that are on the screen and not on the disk, and why. */
export type SaveFailure = { readonly error: PortError; readonly orders: number };

/** Who acts: the person signed in, or a kitchen screen in its own name. */
export type Actor = { readonly id: StaffId; readonly name: string; readonly role: Role };

export type NewOrder = Pick<OrderOpened, 'orderType' | 'tableId' | 'tableName' | 'guests' | 'areaId' | 'bookingId'>;

export type SessionDeps = {
  readonly link: ReplicaLink;
  readonly snapshot: Snapshot;
  readonly nowMs: () => number;
  readonly newId: () => string;
  readonly presenceStore: PresenceStore;
  /** Runs later, when nothing is being painted, with the rules a review goes by. */
  readonly deferReview: (run: (rules: ReviewRules) => void) => void;
};

/** Everything the screens of this tab read, and the one path by which they write. */
export type Session = Omit<BranchData, 'takeBoards' | 'takeRoster'>
  & Pick<OrderBook, 'orders' | 'known' | 'stateOf' | 'journalOf' | 'placeOf' | 'pendingOrders' | 'onlyHere' | 'anomalies'>
  & Pick<Presence, 'person' | 'leave' | 'touch' | 'lockIfIdle'> & {
    readonly link: ReplicaLink;
    readonly self: Accessor<DeviceSelf | null>;
    readonly status: Accessor<SyncStatus>;
    readonly actor: Accessor<Actor | null>;
    /** Shifts, bookings and customers. */
    readonly records: Records;
    readonly may: (opType: OrderOpType) => boolean;
    readonly businessDate: () => string;
    readonly nowMs: () => number;
    /** All commands or none: decided, painted, then sent to the worker, which answers when they are on disk. */
    readonly act: (orderId: DocId, ...commands: readonly OrderCommand[]) => Result<DocId, ActError>;
    /** What one decision makes of several orders (a transfer): painted together, on disk together. */
    readonly actTogether: <Fault>(decide: (context: DecideContext) => Result<readonly OrderOps[], Fault>) => Result<readonly DocId[], Fault | ActError>;
    readonly opening: OpenWith;
    /** A new order, with what is to happen to it at once. Waits only where no number is in reserve. */
    readonly openOrder: (order: NewOrder, ...commands: readonly OrderCommand[]) => Promise<Result<DocId, ActError>>;
    /** Brings an order of the history into the working set, so that it can be acted on. */
    readonly adopt: (journal: Journal) => void;
    /** Blocking: shown over everything while it stands. */
    readonly saveFailure: Accessor<SaveFailure | null>;
    readonly retrySave: () => void;
    readonly signIn: (staffId: StaffId, pin: string) => Promise<PinResult>;
    /** Until when wrong PINs have locked a person out; null while they have not, or where the worker cannot say. */
    readonly lockedUntil: (staffId: StaffId) => Promise<number | null>;
    /** Takes a whole new snapshot: after pairing. */
    readonly restart: (snapshot: Snapshot) => void;
  };

/** The command that opens a new order, with its number. */
export type OpenWith = (order: NewOrder) => Promise<Result<Extract<OrderCommand, { type: 'open' }>, ActError>>;
/** Ops for one of several orders that are written as one. */
export type OrderOps = { readonly docId: DocId; readonly ops: readonly OrderOp[] };

/** What the worker must put on disk as a whole. */
type Unsaved = { readonly collection: JournalCollection; readonly parts: readonly Appending[] };

/** Wires the worker's snapshot and patches to stores, and commands to ops. One per tab. */
export function createSession({ link, snapshot, nowMs, newId, presenceStore, deferReview }: SessionDeps): Session {
  const [self, setSelf] = createSignal<DeviceSelf | null>(snapshot.self);
  const [status, setStatus] = createSignal<SyncStatus>(snapshot.status);
  const [failed, setFailed] = createSignal<readonly (Unsaved & { readonly error: PortError })[]>([]);
  const branch = createBranchData(() => self()?.branchId ?? null);
  const book = createOrderBook();
  const presence = createPresence(branch.staff, presenceStore, nowMs);
  const clock = makeStampClock(snapshot.lastStamp, nowMs);
  const numbers = makeNumberPool(async (businessDate) => (await link.request('reserveNumber', { businessDate })).counter);
  const fromArchive = new Set<DocId>();

  const actor = createMemo((): Actor | null => {
    const person = presence.person();
    if (person) return person;
    const device = self();
    return device?.kind === 'kitchen' ? { id: asId(deviceActor(device.deviceId)), name: device.name, role: 'kitchen' } : null;
  });

  let reviewPlanned = false;
  const planReview = (): void => {
    if (reviewPlanned) return;
    reviewPlanned = true;
    deferReview((rules) => {
      reviewPlanned = false;
      book.review(rules, (id) => {
        const role = roleOf(id);
        return role === null ? 10_000 : branch.settings().discountCaps[role];
      });
    });
  };

  const take = (patch: Patch): void => {
    batch(() => {
      if (patch.boards) branch.takeBoards(patch.boards);
      if (patch.roster) branch.takeRoster(patch.roster);
      if (patch.orders) {
        clock.observe(patch.orders);
        for (const { id } of patch.orders) fromArchive.delete(id);
        book.take(patch.orders);
      }
      if (patch.records) {
        clock.observe(patch.records);
        records.take(patch.records);
      }
      if (patch.retired) {
        book.retire(patch.retired);
        records.retire(patch.retired);
      }
      if (patch.pending) book.setPending(patch.pending);
    });
    if (patch.orders || patch.retired) planReview();
  };

  const start = (from: Snapshot): void => batch(() => {
    setSelf(from.self);
    setStatus(from.status);
    take(from);
    const { zone, cutOverHour } = branch.settings();
    if (from.self !== null && (from.self.kind === 'till' || from.self.kind === 'waiter')) numbers.prepare(businessDateOf(nowMs(), zone, cutOverHour));
  });

  const send = (unsaved: Unsaved): void => {
    const { collection, parts } = unsaved;
    const device = self();
    if (device === null) return;
    const scope = branchScope(device.branchId);
    const [first] = parts;
    const sent = parts.length === 1 && first ? link.request('append', { collection, scope, ...first }) : link.request('appendAll', { collection, scope, parts });
    sent.then(
      () => { if (collection === 'orders') for (const { docId, ops } of parts) book.addUnsaved(docId, -ops.length); },
      (cause: unknown) => setFailed((all) => [...all, { ...unsaved, error: portErrorOf(cause) }]),
    );
  };

  const roleOf = (id: StaffId): Role | null => branch.staff().find((member) => member.id === id)?.role ?? null;

  /** Who acts on which device, and with what right. */
  const acting = (): Result<{ readonly by: Actor; readonly device: DeviceSelf; readonly context: DecideContext }, { readonly type: 'not-paired' } | { readonly type: 'not-signed-in' }> => {
    const device = self();
    if (device === null) return err({ type: 'not-paired' });
    const by = actor();
    if (by === null) return err({ type: 'not-signed-in' });
    const authority = authorityOf(by.role, branch.settings().discountCaps);
    return ok({ by, device, context: { by: by.id, device: asId(device.deviceId), authority, nowMs: nowMs(), newId, nextStamp: clock.next } });
  };

  const records = createRecordBook({
    acting: () => {
      const now = acting();
      return now.ok ? ok({ context: now.value.context, scope: branchScope(now.value.device.branchId), kind: now.value.device.kind }) : now;
    },
    roleOf,
    send: (docId, ops) => send({ collection: 'records', parts: [{ docId, ops }] }),
  });

  const decide = (orderId: DocId, commands: readonly OrderCommand[]): Result<readonly Op[], ActError> => {
    const now = acting();
    if (!now.ok) return now;
    const { by, device, context } = now.value;
    const journal = book.journalOf(orderId);
    const before = journal ? opsInOrder(journal) : [];
    const made: Op[] = [];
    let state = book.stateOf(orderId);
    for (const command of commands) {
      // A screen may hand over what it read from the store; proxies can neither be kept nor cloned.
      const decided = decideOrder(state, unwrap(command), context);
      if (!decided.ok) return decided;
      const forbidden = notPermitted(decided.value, { ...by, kind: device.kind, roleOf });
      if (forbidden) return err(forbidden);
      made.push(...decided.value);
      if (command !== commands.at(-1)) state = foldOrder([...before, ...made]);
    }
    return ok(made);
  };

  /** Has what was decided written, all of it or nothing, and paints it. */
  const commit = (decided: readonly { readonly docId: DocId; readonly ops: readonly Op[] }[], device: DeviceSelf): void => {
    const parts = decided.map(({ docId, ops }): Appending => {
      const base = fromArchive.has(docId) ? book.journalOf(docId) : null;
      return { docId, ops, ...(base ? { base } : {}) };
    });
    // First on its way, then painted: the worker and the network need not wait for the page.
    send({ collection: 'orders', parts });
    batch(() => {
      for (const { docId, ops } of parts) {
        book.addUnsaved(docId, ops.length);
        book.append(docId, branchScope(device.branchId), ops);
      }
    });
    planReview();
  };

  const act: Session['act'] = (orderId, ...commands) => {
    const decided = decide(orderId, commands);
    if (!decided.ok) return decided;
    const device = self();
    if (device === null) return err({ type: 'not-paired' });
    commit([{ docId: orderId, ops: decided.value }], device);
    return ok(orderId);
  };

  const actTogether: Session['actTogether'] = (decideAll) => {
    const now = acting();
    if (!now.ok) return now;
    const { by, device, context } = now.value;
    const decided = decideAll(context);
    if (!decided.ok) return decided;
    const forbidden = notPermitted(decided.value.flatMap(({ ops }) => ops), { ...by, kind: device.kind, roleOf });
    if (forbidden) return err(forbidden);
    commit(decided.value, device);
    return ok(decided.value.map(({ docId }) => docId));
  };

  const businessDate = (): string => {
    const { zone, cutOverHour } = branch.settings();
    return businessDateOf(nowMs(), zone, cutOverHour);
  };

  /** The opening of a new order with its number; waits only where none is in reserve. */
  const opening: OpenWith = async (order) => {
    const device = self();
    if (device === null) return err({ type: 'not-paired' });
    const date = businessDate();
    const taken = numbers.take(date);
    let counter: number;
    try {
      counter = typeof taken === 'number' ? taken : await taken;
    } catch (cause) {
      return err({ type: 'no-number', cause: portErrorOf(cause) });
    }
    return ok({
      type: 'open', ...newOrderTerms(branch.settings(), branch.catalogue(), order.orderType),
      ...order, number: orderNumber(device.letter, counter), businessDate: date, openedAtMs: nowMs(), currency: branch.settings().currency,
    });
  };

  link.subscribe({ onPatch: take, onStatus: setStatus });
  start(snapshot);

  return {
    ...branch, ...book, ...presence, link, records, self, status, actor, nowMs, businessDate, act, actTogether, opening,
    may: (opType) => {
      const by = actor();
      const device = self();
      return by !== null && device !== null && mayRecord(opType, by.role, device.kind);
    },
    openOrder: async (order, ...commands) => {
      const opened = await opening(order);
      return opened.ok ? act(asId(newId()), opened.value, ...commands) : opened;
    },
    adopt: (journal) => {
      if (book.journalOf(journal.id) === null) fromArchive.add(journal.id);
      book.take([journal]);
    },
    saveFailure: () => {
      const all = failed();
      return all.length === 0 ? null : { error: all[0]!.error, orders: new Set(all.flatMap(({ parts }) => parts.map(({ docId }) => docId))).size };
    },
    retrySave: () => {
      const again = failed();
      setFailed([]);
      for (const unsaved of again) send(unsaved);
    },
    signIn: async (staffId, pin) => {
      const result = await link.request('verifyPin', { staffId, pin });
      if (result.ok) presence.enter(staffId);
      return result;
    },
    lockedUntil: (staffId) => link.request('pinLock', { staffId }).then(({ untilMs }) => untilMs, () => null),
    restart: start,
  };
}

export const SessionContext = createContext<Session>();

/** The session of this tab; screens are always inside it. */
export function useSession(): Session {
  const session = useContext(SessionContext);
  if (!session) throw new Error('a screen was opened outside the session');
  return session;
}
