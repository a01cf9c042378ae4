import { combineDigests } from '../../shared/crdt/digest.ts';
import { emptyJournal, withOps, type Journal, type Op } from '../../shared/crdt/journal.ts';
import { dominates, knowledgeDigest } from '../../shared/crdt/replicated.ts';
import { asId, type DocId, type Scope } from '../../shared/kernel/ids.ts';
import { observeStamp, type Stamp } from '../../shared/kernel/stamp.ts';
import type { AnswerByRequest, Changed, PushResult, Request } from './messages.ts';
import { ReplicaDisk, type Fork } from './replica-disk.ts';

/** What the terminal stands on: network, time, and the rule by which documents merge. */
export type ReplicaPort = {
  readonly scope: Scope;
  readonly wallNow: () => number;
  /** `onAnswer` is called once at most; `onFailure` when no answer came in time. Neither after a crash. */
  readonly call: <R extends Request>(request: R, onAnswer: (answer: AnswerByRequest[R['type']]) => void, onFailure: () => void) => void;
  readonly after: (ms: number, run: () => void) => void;
  readonly flushSoon: () => void;
  readonly merge: (a: Journal, b: Journal) => Journal;
  /** Off only where a test plants a fault. */
  readonly ackBeforeDurable: boolean;
  readonly comparesWithServer: boolean;
  readonly keepsMonotoneTime: boolean;
  readonly touched: (docId: string) => void;
};

const batchDocs = 20;
const digestByDoc = new WeakMap<Journal, number>();
export const digestOf = (doc: Journal): number => {
  const known = digestByDoc.get(doc);
  if (known !== undefined) return known;
  const digest = knowledgeDigest(doc);
  digestByDoc.set(doc, digest);
  return digest;
};

/**
 * A terminal's replica: RxDB's replication protocol (forks, assumed masters, two checkpoints,
 * pulls dropped while the local copy is dirty) with the working set, the ledger of what is owed and
 * the anti-entropy check around it.
 */
export class ReplicaModel {
  readonly store = new ReplicaDisk();
  /** What tabs show: everything known, whatever RxDB made of it. */
  known = new Map<string, Journal>();
  session: number | null = null;
  leftStaff: readonly string[] = [];
  lastStamp: Stamp | null = null;
  private onServer = new Map<string, Journal>();
  private position = 0;
  private pushing = false;
  private pulling = false;
  private pullAgain = false;
  private checking = false;
  private connecting = false;
  private tidying = false;
  private streamed: { readonly docs: readonly Journal[]; readonly checkpoint: number | null }[] = [];

  constructor(private readonly port: ReplicaPort) {}

  /** After a start, a crash or a restored backup: memory is what the disk held. */
  restart(): void {
    this.known = new Map([...this.rows.forks].map(([id, { doc }]) => [id, doc]));
    this.onServer = new Map();
    this.session = null;
    this.lastStamp = this.rows.lastStamp;
    this.pushing = this.pulling = this.pullAgain = this.checking = this.connecting = this.tidying = false;
    this.streamed = [];
    this.observe([...this.known.values()]);
  }

  /** Each counter of a date is given once; `onGiven` when it can no longer be forgotten. */
  reserveNumber(date: string, onGiven: (counter: number) => void): void {
    const counter = (this.rows.numbers.get(date) ?? 0) + 1;
    this.store.write((rows) => rows.numbers.set(date, counter), () => onGiven(counter));
    this.port.flushSoon();
  }

  /** One write, of several documents where one decision made something of each. */
  append(parts: readonly { readonly docId: DocId; readonly ops: readonly Op[] }[], onDurable: () => void): void {
    const opsByDoc = new Map<DocId, Op[]>();
    for (const { docId, ops } of parts) opsByDoc.set(docId, [...(opsByDoc.get(docId) ?? []), ...ops]);
    const written = [...opsByDoc].map(([docId, ops]) => {
      const doc = withOps(this.known.get(docId) ?? emptyJournal(docId, this.port.scope), ops);
      const owed = [...new Set([...(this.rows.owed.get(docId) ?? []), ...ops.map((op) => op.id)])];
      return { doc, docId, owed, fork: this.forkWith(docId, doc) };
    });
    const { lastStamp } = this;
    this.store.write((rows) => {
      for (const { docId, fork, owed } of written) {
        rows.forks.set(docId, fork);
        rows.owed.set(docId, owed);
        rows.refusedDocs.delete(docId);
      }
      rows.lastStamp = lastStamp;
    }, this.port.ackBeforeDurable ? null : onDurable);
    if (this.port.ackBeforeDurable) onDurable();
    this.learn(written.map(({ doc }) => doc));
    this.port.flushSoon();
    this.push();
  }

  connect(): void {
    if (this.session !== null || this.connecting) return;
    this.connecting = true;
    const done = (): void => { this.connecting = false; };
    this.port.call({ type: 'connect' }, ({ session, seq, leftStaff }) => {
      done();
      this.session = session;
      this.position = seq;
      this.leftStaff = leftStaff;
      this.pull();
      this.push();
    }, done);
  }

  disconnect(): void {
    this.session = null;
  }

