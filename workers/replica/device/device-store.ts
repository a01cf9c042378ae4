import type { Disk } from '../storage/disk.ts';
import type { WriteQueue } from '../storage/write-queue.ts';

/** What only this device knows, by key; never replicated. */
export type DeviceStore = {
  readonly get: <T>(key: string) => T | undefined;
  /** In memory at once, on disk after the next flush. */
  readonly set: (key: string, value: unknown) => void;
  readonly remove: (key: string) => void;
  readonly keys: (prefix: string) => readonly string[];
};

export async function openDeviceStore(disk: Disk, queue: Pick<WriteQueue, 'put'>): Promise<DeviceStore> {
  const rows = await disk.all<{ readonly key: string; readonly value: unknown }>('device');
  const values = new Map(rows.map(({ key, value }) => [key, value]));
  return {
    get: <T>(key: string) => values.get(key) as T | undefined,
    set: (key, value) => {
      values.set(key, value);
      queue.put([{ table: 'device', key, value: { key, value } }]);
    },
    remove: (key) => {
      if (values.delete(key)) queue.put([{ table: 'device', key, value: null }]);
    },
    keys: (prefix) => [...values.keys()].filter((key) => key.startsWith(prefix)),
  };
}
