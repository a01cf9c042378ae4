/* What arrived as JSON, before it is trusted: its size, its depth, whether PostgreSQL can keep it. */

/** Deepest nesting of an op's data; honest ones have four levels. */
const maxDepth = 16;

/**
 * Whether PostgreSQL can keep a text: NUL and lone surrogates are JSON, but jsonb refuses them, and
 * with them a whole transaction.
 */
export const isStorableText = (text: string): boolean => text.isWellFormed() && !text.includes('\0');

/** About as many characters as `value` has as JSON; null when it cannot be kept (too deep, unstorable text, no finite number). */
export function storableLength(value: unknown, depth = 0): number | null {
  if (typeof value === 'string') return isStorableText(value) ? value.length + 2 : null;
  if (typeof value === 'number') return Number.isFinite(value) ? 8 : null;
  if (value === null || typeof value !== 'object') return 5;
  if (depth >= maxDepth) return null;
  let length = 2;
  // What came as JSON has own keys only; a list of them would be made for every value of every push.
  for (const key in value) {
    const own = storableLength((value as Readonly<Record<string, unknown>>)[key], depth + 1);
    if (own === null || !isStorableText(key)) return null;
    length += own + key.length + 4;
  }
  return length;
}

const namesOfEveryObject = {};

/**
 * Whether a string from outside may become a key of a record: printable, short, and not a name
 * that every object has (`constructor`, `__proto__`), which would read as already known.
 */
export const isSaneId = (id: unknown): id is string => typeof id === 'string' && /^[A-Za-z0-9][\w:@.+-]{0,119}$/.test(id) && !(id in namesOfEveryObject);
