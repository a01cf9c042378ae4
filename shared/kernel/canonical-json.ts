/** Deeper data than any honest op has is cut off: a hostile one must not overflow the stack of whoever merges it. */
const maxDepth = 100;

/** JSON with sorted keys: two values that are equal have the same text, whatever made them. */
export function canonicalJson(value: unknown, depth = 0): string {
  if (depth > maxDepth) return 'null';
  if (Array.isArray(value)) return `[${value.map((item) => canonicalJson(item === undefined ? null : item, depth + 1)).join(',')}]`;
  if (value !== null && typeof value === 'object') {
    const entries = Object.entries(value as Record<string, unknown>)
      .filter(([, field]) => field !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
      .map(([key, field]) => `${JSON.stringify(key)}:${canonicalJson(field, depth + 1)}`);
    return `{${entries.join(',')}}`;
  }
  return JSON.stringify(value) ?? 'null';
}

/**
 * Whether two values have the same canonical text, at a fraction of its price. Only `true` is an
 * answer: values that differ in how they are made (absent or `undefined`) or are very deep may have
 * the same text all the same.
 */
export function surelySame(a: unknown, b: unknown, depth = 0): boolean {
  if (a === b) return true;
  if (depth > maxDepth || typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length
    && keys.every((key) => Object.hasOwn(b, key) && surelySame((a as Record<string, unknown>)[key], (b as Record<string, unknown>)[key], depth + 1));
}

/** A text as it is, anything else as canonical JSON: for what ought to be text and came over the wire. Never throws. */
export const textOf = (value: unknown): string => (typeof value === 'string' ? value : canonicalJson(value));
