import { decodeBundle, toBundles } from '../../../shared/protocol/archive-bundle.ts';
import type { ArchiveEntry } from '../../../shared/protocol/replication.ts';
import type { DeviceStore } from '../device/device-store.ts';
import type { Api } from '../replication/api.ts';
import type { ArchiveStore } from './archive-store.ts';

/**
 * Brings the sealed days of the retention onto the device. The position is stored only when all
 * before it is on disk, so that a broken download is taken up again; what is there already is not
 * fetched twice.
 */
export type DownloadDep = {
  readonly api: Pick<Api, 'archives' | 'archiveBundle'>;
  readonly archives: ArchiveStore;
  readonly store: DeviceStore;
  readonly subtle: SubtleCrypto;
  readonly wallNow: () => number;
  readonly log: (message: string) => void;
};

export type Download = {
  /** How many archives came; null when some could not be had and a later run must try again. Asked while one is under way: the one after it. */
  readonly run: () => Promise<number | null>;
  /** Nothing is written any more when this resolves. */
  readonly stop: () => Promise<void>;
};

export const retentionDays = 90;
/** One on the line while the other is checked and written. */
const parallel = 2;
const positionKey = 'archives-position';

/** The first business date of the retention; ISO dates compare as text. */
export const retentionStart = (nowMs: number): string => new Date(nowMs - retentionDays * 86_400_000).toISOString().slice(0, 10);

const toHex = (bytes: ArrayBuffer): string => [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, '0')).join('');

type Fetched = { readonly entry: ArchiveEntry; readonly bytes: Uint8Array };

export function makeDownload({ api, archives, store, subtle, wallNow, log }: DownloadDep): Download {
  let running: Promise<number | null> | null = null;
  let next: Promise<number | null> | null = null;
  let writing: Promise<void> = Promise.resolve();
  let stopped = false;

  /** What of a bundle arrived whole. */
  async function fetchBundle(entries: readonly ArchiveEntry[]): Promise<Fetched[]> {
    const answer = await api.archiveBundle(entries.map(({ id }) => id));
    if (!answer.ok) return [];
    const decoded = decodeBundle(answer.value);
    if (!decoded.ok) {
      log(`${entries.length} archives arrived cut off and are fetched again later`);
      return [];
    }
    const checked = await Promise.all(entries.map(async (entry, index): Promise<Fetched[]> => {
      const bytes = decoded.value[index] ?? null;
      if (bytes === null) return [];
      if (toHex(await subtle.digest('SHA-256', bytes)) === entry.sha256) return [{ entry, bytes }];
      log(`archive ${entry.id} arrived damaged and is fetched again later`);
      return [];
    }));
    return checked.flat();
  }

  /** One transaction at a time, none after the device was wiped or became another one. */
  function write(change: () => Promise<void>): Promise<void> {
    writing = writing.catch(() => undefined).then(() => (stopped ? undefined : change()));
    return writing;
  }

  async function download(): Promise<number | null> {
    const first = retentionStart(wallNow());
    const old = archives.entries().filter(({ businessDate }) => businessDate < first).map(({ id }) => id);
    if (old.length > 0) await write(() => archives.drop(old));

    const listed = await api.archives(store.get<number>(positionKey) ?? 0);
    if (!listed.ok || stopped) return null;
    const present = new Set(archives.entries().map(({ id }) => id));
    // Newest first: what a person looks up most is there soonest.
    const wanted = listed.value.archives.filter(({ id, businessDate }) => businessDate >= first && !present.has(id))
      .sort((a, b) => (a.businessDate < b.businessDate ? 1 : -1));
    let missing = wanted.length;
    const queue = toBundles(wanted);
    const work = async (): Promise<void> => {
      for (let bundle = queue.shift(); bundle !== undefined && !stopped; bundle = queue.shift()) {
        const fetched = await fetchBundle(bundle);
        if (fetched.length > 0) await write(() => archives.add(fetched));
        missing -= fetched.length;
      }
    };
    await Promise.all(Array.from({ length: parallel }, work));
    if (missing > 0 || stopped) return null;
    const position = Math.max(0, ...listed.value.archives.map(({ seq }) => seq));
    if (position > 0) store.set(positionKey, position);
    return wanted.length;
  }

  function run(): Promise<number | null> {
    if (running !== null) {
      // What was sealed after the list under way was made is not in it.
      next ??= running.then(() => { next = null; return run(); });
      return next;
    }
    running = (stopped ? Promise.resolve(null) : download())
      .catch((cause: unknown) => { log(`archives: ${String(cause)}`); return null; })
      .finally(() => { running = null; });
    return running;
  }

  return {
    run,
    stop: async () => {
      stopped = true;
      await writing.catch(() => undefined);
    },
  };
}
