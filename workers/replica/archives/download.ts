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
  readonly api: Pick<Api, 'archives' | 'archive'>;
  readonly archives: ArchiveStore;
  readonly store: DeviceStore;
  readonly subtle: SubtleCrypto;
  readonly wallNow: () => number;
  readonly log: (message: string) => void;
};

export const retentionDays = 90;
const parallel = 4;
const positionKey = 'archives-position';

/** The first business date of the retention; ISO dates compare as text. */
export const retentionStart = (nowMs: number): string => new Date(nowMs - retentionDays * 86_400_000).toISOString().slice(0, 10);

const toHex = (bytes: ArrayBuffer): string => [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, '0')).join('');

/** How many archives came; null when some could not be had and a later run must try again. */
export async function downloadArchives({ api, archives, store, subtle, wallNow, log }: DownloadDep): Promise<number | null> {
  const first = retentionStart(wallNow());
  const old = archives.entries().filter(({ businessDate }) => businessDate < first).map(({ id }) => id);
  if (old.length > 0) await archives.drop(old);

  const listed = await api.archives(store.get<number>(positionKey) ?? 0);
  if (!listed.ok) return null;
  const present = new Set(archives.entries().map(({ id }) => id));
  // Newest first: what a person looks up most is there soonest.
  const wanted = listed.value.archives.filter(({ id, businessDate }) => businessDate >= first && !present.has(id))
    .sort((a, b) => (a.businessDate < b.businessDate ? 1 : -1));
  let complete = true;

  async function fetchOne(entry: ArchiveEntry): Promise<{ entry: ArchiveEntry; bytes: Uint8Array } | null> {
    const answer = await api.archive(entry.id);
    if (!answer.ok) return null;
    if (toHex(await subtle.digest('SHA-256', answer.value)) !== entry.sha256) {
      log(`archive ${entry.id} arrived damaged and is fetched again later`);
      return null;
    }
    return { entry, bytes: answer.value };
  }

  const queue = [...wanted];
  const work = async (): Promise<void> => {
    for (let entry = queue.shift(); entry !== undefined; entry = queue.shift()) {
      const fetched = await fetchOne(entry);
      if (fetched === null) complete = false;
      else await archives.add([fetched]);
    }
  };
  await Promise.all(Array.from({ length: parallel }, work));
  if (!complete) return null;
  const position = Math.max(0, ...listed.value.archives.map(({ seq }) => seq));
  if (position > 0) store.set(positionKey, position);
  return wanted.length;
}
