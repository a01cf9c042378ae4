import { spawn } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import * as fs from 'node:fs';
import { dirname, join } from 'node:path';
import { err, ok, type Result } from '../../../shared/kernel/result.ts';
import type { PostgresBinaries } from './binaries.ts';
import { initFailed, userUnavailable, userUnnamed, versionMismatch, type EmbeddedPostgresError } from './errors.ts';
import { isReachable, type SystemUser } from './system-user.ts';

/** A folder of database files, and what is needed to run it. */
export interface Cluster {
  readonly folder: string;
  readonly logFile: string;
  readonly user: SystemUser;
  readonly binaries: PostgresBinaries;
  /** Names this folder on the command line of its PostgreSQL, by which an orphan is recognised. */
  readonly identity: string;
  /** What long values are compressed with unless a column says otherwise: lz4 where it was built in. */
  readonly compression: 'lz4' | 'pglz';
}

export const superuser = 'smartpos';
export const clusterFolderOf = (dataFolder: string): string => join(dataFolder, 'postgres');
const passwordFileOf = (dataFolder: string): string => join(dataFolder, 'postgres.password');

export function describeCluster(dataFolder: string, user: SystemUser, binaries: PostgresBinaries): Cluster {
  const folder = clusterFolderOf(dataFolder);
  return {
    folder,
    logFile: join(dataFolder, 'postgres.log'),
    user,
    binaries,
    identity: createHash('sha256').update(folder).digest('hex').slice(0, 16),
    compression: 'pglz',
  };
}

/**
 * The -D argument; every program is started with the cluster as its working folder.
 *
 * PostgreSQL as another user cannot walk to a folder below a closed one such as /root. It need
 * not: it inherits an open working folder, and /proc/self/cwd leads back there without a walk. So
 * the data stay in the data folder, rather than somewhere a backup of it would miss.
 */
export function folderArgument(folder: string, user: SystemUser): string {
  return isReachable(dirname(folder), user) ? folder : '/proc/self/cwd';
}

/**
 * Creates the cluster unless it is there, and answers the password of its one role.
 * A start that was cut off in the middle leaves no half cluster: it becomes visible by a rename.
 * `password` is undefined when the cluster is there and its password file is lost: see
 * resetPassword.
 */
export async function prepareCluster(
  dataFolder: string,
  cluster: Cluster,
  options: { readonly skipInitSync: boolean },
): Promise<Result<{ readonly password: string | undefined }, EmbeddedPostgresError>> {
  const passwordFile = passwordFileOf(dataFolder);
  const stored = fs.existsSync(passwordFile) ? fs.readFileSync(passwordFile, 'utf8').trim() : '';
  const versionFile = join(cluster.folder, 'PG_VERSION');
  if (fs.existsSync(versionFile)) {
    const found = Number.parseInt(fs.readFileSync(versionFile, 'utf8'), 10);
    const expected = cluster.binaries.major;
    if (found !== expected) return err(versionMismatch(cluster.folder, found, expected));
    handOver(cluster.folder, cluster.user);
    return ok({ password: stored === '' ? undefined : stored });
  }
  if (fs.existsSync(cluster.folder)) {
    return err(initFailed(`${cluster.folder} is there, but there is no database in it; move it away`));
  }
  const password = stored === '' ? storeNewPassword(dataFolder) : stored;
  const created = await initialise(dataFolder, cluster, password, options.skipInitSync);
  return created.ok ? ok({ password }) : created;
}

/** The Linux binaries are built without lz4, the others with it; asking takes some milliseconds. */
export async function bestCompression(cluster: Cluster): Promise<Cluster['compression']> {
  const said = await run(cluster.binaries.postgres, {
    args: [
      '-C',
      'default_toast_compression',
      '-c',
      'default_toast_compression=lz4',
      '-D',
      folderArgument(cluster.folder, cluster.user),
    ],
    cwd: cluster.folder,
    user: cluster.user,
  });
  return said.status === 0 ? 'lz4' : 'pglz';
}

/** Gives the role a new password without asking for the old one. No PostgreSQL may run on the folder. */
export async function resetPassword(
  dataFolder: string,
  cluster: Cluster,
): Promise<Result<string, EmbeddedPostgresError>> {
  const password = storeNewPassword(dataFolder);
  const said = await run(cluster.binaries.postgres, {
    args: ['--single', '-D', folderArgument(cluster.folder, cluster.user), 'postgres'],
    cwd: cluster.folder,
    user: cluster.user,
    input: `ALTER ROLE ${superuser} PASSWORD '${password}'\n`,
  });
  if (said.status === 0) return ok(password);
  fs.rmSync(passwordFileOf(dataFolder));
  return err(initFailed(said.output));
}