  onChanged({ session, previous, seq, docs }: Changed): void {
    if (session !== this.session) return;
    this.received(docs);
    const verdict = seq <= this.position ? 'seen' : previous === this.position ? 'next' : 'gap';
    if (verdict !== 'seen') this.position = seq;
    if (verdict === 'gap') this.pull();
    else this.streamed.push({ docs, checkpoint: verdict === 'next' ? seq : null });
    this.drainStream();
  }

  /** The net below replication: compares counts and digests, repairs in both directions. */
  check(looks = 0): void {
    if (!this.port.comparesWithServer || this.session === null || (this.checking && looks === 0)) return;
    this.checking = true;
    const stop = (): void => { this.checking = false; };
    this.port.call({ type: 'digest' }, ({ count, digest }) => {
      const docs = this.comparable();
      if (docs.length === count && docs.reduce((sum, doc) => combineDigests(sum, digestOf(doc)), 0) === digest) return stop();
      if (looks === 0) return this.port.after(1_000, () => (this.session === null ? stop() : this.check(1)));
      this.port.call({ type: 'document-digests' }, ({ digests }) => {
        stop();
        this.onServer = new Map();
        this.sendPast(this.comparable().filter((doc) => digests.get(doc.id) !== digestOf(doc)));
        if ([...digests].some(([id, theirs]) => { const ours = this.known.get(id); return ours === undefined || digestOf(ours) !== theirs; })) this.pullAll(0);
        this.reconcile();
      }, stop);
    }, stop);
  }

  private get rows(): ReplicaDisk['memory'] {
    return this.store.memory;
  }

  private comparable(): Journal[] {
    return [...this.known.values()].filter(({ id }) => !this.rows.refusedDocs.has(id));
  }

  /** RxDB's time never goes back, whatever the wall clock does. */
  private nextWriteTime(): number {
    if (!this.port.keepsMonotoneTime) return this.port.wallNow();
    let highest = Math.max(this.port.wallNow(), this.rows.upCheckpoint + 1);
    for (const { lwt } of this.rows.forks.values()) if (lwt >= highest) highest = lwt + 1;
    return highest;
  }

  private forkWith(id: string, doc: Journal): Fork {
    const before = this.rows.forks.get(id);
    const next = before === undefined || dominates(doc, before.doc) ? doc : this.port.merge(before.doc, doc);
    return { doc: next, lwt: this.nextWriteTime(), revision: (before?.revision ?? 0) + 1 };
  }

  private observe(docs: readonly Journal[]): void {
    const nowMs = this.port.wallNow();
    for (const doc of docs) for (const op of Object.values(doc.ops)) this.lastStamp = observeStamp(this.lastStamp, op.stamp, nowMs);
  }

  private learn(docs: readonly Journal[]): void {
    for (const doc of docs) {
      const before = this.known.get(doc.id);
      const after = before === undefined ? doc : this.port.merge(before, doc);
      if (after === before) continue;
      this.known.set(doc.id, after);
      this.port.touched(doc.id);
    }
    this.observe(docs);
  }

  /** Documents that the server holds. */
  private received(docs: readonly Journal[]): void {
    for (const doc of docs) {
      const before = this.onServer.get(doc.id);
      this.onServer.set(doc.id, before === undefined ? doc : this.port.merge(before, doc));
    }
    this.learn(docs);
    this.tidySoon();
    for (const doc of docs) {
      const owed = this.rows.owed.get(doc.id);
      if (owed === undefined) continue;
      const left = owed.filter((id) => !Object.hasOwn(doc.ops, id) && !Object.hasOwn(doc.refused, id));
      if (left.length < owed.length) this.owe(doc.id, left);
    }
  }

  private owe(docId: string, left: readonly string[]): void {
    this.store.write((rows) => { if (left.length === 0) rows.owed.delete(docId); else rows.owed.set(docId, left); });
    this.port.flushSoon();
  }

  /** RxDB's upstream: what was written since the checkpoint and is not known to be there. */
  private push(): void {
    if (this.session === null || this.pushing) return;
    const batch = [...this.rows.forks.values()].filter(({ lwt }) => lwt > this.rows.upCheckpoint).sort((a, b) => a.lwt - b.lwt).slice(0, batchDocs);
    if (batch.length === 0) return;
    const checkpoint = batch.at(-1)!.lwt;
    const rows = batch.filter((fork) => {
      const master = this.rows.masters.get(fork.doc.id);
      return master === undefined || master.resolvedRevision === fork.revision || !dominates(master.doc, fork.doc);
    });
    const news = rows.filter(({ doc }) => { const theirs = this.onServer.get(doc.id); return theirs === undefined || !dominates(theirs, doc); });
    this.pushing = true;
    const finish = (results: readonly PushResult[]): void => {
      this.pushing = false;
      this.pushed(rows, news, results, checkpoint);
      this.push();
    };
    if (news.length === 0) return finish([]);
    this.port.call({ type: 'push', docs: news.map(({ doc }) => doc) }, ({ results }) => finish(results), () => {
      this.pushing = false;
      this.port.after(500, () => this.push());
    });
  }

