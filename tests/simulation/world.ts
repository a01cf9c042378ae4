import { mergeJournals, type Journal } from '../../shared/crdt/journal.ts';
import { actAtTill, actInKitchen } from './actors.ts';
import { actOnBookings } from './booking-actors.ts';
import { houseOf } from './house.ts';
import { checkAtRest, checkCommit, checkShown, type Deed } from './invariants.ts';
import type { Answer, Request } from './messages.ts';
import type { Plan, Step } from './faults.ts';
import { leavers, staffRoles } from './people.ts';
import { Random } from './random.ts';
import { ReplicaModel } from './replica-model.ts';
import { scope, ServerModel } from './server-model.ts';
import { actAtDrawer } from './shift-actors.ts';
import type { Charge, Part, PlantedAtTerminals, Terminal } from './terminal.ts';
import { Timeline } from './timeline.ts';
import { Violation } from './violation.ts';

/** Faults that a test of the simulation plants in the software under it. */
export type Planted = PlantedAtTerminals & {
  readonly merge?: (a: Journal, b: Journal) => Journal;
  readonly ackBeforeDurable?: boolean;
  readonly serverForgetsRefusals?: boolean;
  readonly noComparison?: boolean;
  readonly wallClockCheckpoint?: boolean;
  readonly serverSettlesNothing?: boolean;
};

export type Outcome = {
  readonly violation: Violation | null;
  readonly log: readonly string[];
  readonly events: number;
  readonly deeds: number;
  /** All documents as the server holds them at the end. */
  readonly docs: readonly Journal[];
  readonly lostDeeds: number;
  /** Documents pushed, retries included. */
  readonly pushes: number;
};

const startMs = Date.UTC(2026, 0, 5, 12);
const hour = 3_600_000;
const day = 24 * hour;
/** Honest runs stay below a tenth of it, retries and comparisons included; a loop passes it within minutes. */
const mostPushesPerDeed = 15;
const answerTimeoutMs = 15_000;
const healMs = 70 * 60_000;
const restMs = 2 * hour;

/** One restaurant in virtual time: tills, a kitchen screen, a server, and a network between them that fails by plan. */
class World {
  readonly timeline = new Timeline();
  readonly log: string[] = [];
  readonly deeds: Deed[] = [];
  private readonly deedsByDoc = new Map<string, Deed[]>();
  private readonly network: Random;
  private readonly terminals: Terminal[];
  private readonly server: ServerModel;
  private readonly shown = new Map<string, Journal>();
  private readonly charges = new Map<string, Charge>();
  private ids = 0;
  private isWhole = false;
  private someoneLeft = false;
  private serverWasRestored = false;

  constructor(private readonly plan: Plan, private readonly planted: Planted, private readonly keepsLog: boolean) {
    this.network = new Random(plan.seed ^ 0x5bd1e995);
    this.server = new ServerModel({
      after: (ms, run) => { { const { life } = this.server; this.timeline.after(ms, () => { if (this.server.life === life) run(); }); } },
      pushed: (docs) => {
        if (docs > mostPushesPerDeed * (this.deeds.length + 20)) throw new Violation('nothing is pushed for ever', `${docs} documents were pushed for ${this.deeds.length} deeds`);
      },
      stream: (device, changed) => {
        const terminal = this.terminals.find(({ name }) => name === device)!;
        this.deliver(terminal, () => terminal.replica.onChanged(changed));
      },
      wallNow: () => startMs + this.timeline.nowMs,
      settlesNothing: planted.serverSettlesNothing ?? false,
      forgetsRefusals: planted.serverForgetsRefusals ?? false,
      committed: (before, after) => { if (!planted.serverForgetsRefusals) checkCommit(before, after); },
    });
    this.terminals = Array.from({ length: plan.tills + 1 }, (_, index) => this.makeTerminal(index));
    for (const { name, kind, letter } of this.terminals) this.server.pair(name, kind, letter);
    for (const [name, role] of Object.entries(staffRoles)) this.server.hire(name, role);
  }

  run(): Outcome {
    try {
      for (const terminal of this.terminals) this.keepConnecting(terminal, terminal.life);
      for (const step of this.plan.steps) this.timeline.at(step.atMs, () => this.take(step));
      this.timeline.runUntil((this.plan.steps.at(-1)?.atMs ?? 0) + 1_000);
      this.heal();
      this.timeline.runFor(healMs);
      const pushed = this.server.pushedDocs;
      this.timeline.runFor(restMs);
      checkAtRest({
        server: this.server.docs, deeds: this.deeds, charges: [...this.charges.values()], somebodyLeft: this.someoneLeft, serverWasRestored: this.serverWasRestored, pushedWhileResting: this.server.pushedDocs - pushed,
        terminals: this.terminals.map(({ name, letter, wasRestored, replica }) => ({ name, letter, wasRestored, known: replica.known, forks: replica.store.memory.forks, owed: replica.store.memory.owed })),
      });
      return this.outcome(null);
    } catch (cause) {
      const violation = cause instanceof Violation ? cause : new Violation('nothing throws', cause instanceof Error ? (cause.stack ?? cause.message) : String(cause));
      return this.outcome(violation);
    }
  }

