import * as v from 'valibot';
import { collections } from '../documents/collections.ts';

/* Wire shapes of replication. Sizes are limits of one message; a document's own limit is in `collectionRules`. */

export const maxPushDocs = 200;
export const maxPushBytes = 8 * 1024 * 1024;
export const maxPullDocs = 500;

const id = v.pipe(v.string(), v.minLength(1), v.maxLength(120));
const stamp = v.pipe(v.string(), v.regex(/^[0-9a-f]{16}$/));

export const collectionSchema = v.picklist(collections);

/** Ops are checked one by one at ingest, so that a bad one is refused without its neighbours. */
export const journalSchema = v.object({
  shape: v.literal('journal'), id, scope: id,
  ops: v.record(v.string(), v.unknown()), refused: v.record(v.string(), v.string()), sealed: v.record(v.string(), v.literal(1)),
  head: v.unknown(),
});
export const factSchema = v.object({
  shape: v.literal('fact'), id, scope: id, type: v.pipe(v.string(), v.maxLength(60)), v: v.number(),
  by: v.nullable(id), device: id, stamp, data: v.unknown(), refused: v.nullable(v.string()),
});
export const boardSchema = v.object({ shape: v.literal('board'), id, scope: id, y: v.string(), view: v.unknown() });
export const documentSchema = v.variant('shape', [journalSchema, factSchema, boardSchema]);

/** Documents are checked one by one, so that a bad one is refused without its neighbours. `by`: who edited a board. */
export const pushItemSchema = v.object({ collection: v.string(), doc: v.unknown(), by: v.optional(id) });
export const pushRequestSchema = v.object({
  protocol: v.pipe(v.number(), v.integer()),
  items: v.pipe(v.array(pushItemSchema), v.maxLength(maxPushDocs)),
});
export type PushRequest = v.InferOutput<typeof pushRequestSchema>;
export type PushItem = v.InferOutput<typeof pushItemSchema>;

/**
 * One answer per item, in order. `doc`: the server's merged document when it differs from what was
 * pushed, else null. `refused`: the whole document was not taken, and why.
 */
export const pushResultSchema = v.variant('status', [
  v.object({ status: v.literal('merged'), doc: v.nullable(documentSchema) }),
  v.object({ status: v.literal('refused'), reason: v.string() }),
]);
export const pushResponseSchema = v.object({ results: v.array(pushResultSchema) });
export type PushResult = v.InferOutput<typeof pushResultSchema>;
export type PushResponse = v.InferOutput<typeof pushResponseSchema>;

/** Highest sequence seen by scope. */
export const cursorSchema = v.record(v.string(), v.pipe(v.number(), v.integer(), v.minValue(0)));
export type Cursor = v.InferOutput<typeof cursorSchema>;

/** GET /api/v1/pull?collection&cursor(JSON)&limit: documents after the cursor in every scope of the device, retired ones included only after a cursor above zero. */
export const pullResponseSchema = v.object({ docs: v.array(documentSchema), cursor: cursorSchema, done: v.boolean() });
export type PullResponse = v.InferOutput<typeof pullResponseSchema>;

/** GET /api/v1/digest?collection: live documents of the device's scopes: how many, and their combined `knowledgeDigest`. */
export const digestResponseSchema = v.object({ count: v.number(), digest: v.number(), cursor: cursorSchema });
export type DigestResponse = v.InferOutput<typeof digestResponseSchema>;

/** GET /api/v1/digest/documents?collection: digest by document id, to find which differ. */
export const documentDigestsSchema = v.object({ digests: v.record(v.string(), v.number()) });

/** GET /api/v1/archives?after=seq: sealed days of the device's branch, by sequence. The bytes of one: GET /api/v1/archives/:id (gzip of `archiveContentSchema` as JSON). */
export const archiveEntrySchema = v.object({
  /** `<business date>.<part>.<revision>`, unique in the branch. */
  id, scope: id, businessDate: v.string(), part: v.number(), revision: v.number(), seq: v.number(),
  orders: v.number(), bytes: v.number(), sha256: v.string(),
});
export type ArchiveEntry = v.InferOutput<typeof archiveEntrySchema>;
export const archiveListSchema = v.object({ archives: v.array(archiveEntrySchema) });
export const archiveContentSchema = v.object({ id, scope: id, businessDate: v.string(), orders: v.array(journalSchema) });
export type ArchiveContent = v.InferOutput<typeof archiveContentSchema>;
