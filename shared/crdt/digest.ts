/**
 * A 52-bit text hash (cyrb53, cut): tells two replicas that they differ, never proves to a hostile
 * party that they agree. A collision costs one missed repair until the next change.
 */
export function textDigest(text: string): number {
  let h1 = 0xdeadbeef;
  let h2 = 0x41c6ce57;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    h1 = Math.imul(h1 ^ code, 2654435761);
    h2 = Math.imul(h2 ^ code, 1597334677);
  }
  h1 = Math.imul(h1 ^ (h1 >>> 16), 2246822507) ^ Math.imul(h2 ^ (h2 >>> 13), 3266489909);
  h2 = Math.imul(h2 ^ (h2 >>> 16), 2246822507) ^ Math.imul(h1 ^ (h1 >>> 13), 3266489909);
  return 4294967296 * (0xfffff & h2) + (h1 >>> 0);
}

const low = (digest: number): number => digest % 4294967296 >>> 0;
const high = (digest: number): number => Math.floor(digest / 4294967296);

/** Folds the digests of a set into one, whatever their order. */
export const combineDigests = (a: number, b: number): number =>
  ((high(a) ^ high(b)) >>> 0) * 4294967296 + ((low(a) ^ low(b)) >>> 0);
