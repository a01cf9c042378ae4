import * as v from 'valibot';
import { collectionSchema, cursorSchema, documentSchema } from './replication.ts';

/* The one WebSocket of a device, `/api/v1/stream`. The first message must be `hello`: a token in the address would be logged. */

export const helloSchema = v.object({
  type: v.literal('hello'), protocol: v.number(), token: v.string(),
  /** What the device still has to send, for the list of devices. */
  unsent: v.optional(v.number()), app: v.optional(v.string()),
});
export const clientMessageSchema = v.variant('type', [
  helloSchema,
  v.object({ type: v.literal('ping'), sentMs: v.number(), unsent: v.number() }),
]);
export type ClientMessage = v.InferOutput<typeof clientMessageSchema>;

export const serverMessageSchema = v.variant('type', [
  v.object({ type: v.literal('welcome'), serverTimeMs: v.number(), cursor: cursorSchema }),
  /**
   * Documents written to one scope in one commit (a group of pushes). `previous`: the sequence of
   * the commit before; a device whose own differs missed one and must pull.
   */
  v.object({
    type: v.literal('changed'), scope: v.string(), previous: v.number(), seq: v.number(),
    docs: v.array(v.object({ collection: collectionSchema, doc: documentSchema })),
  }),
  /** Something changed that is not carried here: pull. */
  v.object({ type: v.literal('behind') }),
  /** New day archives: list them. */
  v.object({ type: v.literal('archives') }),
  v.object({ type: v.literal('pong'), sentMs: v.number(), serverTimeMs: v.number() }),
  /** The token is not (or no longer) good, or the protocol not spoken: stop and show why. */
  v.object({ type: v.literal('rejected'), reason: v.picklist(['revoked', 'protocol', 'malformed']) }),
]);
export type ServerMessage = v.InferOutput<typeof serverMessageSchema>;
