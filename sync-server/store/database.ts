import pg from 'pg';

/** A statement with a name is prepared once per connection. */
export type Statement = { readonly name?: string; readonly text: string };

/** Runs SQL: the pool outside a transaction, one connection inside. */
export interface Queryable {
  query<Row extends object>(statement: Statement, values?: readonly unknown[]): Promise<Row[]>;
}

export interface PoolState {
  readonly total: number;
  readonly idle: number;
  readonly waiting: number;
}

export interface Transaction extends Queryable {
  /** Sends the commit right behind the statement, which saves a round trip: for the last statement, after which nothing may be asked. */
  readonly last: Queryable;
}

export interface Database extends Queryable {
  /** Commits when `work` resolves, rolls back when it rejects. READ COMMITTED. Statements that are not awaited one by one go out together. */
  transaction<T>(work: (tx: Transaction) => Promise<T>): Promise<T>;
  /** A connection of its own, outside the pool, for LISTEN and for session locks; the caller ends it. */
  connect(): Promise<pg.Client>;
  pool(): PoolState;
  end(): Promise<void>;
}

export type DatabaseOptions = {
  readonly url: string;
  /** Highest number of pooled connections. */
  readonly connections: number;
  /** A pooled connection failed while idle; the pool replaces it. */
  readonly onIdleError: (cause: unknown) => void;
};

// int8 as number: sequences and 52-bit digests are exact in a double.
const types: pg.CustomTypesConfig = {
  getTypeParser: (oid: number, format?: 'text' | 'binary') =>
    oid === pg.types.builtins.INT8 ? (text: string) => Number(text) : pg.types.getTypeParser(oid, format as 'text'),
};

const queryable = (client: pg.Pool | pg.ClientBase): Queryable => ({
  async query<Row extends object>(statement: Statement, values: readonly unknown[] = []) {
    const { rows } = await client.query<Row>({ ...statement, values: [...values] });
    return rows;
  },
});

async function transactionOn<T>(client: pg.ClientBase, work: (tx: Transaction) => Promise<T>): Promise<T> {
  const plain = queryable(client);
  let ended: Promise<pg.QueryResult> | undefined;
  const commit = (): Promise<pg.QueryResult> => {
    ended = client.query('commit');
    // Awaited below, unless the statement before it has failed and says why.
    ended.catch(() => undefined);
    return ended;
  };
  const begun = client.query('begin');
  begun.catch(() => undefined);
  const result = await work({
    ...plain,
    last: {
      query<Row extends object>(statement: Statement, values?: readonly unknown[]) {
        const answer = plain.query<Row>(statement, values);
        void commit();
        return answer;
      },
    },
  });
  await begun;
  // The commit of a transaction in which a statement failed succeeds, as a rollback.
  if ((await (ended ?? commit())).command !== 'COMMIT') throw new Error('the transaction was rolled back');
  return result;
}

/** Opens the pool; connects only when first asked. */
export function openDatabase({ url, connections, onIdleError }: DatabaseOptions): Database {
  const settings = { connectionString: url, types, application_name: 'smart-pos', keepAlive: true };
  const pool = new pg.Pool({ ...settings, max: connections, connectionTimeoutMillis: 10_000, pipeline: true });
  pool.on('error', onIdleError);
  // A connection that breaks between two queries of a transaction has nobody to tell: without a listener it ends the process.
  pool.on('connect', (client) => {
    client.on('error', () => undefined);
    // A statement is planned for good in the first minutes of a branch, when reading the whole table
    // is cheapest, and reads it whole ever after: each question has an index that answers it.
    client.query('set enable_seqscan = off').catch(() => undefined);
  });
  return {
    ...queryable(pool),
    async transaction(work) {
      const client = await pool.connect();
      let broken: Error | undefined;
      try {
        return await transactionOn(client, work);
      } catch (cause) {
        await client.query('rollback').catch((error: Error) => { broken = error; });
        throw cause;
      } finally {
        // A connection that cannot roll back is not given to anyone else.
        client.release(broken);
      }
    },
    async connect() {
      const client = new pg.Client(settings);
      client.on('error', () => undefined);
      await client.connect();
      return client;
    },
    pool: () => ({ total: pool.totalCount, idle: pool.idleCount, waiting: pool.waitingCount }),
    end: () => pool.end(),
  };
}

/** Whether an error says that the database cannot be reached or takes no work now: the same request may do later. */
export function isUnavailable(cause: unknown): boolean {
  if (!(cause instanceof Error)) return false;
  const code = 'code' in cause && typeof cause.code === 'string' ? cause.code : '';
  // Connection, resources, operator intervention (shutdown, recovery), and refusals of the network.
  return /^(08|53|57)/.test(code) || /^E[A-Z]+$/.test(code) || /connection (terminated|timeout)|timeout exceeded when trying to connect/i.test(cause.message);
}
