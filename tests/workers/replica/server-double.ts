import { combineDigests } from '../../../shared/crdt/digest.ts';
import { dominates, isRetired, knowledgeDigest, merge, type Replicated } from '../../../shared/crdt/replicated.ts';
import { collections, type CollectionName } from '../../../shared/documents/collections.ts';
import { derive } from '../../../shared/documents/derive.ts';
import type { PinVerifiers } from '../../../shared/protocol/identity.ts';
import { encodeBundle } from '../../../shared/protocol/archive-bundle.ts';
import type { ArchiveEntry, Cursor, PushRequest, PushResult } from '../../../shared/protocol/replication.ts';
import type { ClientMessage, ServerMessage } from '../../../shared/protocol/stream.ts';

/** Enough of a WebSocket for the replica's stream. */
class DoubleSocket {
  readyState = 0;
  onopen: (() => void) | null = null;
  onclose: (() => void) | null = null;
  onerror: (() => void) | null = null;
  onmessage: ((event: { data: string }) => void) | null = null;
  private readonly server: ServerDouble;

  constructor(server: ServerDouble) {
    this.server = server;
    setTimeout(() => {
      if (this.readyState !== 0) return;
      if (!server.reachable) return this.drop();
      this.readyState = 1;
      this.onopen?.();
    }, 0);
  }

  send(text: string): void {
    setTimeout(() => { if (this.readyState === 1 && this.server.reachable) this.server.hear(this, JSON.parse(text) as ClientMessage); }, 0);
  }

  post(message: ServerMessage): void {
    const data = JSON.stringify(message);
    setTimeout(() => { if (this.readyState === 1) this.onmessage?.({ data }); }, 0);
  }

  drop(): void {
    if (this.readyState === 3) return;
    this.readyState = 3;
    this.onclose?.();
  }

  close(): void {
    this.readyState = 3;
    this.server.sockets.delete(this);
  }
}

type Stored = { doc: Replicated; seq: number };
type Status = { readonly status: number; readonly error: string };

/**
 * The sync server as the protocol describes it, in memory: merges whole documents, numbers commits
 * per scope, pages, announces. Faults are switched on by tests.
 */
export class ServerDouble {
  reachable = true;
  /** Whether the next commits are announced: off, a device misses them. */
  announces = true;
  readonly sockets = new Set<DoubleSocket>();
  readonly pushes: PushRequest['items'][] = [];
  readonly pulls: { readonly collection: string; readonly cursor: Cursor }[] = [];
  archives: { readonly entry: ArchiveEntry; readonly bytes: Uint8Array }[] = [];
  verifiers: PinVerifiers = { verifiers: [] };
  serverTimeMs = (): number => Date.now();
  /** A reason refuses the whole document, a status fails the whole request. */
  judge: (item: PushRequest['items'][number]) => string | Status | null = () => null;
  /** Last look at what is stored: a refusal of ops, say. */
  afterMerge: (doc: Replicated) => Replicated = (doc) => doc;
  delayMs = 0;
  token = 'token';
  private byCollection = new Map<CollectionName, Map<string, Stored>>(collections.map((name) => [name, new Map()]));
  private seqByScope = new Map<string, number>();

  readonly fetch: typeof fetch = async (input, init) => {
    const url = new URL(input as string);
    await new Promise((resolve) => { setTimeout(resolve, this.delayMs); });
    if (!this.reachable) throw new TypeError('fetch failed');
    if (new Headers(init?.headers).get('authorization') !== `Bearer ${this.token}`) return Response.json({ error: 'revoked', message: '' }, { status: 401 });
    const path = url.pathname.replace('/api/v1/', '');
    const collection = url.searchParams.get('collection') as CollectionName;
    if (path === 'push') return this.push(JSON.parse(init?.body as string) as PushRequest);
    if (path === 'pull') return Response.json(this.pull(collection, JSON.parse(url.searchParams.get('cursor')!) as Cursor, Number(url.searchParams.get('limit'))));
    if (path === 'digest') return Response.json(this.digest(collection));
    if (path === 'digest/documents') return Response.json({ digests: Object.fromEntries(this.live(collection).map((doc) => [doc.id, knowledgeDigest(doc)])) });
    if (path === 'archives') return Response.json({ archives: this.archives.map(({ entry }) => entry).filter(({ seq }) => seq > Number(url.searchParams.get('after'))) });
    if (path === 'archives/bundle') {
      const ids = url.searchParams.get('ids')!.split(',');
      return new Response(encodeBundle(ids.map((id) => this.archives.find(({ entry }) => entry.id === id)?.bytes ?? null)));
    }
    if (path === 'pin-verifiers') return Response.json(this.verifiers);
    return Response.json({ error: 'not-found', message: '' }, { status: 404 });
  };

  readonly openSocket = (): WebSocket => {
    const socket = new DoubleSocket(this);
    this.sockets.add(socket);
    return socket as unknown as WebSocket;
  };

