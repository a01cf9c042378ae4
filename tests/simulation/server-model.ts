import { combineDigests } from '../../shared/crdt/digest.ts';
import { mergeJournals, type Journal, type Op } from '../../shared/crdt/journal.ts';
import { sameKnowledge } from '../../shared/crdt/replicated.ts';
import { deviceDocId, staffDocId } from '../../shared/documents/collections.ts';
import type { DeviceKind } from '../../shared/domain/device/device.ts';
import type { Role } from '../../shared/domain/staff/staff.ts';
import { asId, branchScope, orgScope, type Scope } from '../../shared/kernel/ids.ts';
import { stampOf } from '../../shared/kernel/stamp.ts';
import { adjudicate } from '../../sync-server/ingest/adjudicate.ts';
import { createRoster } from '../../sync-server/ingest/roster.ts';
import type { AnswerByRequest, Changed, PushResult, Request } from './messages.ts';
import { digestOf } from './replica-model.ts';
import { SettlementModel } from './settlement-model.ts';
import { isOrder } from './states.ts';

export const branchId = 'b1';
export const scope: Scope = branchScope(branchId);

type Stored = { readonly doc: Journal; readonly seq: number };
type Waiting = { readonly device: string; readonly docs: readonly Journal[]; readonly answer: (answer: AnswerByRequest['push']) => void };

const pageDocs = 5;

/** A journal of the roster: what people do at headquarters, before and during the run. */
const rosterJournal = (id: string, ops: readonly { readonly type: string; readonly data: unknown; readonly ms: number }[]): Journal => ({
  shape: 'journal', id: asId(id), scope: orgScope('o1'), refused: {}, sealed: {}, head: null,
  ops: Object.fromEntries(ops.map(({ type, data, ms }, index): [string, Op] => {
    const opId = `${id}:${index}`;
    return [opId, { id: asId(opId), type, v: 1, by: asId('server'), device: asId('server'), stamp: stampOf(ms, index), data }];
  })),
});

export type ServerPort = {
  /** Not after a crash. */
  readonly after: (ms: number, run: () => void) => void;
  readonly wallNow: () => number;
  readonly stream: (device: string, changed: Changed) => void;
  /** Told how many documents were pushed so far. */
  readonly pushed: (docs: number) => void;
  /** A fault that a test plants. */
  readonly forgetsRefusals: boolean;
  /** Another fault: late sales and unhonoured transfers are left as they are. */
  readonly settlesNothing: boolean;
  readonly committed: (before: Journal | null, after: Journal) => void;
};

/** The server: the real judgement over an in-memory store with the rules of the real one. */
export class ServerModel {
  docs = new Map<string, Stored>();
  seq = 0;
  pushedDocs = 0;
  isUp = true;
  /** Counts starts: what was planned before a crash does not happen. */
  life = 0;
  /** When each who left did. */
  private leavings = new Map<string, number>();
  private readonly roster = createRoster();
  private readonly people = new Map<string, { readonly role: Role; readonly ms: number }>();
  private readonly sessions = new Map<string, number>();
  private sessionCount = 0;
  private waiting: Waiting[] = [];
  private backup: { docs: Map<string, Stored>; seq: number; leavings: Map<string, number> } = { docs: new Map(), seq: 0, leavings: new Map() };

  private readonly settlement: SettlementModel;

  constructor(private readonly port: ServerPort) {
    this.settlement = new SettlementModel(port, () => [...this.docs.values()].map(({ doc }) => doc), (docs) => this.write(docs));
  }

  pair(device: string, kind: DeviceKind, letter: string): void {
    this.roster.take(rosterJournal(deviceDocId(device), [{ type: 'device.paired', data: { name: device, kind, letter, branchId }, ms: 1 }]));
  }

  hire(staff: string, role: Role): void {
    this.people.set(staff, { role, ms: 1 });
    this.roster.take(rosterJournal(staffDocId(staff), this.opsOf(staff)));
  }

  letGo(staff: string, ms: number): void {
    this.leavings.set(staff, ms);
    this.roster.take(rosterJournal(staffDocId(staff), this.opsOf(staff)));
  }

  get leftStaff(): readonly string[] {
    return [...this.leavings.keys()];
  }

  private opsOf(staff: string): { type: string; data: unknown; ms: number }[] {
    const leftMs = this.leavings.get(staff);
    const left = leftMs === undefined ? [] : [{ type: 'staff.left', data: {}, ms: leftMs }];
    return [{ type: 'staff.hired', data: { name: staff }, ms: 1 }, { type: 'staff.role-set', data: { branchId, role: this.people.get(staff)?.role }, ms: 2 }, ...left];
  }