  private pushed(rows: readonly Fork[], news: readonly Fork[], results: readonly PushResult[], checkpoint: number): void {
    const conflicts = new Map<string, Journal>();
    results.forEach((result, index) => {
      const { doc } = news[index]!;
      if (result.status === 'merged' && result.doc !== null) conflicts.set(doc.id, result.doc);
    });
    this.tookResults(news.map(({ doc }) => doc), results);
    for (const { doc, revision } of rows) {
      const theirs = conflicts.get(doc.id);
      if (theirs === undefined) {
        this.store.write((all) => all.masters.set(doc.id, { doc, resolvedRevision: null }));
        continue;
      }
      // The fork has changed since: RxDB's write fails, and the newer fork is pushed in its turn.
      if (this.rows.forks.get(doc.id)?.revision !== revision) continue;
      const resolved = dominates(theirs, doc) ? theirs : this.port.merge(doc, theirs);
      const fork: Fork = { doc: resolved, lwt: this.nextWriteTime(), revision: revision + 1 };
      this.store.write((all) => {
        all.forks.set(doc.id, fork);
        all.masters.set(doc.id, { doc: theirs, resolvedRevision: fork.revision });
      });
    }
    this.store.write((all) => { all.upCheckpoint = checkpoint; });
    this.port.flushSoon();
  }

  private tookResults(docs: readonly Journal[], results: readonly PushResult[]): void {
    results.forEach((result, index) => {
      const doc = docs[index]!;
      if (result.status === 'merged') return this.received([result.doc ?? doc]);
      this.store.write((rows) => { rows.owed.delete(doc.id); rows.refusedDocs.set(doc.id, result.reason); });
    });
  }

  /** Sends past RxDB's queue: what its checkpoint does not know of. */
  private sendPast(docs: readonly Journal[]): void {
    if (docs.length === 0) return;
    this.port.call({ type: 'push', docs }, ({ results }) => this.tookResults(docs, results), () => undefined);
  }

  private pull(): void {
    if (this.pulling) { this.pullAgain = true; return; }
    this.pulling = true;
    // A server restored from a backup is behind what this device has seen: everything is pulled anew.
    this.pullPage(this.rows.downCheckpoint <= this.position ? this.rows.downCheckpoint : 0);
  }

  private pullPage(cursor: number): void {
    const { session } = this;
    this.port.call({ type: 'pull', cursor }, (page) => {
      this.received(page.docs);
      this.downstream(page.docs, page.cursor);
      if (!page.done) return this.pullPage(page.cursor);
      this.pulling = false;
      if (this.pullAgain) {
        this.pullAgain = false;
        return this.pull();
      }
      this.drainStream();
      this.sendPast([...this.rows.owed.keys()].map((id) => this.known.get(id)).filter((doc) => doc !== undefined));
      this.check();
    }, () => {
      this.pulling = false;
      if (this.session !== null && this.session === session) this.port.after(500, () => this.pull());
    });
  }

  private pullAll(cursor: number): void {
    this.port.call({ type: 'pull', cursor }, (page) => {
      this.received(page.docs);
      if (!page.done) return this.pullAll(page.cursor);
      this.reconcile();
    }, () => undefined);
  }

  /** Stream events wait behind a pull, so that no checkpoint passes what that pull has yet to bring. */
  private drainStream(): void {
    if (this.pulling) return;
    for (const { docs, checkpoint } of this.streamed.splice(0)) this.downstream(docs, checkpoint);
  }

  /** RxDB's downstream: a document whose local copy is dirty is dropped, the checkpoint moves on. */
  private downstream(docs: readonly Journal[], checkpoint: number | null): void {
    for (const doc of docs) {
      const fork = this.rows.forks.get(doc.id);
      const master = this.rows.masters.get(doc.id);
      const isClean = fork !== undefined && master !== undefined && dominates(master.doc, fork.doc);
      if (fork !== undefined && !isClean) continue;
      if (fork !== undefined && dominates(fork.doc, doc)) continue;
      const next = this.forkWith(doc.id, doc);
      this.store.write((rows) => { rows.forks.set(doc.id, next); rows.masters.set(doc.id, { doc, resolvedRevision: null }); });
    }
    if (checkpoint !== null) this.store.write((rows) => { rows.downCheckpoint = checkpoint; });
    this.port.flushSoon();
  }

  /** When nothing is under way, RxDB's copies catch up with what their dirtiness made it drop. */
  private tidySoon(): void {
    if (this.tidying) return;
    this.tidying = true;
    this.port.after(1_000, () => {
      this.tidying = false;
      if (!this.pushing && !this.pulling) this.reconcile();
      else if (this.session !== null) this.tidySoon();
    });
  }

  /** Brings RxDB's copies up to what is known: what they miss would be missing after a restart. */
  private reconcile(): void {
    for (const [id, doc] of this.known) {
      const fork = this.rows.forks.get(id);
      if (fork !== undefined && dominates(fork.doc, doc)) continue;
      const next = this.forkWith(id, doc);
      this.store.write((rows) => rows.forks.set(asId(id), next));
    }
    this.port.flushSoon();
    this.push();
  }
}
