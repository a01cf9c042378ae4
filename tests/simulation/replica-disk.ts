import type { Journal } from '../../shared/crdt/journal.ts';
import type { Stamp } from '../../shared/kernel/stamp.ts';

/** A document as RxDB keeps it; `lwt`: local write time, by which the upstream finds what is new. */
export type Fork = { readonly doc: Journal; readonly lwt: number; readonly revision: number };
/** What the server is assumed to hold; `resolvedRevision`: the fork that a conflict was resolved to. */
export type AssumedMaster = { readonly doc: Journal; readonly resolvedRevision: number | null };

/** Everything of a terminal that survives a power cut. */
export type Rows = {
  readonly forks: Map<string, Fork>;
  readonly masters: Map<string, AssumedMaster>;
  /** Op ids by document that the server has not confirmed. */
  readonly owed: Map<string, readonly string[]>;
  readonly refusedDocs: Map<string, string>;
  /** Counter by business date. */
  readonly numbers: Map<string, number>;
  upCheckpoint: number;
  downCheckpoint: number;
  /** The highest this terminal has made or adopted. */
  lastStamp: Stamp | null;
};

const emptyRows = (): Rows => ({ forks: new Map(), masters: new Map(), owed: new Map(), refusedDocs: new Map(), numbers: new Map(), upCheckpoint: 0, downCheckpoint: 0, lastStamp: null });

const copyOf = (rows: Rows): Rows => ({
  forks: new Map(rows.forks), masters: new Map(rows.masters), owed: new Map(rows.owed), refusedDocs: new Map(rows.refusedDocs), numbers: new Map(rows.numbers),
  upCheckpoint: rows.upCheckpoint, downCheckpoint: rows.downCheckpoint, lastStamp: rows.lastStamp,
});

type Write = { readonly apply: (rows: Rows) => void; readonly onDurable: (() => void) | null };

/** Memory in front, one disk behind it: writes reach the disk in order, each whole or not at all. */
export class ReplicaDisk {
  memory: Rows = emptyRows();
  private disk: Rows = emptyRows();
  private backup: Rows = emptyRows();
  private queue: Write[] = [];

  write(apply: (rows: Rows) => void, onDurable: (() => void) | null = null): void {
    apply(this.memory);
    this.queue.push({ apply, onDurable });
  }

  get hasQueued(): boolean {
    return this.queue.length > 0;
  }

  /** The disk has taken everything, and those who waited for it are told. */
  flush(): void {
    for (const { apply } of this.queue) apply(this.disk);
    const told = this.queue;
    this.queue = [];
    for (const { onDurable } of told) onDurable?.();
  }

  /** The power goes after the disk took the first `written` of the queue; nobody is told of those. */
  crash(written: (queued: number) => number): void {
    for (const { apply } of this.queue.slice(0, written(this.queue.length))) apply(this.disk);
    this.queue = [];
    this.memory = copyOf(this.disk);
  }

  takeBackup(): void {
    this.backup = copyOf(this.disk);
  }

  restoreBackup(): void {
    this.disk = copyOf(this.backup);
    this.queue = [];
    this.memory = copyOf(this.disk);
  }

  holdsDurably(docId: string, opId: string): boolean {
    return Object.hasOwn(this.disk.forks.get(docId)?.doc.ops ?? {}, opId);
  }
}