  handle<R extends Request>(device: string, request: R, answer: (answer: AnswerByRequest[R['type']]) => void): void {
    const reply = answer as (answer: AnswerByRequest[keyof AnswerByRequest]) => void;
    switch (request.type) {
      case 'connect':
        this.sessions.set(device, (this.sessionCount += 1));
        return reply({ session: this.sessionCount, seq: this.seq, leftStaff: this.leftStaff });
      case 'push':
        this.pushedDocs += request.docs.length;
        this.port.pushed(this.pushedDocs);
        this.waiting.push({ device, docs: request.docs, answer: reply });
        if (this.waiting.length === 1) this.port.after(5, () => this.commit());
        return undefined;
      case 'pull': return reply(this.page(request.cursor));
      case 'digest': {
        const docs = [...this.docs.values()];
        return reply({ count: docs.length, digest: docs.reduce((sum, { doc }) => combineDigests(sum, digestOf(doc)), 0) });
      }
      case 'document-digests': return reply({ digests: new Map([...this.docs].map(([id, { doc }]) => [id, digestOf(doc)])) });
    }
  }

  private page(cursor: number): AnswerByRequest['pull'] {
    const after = [...this.docs.values()].filter(({ seq }) => seq > cursor).sort((a, b) => a.seq - b.seq);
    const last = after[pageDocs - 1]?.seq;
    // The documents of one commit are never parted by a page.
    const page = last === undefined ? after : after.filter(({ seq }) => seq <= last);
    const done = page.length === after.length;
    return { docs: page.map(({ doc }) => doc), cursor: done ? this.seq : page.at(-1)!.seq, done };
  }

  /** Group commit: all waiting pushes under one sequence number; answers and the stream follow it. */
  private commit(): void {
    const group = this.waiting;
    this.waiting = [];
    const changed = new Map<string, Journal>();
    const answers = group.map(({ device, docs }) => docs.map((pushed): PushResult => {
      const before = changed.get(pushed.id) ?? this.docs.get(pushed.id)?.doc ?? null;
      const verdict = adjudicate(before, { collection: isOrder(pushed) ? 'orders' : 'records', doc: pushed }, { deviceId: device, branchId, scopes: [scope], roster: this.roster });
      if (!verdict.changed || verdict.stored === null) return verdict.result as PushResult;
      const after = this.port.forgetsRefusals ? withoutNewRefusals(verdict.stored as Journal) : verdict.stored as Journal;
      this.port.committed(before, after);
      changed.set(pushed.id, after);
      return this.port.forgetsRefusals ? { status: 'merged', doc: after } : verdict.result as PushResult;
    }));
    this.store([...changed.values()], () => group.forEach(({ answer }, index) => answer({ results: answers[index]! })));
  }

  /** Under one sequence number; the devices hear of it after `answered`. */
  private store(docs: readonly Journal[], answered: () => void): void {
    const previous = this.seq;
    if (docs.length > 0) this.seq += 1;
    for (const doc of docs) this.docs.set(doc.id, { doc, seq: this.seq });
    answered();
    if (docs.length === 0) return;
    for (const [device, session] of this.sessions) this.port.stream(device, { session, previous, seq: this.seq, docs });
    this.settlement.notice(docs);
  }

  /** What the server adds on its own authority. */
  private write(docs: readonly Journal[]): void {
    const merged = docs.map((doc) => {
      const before = this.docs.get(doc.id)!.doc;
      return { before, after: mergeJournals(before, doc) };
    }).filter(({ before, after }) => !sameKnowledge(before, after));
    for (const { before, after } of merged) this.port.committed(before, after);
    this.store(merged.map(({ after }) => after), () => undefined);
  }

  /** Up again: what was left unsettled is looked for. */
  start(): void {
    this.isUp = true;
    this.settlement.sweep();
  }

  /** Only what was not committed is lost, and every connection. */
  crash(): void {
    this.isUp = false;
    this.life += 1;
    this.waiting = [];
    this.sessions.clear();
    this.settlement.crash();
  }

  close(device: string): void {
    this.sessions.delete(device);
  }

  takeBackup(): void {
    this.backup = { docs: new Map(this.docs), seq: this.seq, leavings: new Map(this.leavings) };
  }

  restoreBackup(): void {
    this.crash();
    this.docs = new Map(this.backup.docs);
    this.seq = this.backup.seq;
    this.leavings = new Map(this.backup.leavings);
    for (const staff of this.people.keys()) this.roster.take(rosterJournal(staffDocId(staff), this.opsOf(staff)));
  }
}

/** The fault that a test of the simulation plants: what is refused is dropped without a word. */
function withoutNewRefusals(doc: Journal): Journal {
  return { ...doc, refused: {}, ops: Object.fromEntries(Object.entries(doc.ops).filter(([id]) => !Object.hasOwn(doc.refused, id))) };
}