  private outcome(violation: Violation | null): Outcome {
    return {
      pushes: this.server.pushedDocs, violation, log: this.log, events: this.timeline.count, deeds: this.deeds.length, lostDeeds: this.deeds.filter((deed) => deed.lost).length,
      docs: [...this.server.docs.values()].map(({ doc }) => doc),
    };
  }

  private note(text: () => string): void {
    if (this.keepsLog) this.log.push(`${(this.timeline.nowMs / 1_000).toFixed(3).padStart(10)} s  ${text()}`);
  }

  private makeTerminal(index: number): Terminal {
    const isKitchen = index === this.plan.tills;
    const name = isKitchen ? 'kitchen' : `till-${index + 1}`;
    const terminal: Terminal = {
      name, kind: isKitchen ? 'kitchen' : index % 2 === 0 ? 'till' : 'waiter', letter: String.fromCharCode(65 + index),
      house: houseOf(this.plan.seed), planted: this.planted,
      others: () => this.terminals.filter((other) => other !== terminal && other.kind !== 'kitchen').map((other) => other.name),
      after: (ms, run) => this.inLife(terminal, ms, run),
      chargeOf: (attempt) => this.charges.get(attempt),
      charge: (charge) => void this.charges.set(charge.attempt, charge),
      life: 0, clockOffsetMs: 0, isCut: false, wasRestored: false, flushing: false,
      wallNow: () => startMs + this.timeline.nowMs + terminal.clockOffsetMs,
      newId: () => `${name}-${(this.ids += 1)}`,
      record: (parts, onDurable) => this.record(terminal, parts, onDurable),
      replica: new ReplicaModel({
        scope,
        wallNow: () => terminal.wallNow(),
        call: (request, onAnswer, onFailure) => this.call(terminal, request, onAnswer as (answer: Answer) => void, onFailure),
        after: (ms, run) => this.inLife(terminal, ms, run),
        flushSoon: () => this.flushSoon(terminal),
        merge: this.planted.merge ?? mergeJournals,
        ackBeforeDurable: this.planted.ackBeforeDurable ?? false,
        comparesWithServer: !(this.planted.noComparison ?? false),
        keepsMonotoneTime: !(this.planted.wallClockCheckpoint ?? false),
        touched: (docId) => this.touched(terminal, docId),
      }),
    };
    return terminal;
  }

  private inLife(terminal: Terminal, ms: number, run: () => void): void {
    const { life } = terminal;
    this.timeline.after(ms, () => { if (terminal.life === life) run(); });
  }

  private record(terminal: Terminal, parts: readonly Part[], onDurable?: () => void): void {
    const deeds = parts.flatMap(({ docId, ops }) => ops.map((op): Deed => ({ docId, op, terminal: terminal.name, acknowledged: false, forgotten: false, lost: false })));
    this.deeds.push(...deeds);
    for (const deed of deeds) {
      const known = this.deedsByDoc.get(deed.docId);
      if (known) known.push(deed);
      else this.deedsByDoc.set(deed.docId, [deed]);
    }
    terminal.replica.append(parts, () => {
      for (const deed of deeds) deed.acknowledged = true;
      onDurable?.();
    });
  }

  private touched(terminal: Terminal, docId: string): void {
    const key = `${terminal.name} ${docId}`;
    const { known } = terminal.replica;
    const after = known.get(docId)!;
    checkShown(this.shown.get(key), after, { terminal: terminal.name, known, deeds: this.deedsByDoc.get(docId) ?? [] });
    this.shown.set(key, after);
  }

  private flushSoon(terminal: Terminal): void {
    if (terminal.flushing) return;
    terminal.flushing = true;
    this.inLife(terminal, this.network.between(1, 40), () => {
      terminal.flushing = false;
      terminal.replica.store.flush();
    });
  }

  /** Every few seconds a terminal without a connection tries again; every hour one with it compares. */
  private keepConnecting(terminal: Terminal, life: number, comparedAtMs = this.timeline.nowMs): void {
    if (terminal.life !== life) return;
    const isConnected = terminal.replica.session !== null;
    const isDue = isConnected && this.timeline.nowMs - comparedAtMs >= hour;
    if (isDue) terminal.replica.check();
    else if (!isConnected) terminal.replica.connect();
    this.timeline.after(isConnected ? 20_000 : 4_000, () => this.keepConnecting(terminal, life, isDue ? this.timeline.nowMs : comparedAtMs));
  }

  private isLinked(terminal: Terminal): boolean {
    return !terminal.isCut && this.server.isUp;
  }

