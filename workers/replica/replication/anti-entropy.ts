import { combineDigests } from '../../../shared/crdt/digest.ts';
import { dominates, knowledgeDigest, type Replicated } from '../../../shared/crdt/replicated.ts';
import { collectionRules, type CollectionName } from '../../../shared/documents/collections.ts';
import { maxPullDocs, type Cursor } from '../../../shared/protocol/replication.ts';
import type { ReplicaDatabase } from '../database/database.ts';
import type { Knowledge } from '../knowledge.ts';
import type { Ledger } from '../ledger.ts';
import type { WorkingSet } from '../working-set.ts';
import type { Api } from './api.ts';
import { isDocument } from './read-document.ts';
import { pushItem, type Sender } from './sender.ts';

/**
 * The net below replication: at reconnect and hourly both sides compare how many documents they hold
 * and a digest of what they know. Finds what a failed local write, a restored server backup or a
 * fault of replication itself lost, and brings it back in both directions.
 */
export type AntiEntropyDep = {
  readonly api: Pick<Api, 'digest' | 'documentDigests' | 'pull'>;
  readonly sender: Sender;
  readonly set: WorkingSet;
  readonly ledger: Ledger;
  readonly knowledge: Knowledge;
  readonly database: ReplicaDatabase;
  readonly sleep: (ms: number) => Promise<void>;
};

export type Check = 'equal' | 'repaired' | 'unreachable';

/** Sends what is owed past RxDB's queue: what its checkpoint does not know of, or gave up on [A1]. */
export async function sendOwed(collection: CollectionName, dep: AntiEntropyDep): Promise<void> {
  const docs = dep.ledger.owed(collection).map(({ id }) => dep.set.get(collection, id)).filter((doc) => doc !== undefined);
  await sendDocuments(collection, docs, dep);
}

async function sendDocuments(collection: CollectionName, docs: readonly Replicated[], { sender, ledger, knowledge }: AntiEntropyDep): Promise<void> {
  if (docs.length === 0) return;
  const results = await sender.send(docs.map((doc) => pushItem(collection, doc, ledger.editorOf(doc.id))));
  const theirs: Replicated[] = [];
  results.forEach((result, index) => {
    if (result.type === 'merged') theirs.push(result.theirs);
    if (result.type === 'refused') knowledge.refused(collection, docs[index]!.id, result.reason);
  });
  knowledge.received(collection, theirs);
}

/** Documents the server would not take are nobody's debt and no difference. */
const comparable = (collection: CollectionName, { set, ledger }: AntiEntropyDep): Replicated[] =>
  [...set.live(collection)].filter(({ id }) => !ledger.isRefused(collection, id));

/** Brings RxDB's copies up to what is known; what it misses would be missing after a restart [A2]. */
export async function reconcile(collection: CollectionName, { set, database }: Pick<AntiEntropyDep, 'set' | 'database'>): Promise<void> {
  for (const doc of set.live(collection)) {
    const stored = database.stored(collection, doc.id);
    if (stored === doc || (stored !== undefined && dominates(stored, doc))) continue;
    await database.write(collection, [doc]);
  }
  for (const [id, row] of database.storage.documents(collection)) {
    const known = set.get(collection, id);
    const stored = (row as unknown as { doc: Replicated }).doc;
    if (known !== undefined && known !== stored && !dominates(stored, known)) await database.write(collection, [known]);
  }
}

/** One comparison of one collection; repairs on a difference that lasts. */
export async function check(collection: CollectionName, dep: AntiEntropyDep): Promise<Check> {
  for (let looks = 0; looks < 2; looks += 1) {
    if (looks > 0) await dep.sleep(1_000);
    const answer = await dep.api.digest(collection);
    if (!answer.ok) return 'unreachable';
    const docs = comparable(collection, dep);
    const digest = docs.reduce((sum, doc) => combineDigests(sum, knowledgeDigest(doc)), 0);
    if (docs.length === answer.value.count && digest === answer.value.digest) return 'equal';
  }
  const theirs = await dep.api.documentDigests(collection);
  if (!theirs.ok) return 'unreachable';
  const digestById = new Map(Object.entries(theirs.value.digests));
  dep.knowledge.forgetServer(collection);
  if (collectionRules[collection].push) {
    await sendDocuments(collection, comparable(collection, dep).filter((doc) => digestById.get(doc.id) !== knowledgeDigest(doc)), dep);
  }
  const missed = [...digestById].some(([id, digest]) => {
    const ours = dep.set.get(collection, id);
    return ours === undefined || knowledgeDigest(ours) !== digest;
  });
  if (missed) await pullAll(collection, dep);
  await reconcile(collection, dep);
  return 'repaired';
}

async function pullAll(collection: CollectionName, { api, knowledge }: AntiEntropyDep): Promise<void> {
  let cursor: Cursor = {};
  for (;;) {
    const page = await api.pull(collection, cursor, maxPullDocs);
    if (!page.ok) return;
    knowledge.received(collection, page.value.docs.filter(isDocument));
    cursor = page.value.cursor;
    if (page.value.done) return;
  }
}
