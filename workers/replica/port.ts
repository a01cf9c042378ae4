import type { Board } from '../../shared/crdt/board.ts';
import type { EntryValue } from '../../shared/crdt/board-entries.ts';
import type { Fact } from '../../shared/crdt/fact.ts';
import type { Journal, Op } from '../../shared/crdt/journal.ts';
import type { CollectionName, JournalCollection } from '../../shared/documents/collections.ts';
import type { DocId, Scope, StaffId } from '../../shared/kernel/ids.ts';
import type { Stamp } from '../../shared/kernel/stamp.ts';
import type { Paired } from '../../shared/protocol/identity.ts';

/* What a tab and the replica worker say to each other. Everything is structured-clone data. */

/** The device without its token, which never leaves the worker. */
export type DeviceSelf = Omit<Paired, 'token'>;

/** Where the connection stands. `since`: when this state began, device time. */
export type Connection =
  | { readonly state: 'unpaired' }
  | { readonly state: 'connecting' | 'online' | 'offline'; readonly sinceMs: number }
  | { readonly state: 'rejected'; readonly reason: 'revoked' | 'protocol' | 'malformed'; readonly sinceMs: number };

export type CollectionStatus = {
  readonly collection: CollectionName;
  readonly documents: number;
  /** Documents that hold something the server has not confirmed. */
  readonly pending: number;
  readonly lastContactMs: number | null;
};

export type RefusedItem = { readonly collection: CollectionName; readonly docId: string; readonly opId: string | null; readonly opType: string; readonly reason: string };

export type SyncStatus = {
  readonly connection: Connection;
  readonly collections: readonly CollectionStatus[];
  readonly refused: readonly RefusedItem[];
  /** Server clock less device clock, ms; null until measured. */
  readonly clockOffsetMs: number | null;
  readonly storage: { readonly usedBytes: number | null; readonly quotaBytes: number | null; readonly persistent: boolean | null };
  /** The last local write failed and what the person should know; null while the disk takes everything. */
  readonly diskError: DiskError | null;
};

export type DiskError = { readonly reason: 'quota' | 'io'; readonly detail: string };

/** Which docs still hold ops the server has not confirmed: the orders shown as *saved here*. */
export type PendingOps = Readonly<Record<string, readonly string[]>>;

export type Snapshot = {
  readonly self: DeviceSelf | null;
  readonly orders: readonly Journal[];
  /** Shifts, bookings and customers. */
  readonly records: readonly Journal[];
  readonly roster: readonly Journal[];
  readonly boards: readonly Board[];
  /** By order id: ops not yet confirmed by the server. */
  readonly pending: PendingOps;
  readonly status: SyncStatus;
  /** Highest stamp this device has made or adopted: tabs go on from here. */
  readonly lastStamp: Stamp | null;
};

/** One commit's worth of change; tabs apply each patch as a whole. Absent fields did not change. */
export type Patch = {
  readonly orders?: readonly Journal[];
  readonly records?: readonly Journal[];
  /** Orders and records that the server put away and that left the working set. */
  readonly retired?: readonly DocId[];
  readonly roster?: readonly Journal[];
  readonly boards?: readonly Board[];
  /** Entries replace those of the same order; an empty list clears it. */
  readonly pending?: PendingOps;
};

export type HistoryQuery = {
  readonly text?: string;
  readonly status?: 'closed' | 'cancelled';
  readonly businessDate?: string;
  /** Page cursor from the last answer. */
  readonly after?: string;
  readonly limit: number;
};
export type HistoryPage = { readonly orders: readonly Journal[]; readonly next: string | null; readonly days: readonly string[] };

export type PinResult =
  | { readonly ok: true }
  | { readonly ok: false; readonly reason: 'wrong'; readonly triesLeft: number }
  | { readonly ok: false; readonly reason: 'locked'; readonly untilMs: number }
  | { readonly ok: false; readonly reason: 'unknown-staff' };

/** Ops for one journal. `base`: the journal as the tab knows it, for one that comes from an archive. */
export type Appending = { readonly docId: DocId; readonly ops: readonly Op[]; readonly base?: Journal };

/** Requests by name: what a tab asks and what the worker answers. Failures reject with `PortError`. */
export type Requests = {
  /** First message of a tab. */
  readonly hello: { readonly ask: { readonly tabId: string }; readonly answer: Snapshot };
  /** Makes this browser the given device (after pairing or first run). Drops what another device left, refused while unsent data is there. */
  readonly become: { readonly ask: { readonly paired: Paired }; readonly answer: Snapshot };
  /** Appends ops to a journal; answered when they are on disk. */
  readonly append: { readonly ask: Appending & { readonly collection: JournalCollection; readonly scope: Scope }; readonly answer: { readonly durable: true } };
  /** Appends to several journals at once: the disk has all of it or nothing. */
  readonly appendAll: { readonly ask: { readonly collection: JournalCollection; readonly scope: Scope; readonly parts: readonly Appending[] }; readonly answer: { readonly durable: true } };
  readonly record: { readonly ask: { readonly fact: Fact }; readonly answer: { readonly durable: true } };
  readonly editBoard: { readonly ask: { readonly docId: DocId; readonly scope: Scope; readonly by: StaffId; readonly changes: Readonly<Record<string, EntryValue | null>> }; readonly answer: { readonly durable: true } };
  /** The next order number's counter for a business date; each is given once per device. */
  readonly reserveNumber: { readonly ask: { readonly businessDate: string }; readonly answer: { readonly counter: number } };
  readonly verifyPin: { readonly ask: { readonly staffId: StaffId; readonly pin: string }; readonly answer: PinResult };
  /** Until when wrong PINs have locked a person out of this device; null while they have not. */
  readonly pinLock: { readonly ask: { readonly staffId: StaffId }; readonly answer: { readonly untilMs: number | null } };
  readonly history: { readonly ask: HistoryQuery; readonly answer: HistoryPage };
  readonly status: { readonly ask: Record<string, never>; readonly answer: SyncStatus };
  /** All that the server has not confirmed, as one JSON text for a file. */
  readonly exportUnsent: { readonly ask: Record<string, never>; readonly answer: { readonly text: string; readonly documents: number } };
  readonly importUnsent: { readonly ask: { readonly text: string }; readonly answer: { readonly documents: number; readonly refused: readonly { readonly docId: string; readonly reason: string }[] } };
  /** Try the server now instead of at the next retry. */
  readonly reconnect: { readonly ask: Record<string, never>; readonly answer: Record<string, never> };
  /** Forget this device's data; refused while unsent data is there unless `force`. */
  readonly wipe: { readonly ask: { readonly force: boolean }; readonly answer: Record<string, never> };
};

export type RequestName = keyof Requests;

export type PortError =
  | { readonly type: 'disk'; readonly error: DiskError }
  | { readonly type: 'unsent-data'; readonly documents: number }
  | { readonly type: 'not-paired' }
  | { readonly type: 'unreadable-file'; readonly detail: string }
  | { readonly type: 'failed'; readonly detail: string };

export type ToWorker = { [Name in RequestName]: { readonly id: number; readonly name: Name; readonly ask: Requests[Name]['ask'] } }[RequestName] | { readonly name: 'bye' };

export type ToTab =
  | { readonly type: 'answer'; readonly id: number; readonly answer: unknown }
  | { readonly type: 'error'; readonly id: number; readonly error: PortError }
  | { readonly type: 'patch'; readonly patch: Patch }
  | { readonly type: 'status'; readonly status: SyncStatus };