  /** One message on its way: it may be lost, come twice, or be overtaken. */
  private deliver(terminal: Terminal, run: () => void): void {
    if (!this.isWhole && this.network.chance(this.plan.loss)) return;
    const { life } = terminal;
    const copies = !this.isWhole && this.network.chance(this.plan.duplication) ? 2 : 1;
    for (let copy = 0; copy < copies; copy += 1) {
      this.timeline.after(1 + this.network.int(this.isWhole ? 20 : this.plan.longestDelayMs), () => { if (terminal.life === life && this.isLinked(terminal)) run(); });
    }
  }

  private call(terminal: Terminal, request: Request, onAnswer: (answer: Answer) => void, onFailure: () => void): void {
    let isOver = false;
    this.inLife(terminal, answerTimeoutMs, () => {
      if (isOver) return;
      isOver = true;
      // Silence: the connection is taken for dead, and a new one begins with a pull.
      this.hangUp(terminal);
      onFailure();
    });
    this.deliver(terminal, () => this.server.handle(terminal.name, request, (answer) => this.deliver(terminal, () => {
      if (isOver) return;
      isOver = true;
      onAnswer(answer);
    })));
  }

  private hangUp(terminal: Terminal): void {
    terminal.replica.disconnect();
    this.server.close(terminal.name);
  }

  private take(step: Step): void {
    const random = new Random(step.salt);
    const terminal = this.terminals[step.terminal % this.terminals.length]!;
    const till = this.terminals[step.terminal % this.plan.tills]!;
    const kitchen = this.terminals.at(-1)!;
    switch (step.does) {
      case 'act': { const did = actAtTill(till, random); this.note(() => `${till.name}: ${did}`); return; }
      case 'drawer': { const did = actAtDrawer(till, random); this.note(() => `${till.name}: ${did}`); return; }
      case 'book': { const did = actOnBookings(till, random); this.note(() => `${till.name}: ${did}`); return; }
      case 'cook': { const did = actInKitchen(kitchen, random); this.note(() => `kitchen: ${did}`); return; }
      case 'cut': terminal.isCut = true; this.hangUp(terminal); break;
      case 'mend': terminal.isCut = false; break;
      case 'crash-terminal': this.crash(terminal, random, false); break;
      case 'crash-server': this.crashServer(random, false); break;
      case 'set-clock': terminal.clockOffsetMs = random.chance(0.3) ? 0 : random.between(-5 * day, 5 * day); break;
      case 'backup-terminal': terminal.replica.store.takeBackup(); break;
      case 'restore-terminal': this.crash(terminal, random, true); break;
      case 'backup-server': this.server.takeBackup(); break;
      case 'restore-server': this.crashServer(random, true); break;
      case 'let-go': {
        const leaving = random.pick(leavers.filter((name) => !this.server.leftStaff.includes(name)));
        if (leaving !== undefined) {
          this.server.letGo(leaving, startMs + this.timeline.nowMs);
          this.someoneLeft = true;
        }
        this.note(() => `let-go ${leaving ?? 'nobody'}`);
        return;
      }
    }
    this.note(() => `${step.does} ${step.does.endsWith('server') ? '' : terminal.name}`);
  }

  private crash(terminal: Terminal, random: Random, restored: boolean): void {
    terminal.life += 1;
    terminal.flushing = false;
    this.hangUp(terminal);
    if (restored) {
      terminal.replica.store.restoreBackup();
      terminal.wasRestored = true;
      for (const deed of this.deeds) if (deed.terminal === terminal.name) deed.forgotten = true;
      this.markLost();
    } else terminal.replica.store.crash((queued) => random.int(queued + 1));
    terminal.replica.restart();
    for (const key of this.shown.keys()) if (key.startsWith(`${terminal.name} `)) this.shown.delete(key);
    const { life } = terminal;
    this.timeline.after(this.isWhole ? 0 : random.int(30_000), () => this.keepConnecting(terminal, life));
  }

  private crashServer(random: Random, restored: boolean): void {
    this.serverWasRestored ||= restored;
    if (restored) this.server.restoreBackup();
    else this.server.crash();
    for (const terminal of this.terminals) terminal.replica.disconnect();
    if (restored) this.markLost();
    this.timeline.after(random.int(20_000), () => this.server.start());
  }

  /** A restored backup may take the last durable copy of a deed with it; nobody can have that any more. */
  private markLost(): void {
    for (const deed of this.deeds) {
      if (deed.lost || !deed.acknowledged) continue;
      const stored = this.server.docs.get(deed.docId)?.doc;
      const onServer = stored !== undefined && (Object.hasOwn(stored.ops, deed.op.id) || Object.hasOwn(stored.refused, deed.op.id));
      deed.lost = !onServer && this.terminals.every(({ replica }) => !replica.store.holdsDurably(deed.docId, deed.op.id));
    }
  }

  private heal(): void {
    this.isWhole = true;
    this.server.start();
    for (const terminal of this.terminals) terminal.isCut = false;
    this.note(() => 'everything is mended');
  }
}

/** Runs a plan to its end or to the first invariant that does not hold. */
export const simulate = (plan: Plan, planted: Planted = {}, keepsLog = false): Outcome => new World(plan, planted, keepsLog).run();
