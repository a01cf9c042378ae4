import { err, ok, type Result } from '../kernel/result.ts';
import type { ArchiveEntry } from './replication.ts';

/**
 * GET /api/v1/archives/bundle?ids=a,b: several archives in one answer, because a request and a
 * transaction for each costs more than the bytes do. For each id, in the order asked: the length of
 * its gzip (4 bytes, big-endian), then the gzip. Length 0: there is no such archive (any more), or
 * the answer would exceed the limit.
 */

/** Ids in one request. */
export const maxBundleArchives = 64;
/** Bytes of archives in one answer, unless the first alone has more. Small enough for a slow line's time limit, large enough to hide the round trip. */
export const maxBundleBytes = 1_048_576;

const lengthBytes = 4;

/** Splits a list into requests that are answered in full. */
export function toBundles(entries: readonly ArchiveEntry[]): ArchiveEntry[][] {
  const bundles: ArchiveEntry[][] = [];
  let bytes = 0;
  for (const entry of entries) {
    const last = bundles.at(-1);
    if (last === undefined || last.length >= maxBundleArchives || bytes + entry.bytes > maxBundleBytes) {
      bundles.push([entry]);
      bytes = entry.bytes;
    } else {
      last.push(entry);
      bytes += entry.bytes;
    }
  }
  return bundles;
}

/** null: nothing to send in this place. */
export function encodeBundle(archives: readonly (Uint8Array | null)[]): Uint8Array<ArrayBuffer> {
  const bundle = new Uint8Array(archives.reduce((sum, bytes) => sum + lengthBytes + (bytes?.length ?? 0), 0));
  const lengths = new DataView(bundle.buffer);
  let at = 0;
  for (const bytes of archives) {
    lengths.setUint32(at, bytes?.length ?? 0);
    at += lengthBytes;
    if (bytes !== null) bundle.set(bytes, at);
    at += bytes?.length ?? 0;
  }
  return bundle;
}

/** Copies of the archives, so that keeping one does not keep its neighbours. `err`: cut off, or not a bundle. */
export function decodeBundle(bundle: Uint8Array<ArrayBuffer>): Result<(Uint8Array<ArrayBuffer> | null)[], 'malformed'> {
  const lengths = new DataView(bundle.buffer, bundle.byteOffset, bundle.byteLength);
  const archives: (Uint8Array<ArrayBuffer> | null)[] = [];
  for (let at = 0; at < bundle.length;) {
    if (at + lengthBytes > bundle.length) return err('malformed');
    const from = at + lengthBytes;
    at = from + lengths.getUint32(at);
    if (at > bundle.length) return err('malformed');
    archives.push(at === from ? null : bundle.slice(from, at));
  }
  return ok(archives);
}
