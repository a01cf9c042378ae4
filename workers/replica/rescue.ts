import type { Replicated } from '../../shared/crdt/replicated.ts';
import { isCollection, type CollectionName } from '../../shared/documents/collections.ts';
import { err, ok, type Result } from '../../shared/kernel/result.ts';
import type { PushItem } from '../../shared/protocol/replication.ts';
import type { Ledger } from './ledger.ts';
import { pushItem } from './replication/sender.ts';
import type { WorkingSet } from './working-set.ts';

/** The file that carries unsent data from a device that cannot reach the server to one that can. */
export const rescueFormat = 'smart-pos-unsent';
export const rescueVersion = 1;

/** Everything the server has not confirmed, what it refused as a whole included: a person decides about that. */
export function unsentItems(set: WorkingSet, ledger: Ledger): PushItem[] {
  const named = [...ledger.owed(), ...ledger.refusedDocuments()] as readonly { readonly collection: CollectionName; readonly id: string }[];
  return named.flatMap(({ collection, id }) => {
    const doc = set.get(collection, id);
    return doc === undefined ? [] : [pushItem(collection, doc, ledger.editorOf(id))];
  });
}

export const toRescueFile = (deviceId: string, madeAtMs: number, items: readonly PushItem[]): string =>
  JSON.stringify({ format: rescueFormat, version: rescueVersion, deviceId, madeAtMs, items });

/** The documents of a rescue file, or what is wrong with it in words. */
export function readRescueFile(text: string): Result<readonly PushItem[], string> {
  let file: { format?: unknown; version?: unknown; items?: unknown };
  try {
    file = JSON.parse(text) as typeof file;
  } catch {
    return err('The file is not complete or not a file of unsent data.');
  }
  if (typeof file !== 'object' || file === null || file.format !== rescueFormat) return err('The file is not a file of unsent data.');
  if (file.version !== rescueVersion) return err('The file was made by another version of Smart POS: update this device and try again.');
  if (!Array.isArray(file.items)) return err('The file holds no documents.');
  const items = file.items.filter((item): item is PushItem =>
    typeof item === 'object' && item !== null && isCollection(String((item as PushItem).collection)) && typeof ((item as PushItem).doc as Replicated | null)?.id === 'string');
  return items.length === file.items.length ? ok(items) : err('Some documents in the file cannot be read.');
}
