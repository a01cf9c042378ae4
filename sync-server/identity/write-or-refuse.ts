import { ok, type Result } from '../../shared/kernel/result.ts';
import type { ServerWrite, ServerWriter } from '../ingest/server-writer.ts';
import type { Queryable } from '../store/database.ts';

/** Carries a refusal out of a transaction, which ends by nothing but a rejection. */
class Refused extends Error {
  constructor(readonly refusal: unknown) {
    super('refused');
  }
}

/**
 * Runs `decide` inside the transaction that writes what it returns. An error it returns rolls
 * everything back and is the result; what the database rejects stays a rejection.
 */
export async function writeOrRefuse<T, E>(
  writer: ServerWriter, decide: (tx: Queryable) => Promise<Result<{ readonly writes: readonly ServerWrite[]; readonly value: T }, E>>,
): Promise<Result<T, E>> {
  let decided: Result<{ readonly writes: readonly ServerWrite[]; readonly value: T }, E> | undefined;
  try {
    await writer.write([], async (tx) => {
      decided = await decide(tx);
      if (!decided.ok) throw new Refused(decided.error);
      return decided.value.writes;
    });
  } catch (cause) {
    if (cause instanceof Refused && decided?.ok === false) return decided;
    throw cause;
  }
  if (decided?.ok !== true) throw new Error('the writer committed without asking what to write');
  return ok(decided.value.value);
}
