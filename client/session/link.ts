import type { Patch, PortError, RequestName, Requests, Snapshot, SyncStatus } from '../../workers/replica/port.ts';

/** What the session asks of the replica worker. A failed request rejects with a `PortError`. */
export type ReplicaLink = {
  readonly request: <Name extends RequestName>(name: Name, ask: Requests[Name]['ask']) => Promise<Requests[Name]['answer']>;
  /** Every patch and status after the snapshot, in order; answers what ends it. */
  readonly subscribe: (listener: LinkListener) => () => void;
};

export type LinkListener = {
  readonly onPatch: (patch: Patch) => void;
  readonly onStatus: (status: SyncStatus) => void;
};

export type OpenedLink = { readonly link: ReplicaLink; readonly snapshot: Snapshot };

const portErrors: readonly PortError['type'][] = ['disk', 'unsent-data', 'not-paired', 'unreadable-file', 'failed'];

/** A rejection as data, whatever was thrown. */
export function portErrorOf(cause: unknown): PortError {
  if (cause !== null && typeof cause === 'object' && 'type' in cause && portErrors.some((type) => type === cause.type)) return cause as PortError;
  return { type: 'failed', detail: cause instanceof Error ? cause.message : String(cause) };
}