/** The environment of every PostgreSQL program: none of the server's own, which may hold secrets. */
export function programEnvironment(): NodeJS.ProcessEnv {
  const kept = ['PATH', 'SystemRoot', 'SYSTEMROOT', 'TEMP', 'TMP'];
  return { LC_ALL: 'C', ...Object.fromEntries(Object.entries(process.env).filter(([name]) => kept.includes(name))) };
}

async function initialise(
  dataFolder: string,
  cluster: Cluster,
  password: string,
  skipSync: boolean,
): Promise<Result<void, EmbeddedPostgresError>> {
  const draft = `${cluster.folder}.new`;
  const passwordFile = join(dataFolder, 'postgres.password.init');
  fs.rmSync(draft, { recursive: true, force: true });
  fs.mkdirSync(draft, { mode: 0o700 });
  fs.writeFileSync(passwordFile, password, { mode: 0o600 });
  if (cluster.user !== undefined) {
    try {
      fs.chownSync(draft, cluster.user.uid, cluster.user.gid);
      fs.chownSync(passwordFile, cluster.user.uid, cluster.user.gid);
    } catch (cause) {
      fs.rmSync(draft, { recursive: true });
      fs.rmSync(passwordFile);
      return err(userUnavailable((cause as Error).message));
    }
  }
  const passwordFd = fs.openSync(passwordFile, 'r');
  try {
    const said = await run(cluster.binaries.initdb, {
      args: [
        '-D',
        folderArgument(draft, cluster.user),
        '-U',
        superuser,
        '-A',
        'scram-sha-256',
        // By descriptor where possible, for the same reason as /proc/self/cwd.
        `--pwfile=${process.platform === 'linux' ? '/proc/self/fd/3' : passwordFile}`,
        '--encoding=UTF8',
        // Ours, not the machine's: an index sorted by a C library breaks when that is updated.
        '--locale-provider=builtin',
        '--builtin-locale=C.UTF-8',
        '--locale=C',
        '--no-instructions',
        ...(skipSync ? ['--no-sync'] : []),
      ],
      cwd: draft,
      user: cluster.user,
      descriptor: passwordFd,
    });
    if (said.status !== 0) {
      fs.rmSync(draft, { recursive: true, force: true });
      if (said.switchFailed) return err(userUnavailable(said.output));
      // "docker run --user 12345" with an image that has never heard of 12345.
      const unnamed = said.output.includes('could not look up effective user ID');
      return err(unnamed ? userUnnamed(cluster.user?.uid ?? process.getuid?.()) : initFailed(said.output));
    }
  } finally {
    fs.closeSync(passwordFd);
    fs.rmSync(passwordFile, { force: true });
  }
  fs.renameSync(draft, cluster.folder);
  if (!skipSync) syncFolder(dataFolder);
  return ok(undefined);
}

/** A folder restored or copied by root belongs to root: give it to the user who runs PostgreSQL. */
function handOver(folder: string, user: SystemUser): void {
  if (user === undefined || fs.statSync(folder).uid === user.uid) return;
  const entries = fs.readdirSync(folder, { recursive: true, encoding: 'utf8' });
  for (const entry of entries) fs.lchownSync(join(folder, entry), user.uid, user.gid);
  fs.chownSync(folder, user.uid, user.gid);
  fs.chmodSync(folder, 0o700);
}

function storeNewPassword(dataFolder: string): string {
  const password = randomBytes(24).toString('hex');
  const file = fs.openSync(passwordFileOf(dataFolder), 'w', 0o600);
  fs.writeSync(file, `${password}\n`);
  fs.fsyncSync(file);
  fs.closeSync(file);
  return password;
}

function syncFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const handle = fs.openSync(folder, 'r');
  fs.fsyncSync(handle);
  fs.closeSync(handle);
}

interface Run {
  readonly args: readonly string[];
  readonly cwd: string;
  readonly user: SystemUser;
  readonly input?: string;
  /** Given to the program as descriptor 3. */
  readonly descriptor?: number;
}

interface Said {
  readonly status: number | null;
  readonly output: string;
  /** The program was never run: the kernel did not allow the change of user. */
  readonly switchFailed: boolean;
}

function run(program: string, { args, cwd, user, input, descriptor }: Run): Promise<Said> {
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      cwd,
      env: programEnvironment(),
      stdio: [input === undefined ? 'ignore' : 'pipe', 'pipe', 'pipe', descriptor ?? 'ignore'],
      ...user,
    });
    let errors = '';
    child.stdout?.resume();
    child.stderr?.setEncoding('utf8').on('data', (text: string) => (errors += text));
    child.on('error', (cause: NodeJS.ErrnoException) => {
      const switchFailed = user !== undefined && (cause.code === 'EPERM' || cause.code === 'EINVAL');
      resolve({ status: null, output: cause.message, switchFailed });
    });
    child.on('close', (status) => resolve({ status, output: errors, switchFailed: false }));
    child.stdin?.on('error', () => undefined).end(input);
  });
}
