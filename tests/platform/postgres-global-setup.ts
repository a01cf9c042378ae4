import type { TestProject } from 'vitest/node';
import { startRunPostgres } from './run-postgres.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Of the server shared by all files of a run; its role may create databases. */
    postgresUrl: string;
  }
}

/** One PostgreSQL for a whole run. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const postgres = await startRunPostgres('smart-pos-test-postgres-');
  project.provide('postgresUrl', postgres.url);
  return () => postgres.stop();
}
