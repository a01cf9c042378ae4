import { startRunPostgres } from '../../platform/run-postgres.ts';

/** Where the workers of a run find its PostgreSQL. */
const variable = 'SMART_POS_E2E_POSTGRES';

/** URL of the run's PostgreSQL; its role may create databases. */
export function runPostgresUrl(): string {
  const url = process.env[variable];
  if (url === undefined) throw new Error(`${variable} is not set: the browser tests run by their own configuration`);
  return url;
}

/** One PostgreSQL for a whole run; the tests that are about the embedded one start their own. */
export default async function setup(): Promise<() => Promise<void>> {
  const postgres = await startRunPostgres('smart-pos-e2e-postgres-');
  process.env[variable] = postgres.url;
  return () => postgres.stop();
}
