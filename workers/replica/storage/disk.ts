import { Dexie } from 'dexie';

/**
 * The one IndexedDB database of a terminal. Everything the replica keeps is a row of one of these
 * tables, so that whatever belongs together is written in one transaction:
 * - `rows`: documents and what belongs to them, by [instance, id] (an instance is a collection, the
 *   replication's copy of one, or a ledger of our own);
 * - `device`: what only this device knows, by key;
 * - `archives`: entries of sealed days; `archiveBytes`: their compressed contents, apart so that
 *   listing days does not read megabytes.
 */
export type Row = { readonly instance: string; readonly id: string; readonly doc: unknown };

export type TableName = 'rows' | 'device' | 'archives' | 'archiveBytes';

/** One change of one row; `value: null` removes it. Values carry their own key. */
export type Change = { readonly table: TableName; readonly key: string | readonly [string, string]; readonly value: object | null };

export type Durability = 'strict' | 'relaxed';

export type IndexedDbDep = { readonly indexedDB: IDBFactory; readonly IDBKeyRange: typeof IDBKeyRange };

/** A pure step from one version of the stored rows to the next; null drops the row. */
export type RowUpgrade = (row: Row) => Row | null;

/** Steps in order: the n-th one makes version n + 2. Never edited once shipped. */
export const rowUpgrades: readonly RowUpgrade[] = [];

export type Disk = {
  /** All rows of the given instances, in one read. */
  readonly load: (instances: readonly string[]) => Promise<Row[]>;
  readonly get: <T>(table: TableName, key: string) => Promise<T | undefined>;
  readonly all: <T>(table: TableName) => Promise<T[]>;
  /** Applies the changes in one transaction; rejects with the browser's DOMException. */
  readonly write: (changes: readonly Change[], durability: Durability) => Promise<void>;
  /** Empties every table. */
  readonly clear: () => Promise<void>;
  readonly close: () => void;
};

const schema = { rows: '[instance+id]', device: 'key', archives: 'id', archiveBytes: 'id' };

/**
 * Opens (and upgrades) the database `name`. Dexie keeps versions; transactions are opened on the
 * browser's own handle, because the durability differs from one to the next.
 */
export async function openDisk(dep: IndexedDbDep, name: string, upgrades: readonly RowUpgrade[] = rowUpgrades): Promise<Disk> {
  const db = new Dexie(name, { indexedDB: dep.indexedDB, IDBKeyRange: dep.IDBKeyRange, chromeTransactionDurability: 'strict' });
  db.version(1).stores(schema);
  upgrades.forEach((upgrade, index) => {
    db.version(index + 2).stores(schema).upgrade((transaction) =>
      transaction.table<Row>('rows').toCollection().modify((row, context) => {
        const next = upgrade(row);
        if (next === null) delete (context as { value?: Row }).value;
        else context.value = next;
      }));
  });
  await db.open();

  const ensureOpen = async (): Promise<IDBDatabase> => {
    if (!db.isOpen()) await db.open();
    return db.backendDB();
  };

  const store = async (table: TableName): Promise<IDBObjectStore> => {
    const native = await ensureOpen();
    return native.transaction([table], 'readonly').objectStore(table);
  };

  return {
    load: async (instances) => {
      const rows = await store('rows');
      const parts = await Promise.all(instances.map((instance) =>
        answerOf<Row[]>(rows.getAll(dep.IDBKeyRange.bound([instance, ''], [instance, '\uffff'])))));
      return parts.flat();
    },
    get: async (table, key) => answerOf((await store(table)).get(key)),
    all: async (table) => answerOf((await store(table)).getAll()),
    write: async (changes, durability) => {
      if (changes.length === 0) return;
      const native = await ensureOpen();
      const tables = [...new Set(changes.map((change) => change.table))];
      const transaction = native.transaction(tables, 'readwrite', { durability });
      const done = completed(transaction);
      try {
        for (const { table, key, value } of changes) {
          if (value === null) transaction.objectStore(table).delete(typeof key === 'string' ? key : [...key]);
          else transaction.objectStore(table).put(value);
        }
      } catch (error) {
        transaction.abort();
        await done.catch(() => undefined);
        throw error;
      }
      await done;
    },
    clear: async () => {
      const tables = Object.keys(schema);
      const transaction = (await ensureOpen()).transaction(tables, 'readwrite', { durability: 'strict' });
      const done = completed(transaction);
      for (const table of tables) transaction.objectStore(table).clear();
      await done;
    },
    close: () => db.close(),
  };
}

const answerOf = <T>(request: IDBRequest): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result as T);
    request.onerror = () => reject(request.error ?? new Error('the read failed'));
  });

const completed = (transaction: IDBTransaction): Promise<void> =>
  new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error ?? new Error('the write was aborted'));
  });
