import type { Context } from 'hono';
import * as v from 'valibot';
import { err, ok, type Result } from '../../shared/kernel/result.ts';
import { apiError } from './api-error.ts';

const megabytes = (bytes: number): string => `${Math.round((bytes / 1024 / 1024) * 10) / 10} MB`;

export const tooLargeWords = (limitBytes: number): string => `The request is larger than ${megabytes(limitBytes)}. Send it in smaller parts.`;

/** The body as text, never more than `limitBytes` of it in memory; the error is the answer to give. */
export async function readText(c: Context, limitBytes: number): Promise<Result<string, Response>> {
  const tooLarge = () => err(apiError(c, 413, 'too-large', tooLargeWords(limitBytes)));
  const announced = Number(c.req.header('content-length') ?? Number.NaN);
  if (announced > limitBytes) return tooLarge();
  // With an announced length the HTTP parser itself lets no more through.
  if (Number.isFinite(announced)) return ok(await c.req.text());
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of c.req.raw.body ?? []) {
    length += part.length;
    if (length > limitBytes) return tooLarge();
    parts.push(part);
  }
  return ok(Buffer.concat(parts).toString('utf8'));
}

/** The body as `schema` describes it; the error is the answer to give, with the fields that are wrong. */
export async function readJson<Schema extends v.GenericSchema>(c: Context, schema: Schema, limitBytes = 64 * 1024): Promise<Result<v.InferOutput<Schema>, Response>> {
  const text = await readText(c, limitBytes);
  if (!text.ok) return text;
  let value: unknown;
  try {
    value = JSON.parse(text.value);
  } catch {
    return err(apiError(c, 400, 'malformed', 'The request is not valid JSON.'));
  }
  const parsed = v.safeParse(schema, value);
  if (parsed.success) return ok(parsed.output);
  const fields = parsed.issues.slice(0, 20).map((issue) => ({ field: v.getDotPath(issue) ?? '', reason: issue.message }));
  return err(apiError(c, 400, 'malformed', `The request is not understood: ${fields.map(({ field, reason }) => (field === '' ? reason : `${field}: ${reason}`)).join('; ')}`, fields));
}
