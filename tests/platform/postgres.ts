import { inject } from 'vitest';
import './postgres-global-setup.ts';
import { createDatabase, type FreshDatabase } from './run-postgres.ts';

/** An empty database of its own on the run's PostgreSQL: one per test file keeps files independent. */
export const freshDatabase = (): Promise<FreshDatabase> => createDatabase(inject('postgresUrl'));
