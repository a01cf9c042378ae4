import type { ArchiveContent, ArchiveEntry } from '../../../shared/protocol/replication.ts';
import type { Journal } from '../../../shared/crdt/journal.ts';
import type { Change, Disk } from '../storage/disk.ts';

/** Sealed days on this device: compressed as they came, opened when a person looks back. */
export type ArchiveStore = {
  readonly entries: () => readonly ArchiveEntry[];
  /** The newest revision of each part of a day. */
  readonly partsOf: (businessDate: string) => readonly ArchiveEntry[];
  readonly days: () => readonly string[];
  readonly add: (archives: readonly { readonly entry: ArchiveEntry; readonly bytes: Uint8Array }[]) => Promise<void>;
  readonly drop: (ids: readonly string[]) => Promise<void>;
  readonly orders: (entry: ArchiveEntry) => Promise<readonly Journal[]>;
};

/** Some days of a busy restaurant: looking through a few pages opens each archive once. */
const openedArchives = 12;

export async function unpack(bytes: Uint8Array<ArrayBuffer>): Promise<ArchiveContent> {
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
  return JSON.parse(await new Response(stream).text()) as ArchiveContent;
}

const partKey = ({ scope, businessDate, part }: ArchiveEntry): string => `${scope}|${businessDate}|${part}`;

export async function openArchiveStore(disk: Disk): Promise<ArchiveStore> {
  const entryById = new Map((await disk.all<ArchiveEntry>('archives')).map((entry) => [entry.id, entry]));
  const opened = new Map<string, readonly Journal[]>();

  const newest = (entries: Iterable<ArchiveEntry>): ArchiveEntry[] => {
    const byPart = new Map<string, ArchiveEntry>();
    for (const entry of entries) {
      const other = byPart.get(partKey(entry));
      if (other === undefined || other.revision < entry.revision) byPart.set(partKey(entry), entry);
    }
    return [...byPart.values()];
  };

  const removal = (id: string): Change[] => [{ table: 'archives', key: id, value: null }, { table: 'archiveBytes', key: id, value: null }];

  async function drop(ids: readonly string[]): Promise<void> {
    await disk.write(ids.flatMap(removal), 'relaxed');
    for (const id of ids) { entryById.delete(id); opened.delete(id); }
  }

  return {
    entries: () => [...entryById.values()],
    partsOf: (businessDate) => newest([...entryById.values()].filter((entry) => entry.businessDate === businessDate)),
    days: () => [...new Set([...entryById.values()].map(({ businessDate }) => businessDate))].sort().reverse(),
    add: async (archives) => {
      // Entry and contents in one transaction: a day is there whole or not at all.
      await disk.write(archives.flatMap(({ entry, bytes }): Change[] => [
        { table: 'archiveBytes', key: entry.id, value: { id: entry.id, bytes } }, { table: 'archives', key: entry.id, value: entry },
      ]), 'relaxed');
      for (const { entry } of archives) entryById.set(entry.id, entry);
      const current = new Set(newest(entryById.values()).map(({ id }) => id));
      const superseded = [...entryById.keys()].filter((id) => !current.has(id));
      if (superseded.length > 0) await drop(superseded);
    },
    drop,
    orders: async (entry) => {
      const known = opened.get(entry.id);
      if (known) return known;
      const stored = await disk.get<{ readonly bytes: Uint8Array<ArrayBuffer> }>('archiveBytes', entry.id);
      const orders = stored === undefined ? [] : (await unpack(stored.bytes)).orders as unknown as readonly Journal[];
      opened.set(entry.id, orders);
      if (opened.size > openedArchives) opened.delete(opened.keys().next().value!);
      return orders;
    },
  };
}
