import * as v from 'valibot';
import { err, ok, type Result } from '../../shared/kernel/result.ts';

export type Config = {
  readonly port: number;
  readonly host: string;
  /** Null: the embedded PostgreSQL in `dataFolder`. */
  readonly databaseUrl: string | null;
  readonly dataFolder: string;
  readonly logLevel: string;
  /** Pooled database connections of this instance. */
  readonly databaseConnections: number;
};

const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

const wholeNumber = (name: string, least: number, most: number, fallback: string) =>
  v.optional(v.pipe(
    v.string(),
    v.check((text) => /^\d+$/.test(text) && Number(text) >= least && Number(text) <= most, `${name} must be a whole number from ${least} to ${most}`),
    v.transform(Number),
  ), fallback);

const isPostgresUrl = (text: string): boolean => URL.canParse(text) && /^postgres(ql)?:$/.test(new URL(text).protocol);

const environmentSchema = v.object({
  PORT: wholeNumber('PORT', 0, 65_535, '3000'),
  HOST: v.optional(v.pipe(v.string(), v.minLength(1, 'HOST must not be empty')), '0.0.0.0'),
  DATABASE_URL: v.optional(v.pipe(v.string(), v.check(isPostgresUrl, 'DATABASE_URL must look like postgresql://user:password@host:5432/name'))),
  DATA_FOLDER: v.optional(v.pipe(v.string(), v.minLength(1, 'DATA_FOLDER must not be empty')), './data'),
  LOG_LEVEL: v.optional(v.picklist(logLevels, `LOG_LEVEL must be one of ${logLevels.join(', ')}`), 'info'),
  DATABASE_CONNECTIONS: wholeNumber('DATABASE_CONNECTIONS', 2, 500, '20'),
});

/** The configuration from environment variables, or everything that is wrong with them, one line each. An empty variable counts as not set. */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Result<Config, readonly string[]> {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== undefined && value !== ''));
  const parsed = v.safeParse(environmentSchema, given);
  if (!parsed.success) return err(parsed.issues.map((issue) => issue.message));
  const { PORT, HOST, DATABASE_URL, DATA_FOLDER, LOG_LEVEL, DATABASE_CONNECTIONS } = parsed.output;
  return ok({
    port: PORT, host: HOST, databaseUrl: DATABASE_URL ?? null, dataFolder: DATA_FOLDER, logLevel: LOG_LEVEL, databaseConnections: DATABASE_CONNECTIONS,
  });
}