  hear(socket: DoubleSocket, message: ClientMessage): void {
    if (message.type === 'ping') return socket.post({ type: 'pong', sentMs: message.sentMs, serverTimeMs: this.serverTimeMs() });
    if (message.token !== this.token) return socket.post({ type: 'rejected', reason: 'revoked' });
    socket.post({ type: 'welcome', serverTimeMs: this.serverTimeMs(), cursor: Object.fromEntries(this.seqByScope) });
  }

  get(collection: CollectionName, id: string): Replicated | undefined { return this.byCollection.get(collection)!.get(id)?.doc; }
  live(collection: CollectionName): Replicated[] { return [...this.byCollection.get(collection)!.values()].map(({ doc }) => doc).filter((doc) => !isRetired(doc)); }

  /** What another device or the server itself writes. */
  write(collection: CollectionName, docs: readonly Replicated[]): void { this.commit(docs.map((doc) => ({ collection, doc }))); }

  cut(): void {
    this.reachable = false;
    for (const socket of this.sockets) socket.drop();
    this.sockets.clear();
  }

  /** Everything but the announcements keeps working: the socket is dead without either side noticing. */
  freeze(): void { for (const socket of this.sockets) socket.readyState = 2; }

  /** The state at this moment, to be restored later like a backup. */
  backup(): () => void {
    const documents = new Map([...this.byCollection].map(([name, docs]) => [name, new Map(docs)]));
    const sequences = new Map(this.seqByScope);
    return () => { this.byCollection = documents; this.seqByScope = sequences; };
  }

  private commit(items: readonly { readonly collection: CollectionName; readonly doc: Replicated }[]): Replicated[] {
    const changedByScope = new Map<string, { collection: CollectionName; doc: Replicated }[]>();
    const merged = items.map(({ collection, doc }) => {
      const known = this.get(collection, doc.id);
      if (known && dominates(known, doc)) return known;
      const next = this.afterMerge(derive(collection, known ? merge(known, doc) : doc));
      const changes = changedByScope.get(doc.scope) ?? [];
      changedByScope.set(doc.scope, [...changes, { collection, doc: next }]);
      this.byCollection.get(collection)!.set(doc.id, { doc: next, seq: (this.seqByScope.get(doc.scope) ?? 0) + 1 });
      return next;
    });
    for (const [scope, docs] of changedByScope) {
      const previous = this.seqByScope.get(scope) ?? 0;
      this.seqByScope.set(scope, previous + 1);
      if (this.announces) for (const socket of this.sockets) socket.post({ type: 'changed', scope, previous, seq: previous + 1, docs: docs as never });
    }
    return merged;
  }

  private push({ items }: PushRequest): Response {
    this.pushes.push(items);
    const verdicts = items.map((item) => this.judge(item));
    const failure = verdicts.find((verdict): verdict is Status => typeof verdict === 'object' && verdict !== null);
    if (failure) return Response.json({ error: failure.error, message: failure.error }, { status: failure.status });
    const taken = items.filter((_, index) => verdicts[index] === null) as { collection: CollectionName; doc: Replicated }[];
    const merged = this.commit(taken);
    const results = items.map((item, index): PushResult => {
      const verdict = verdicts[index];
      if (typeof verdict === 'string') return { status: 'refused', reason: verdict };
      const now = merged[taken.indexOf(item as (typeof taken)[number])]!;
      const pushed = item.doc as Replicated;
      return { status: 'merged', doc: dominates(pushed, now) && dominates(now, pushed) ? null : (now as never) };
    });
    return Response.json({ results });
  }

  private pull(collection: CollectionName, cursor: Cursor, limit: number): object {
    this.pulls.push({ collection, cursor });
    cursor = Object.fromEntries(Object.entries(cursor).filter(([scope, seq]) => seq <= (this.seqByScope.get(scope) ?? 0)));
    const fresh = Object.keys(cursor).length === 0;
    const after = [...this.byCollection.get(collection)!.values()]
      .filter(({ doc, seq }) => seq > (cursor[doc.scope] ?? 0) && !(fresh && isRetired(doc))).sort((a, b) => a.seq - b.seq);
    const page = after.slice(0, limit);
    const done = page.length === after.length;
    // A page ends between two commits only: several documents share one number here.
    const whole = done ? page : after.filter(({ seq }) => seq <= page.at(-1)!.seq);
    const next: Record<string, number> = { ...cursor };
    for (const { doc, seq } of whole) next[doc.scope] = Math.max(next[doc.scope] ?? 0, seq);
    return { docs: whole.map(({ doc }) => doc), cursor: done ? Object.fromEntries(this.seqByScope) : next, done };
  }

  private digest(collection: CollectionName): object {
    const docs = this.live(collection);
    return { count: docs.length, digest: docs.reduce((sum, doc) => combineDigests(sum, knowledgeDigest(doc)), 0), cursor: Object.fromEntries(this.seqByScope) };
  }
}
