import * as fs from 'node:fs';
import { dirname } from 'node:path';
import { err, ok, type Result } from '../../../shared/kernel/result.ts';
import { folderUnusable, userUnavailable, type EmbeddedPostgresError } from './errors.ts';

/** The user PostgreSQL runs as; undefined: as the user of this process. */
export type SystemUser = { readonly uid: number; readonly gid: number } | undefined;

/**
 * PostgreSQL refuses root. For root this answers the owner of the cluster that is there (it may
 * have been made by an ordinary user earlier), else nobody. An ordinary user can only run what is
 * their own.
 */
export function chooseSystemUser(clusterFolder: string): Result<SystemUser, EmbeddedPostgresError> {
  const self = process.getuid?.();
  if (self === undefined) return ok(undefined);
  const owner = fs.statSync(clusterFolder, { throwIfNoEntry: false });
  if (self !== 0) {
    if (owner === undefined || owner.uid === self) return ok(undefined);
    return err(
      folderUnusable(
        clusterFolder,
        `it belongs to user ${owner.uid}, the server runs as user ${self} ` +
          `("chown -R ${self} ..." as root hands it over)`,
      ),
    );
  }
  if (process.platform !== 'linux') return err(userUnavailable('the server was started as root'));
  return ok(owner !== undefined && owner.uid !== 0 ? { uid: owner.uid, gid: owner.gid } : nobody());
}

/** Whether the user may pass through every parent and read (and enter or execute) the path itself. */
export function isReachable(path: string, user: SystemUser): boolean {
  if (user === undefined) return true;
  const mayAt = (at: string, wanted: number): boolean => {
    const stat = fs.statSync(at);
    const shift = stat.uid === user.uid ? 6 : stat.gid === user.gid ? 3 : 0;
    return ((stat.mode >> shift) & wanted) === wanted;
  };
  const real = fs.realpathSync(path);
  if (!mayAt(real, fs.statSync(real).isDirectory() ? 0o5 : 0o4)) return false;
  for (let at = dirname(real); ; at = dirname(at)) {
    if (!mayAt(at, 0o1)) return false;
    if (at === dirname(at)) return true;
  }
}

/** An entry of /etc/passwd, because initdb refuses a user without a name. */
function nobody(): { uid: number; gid: number } {
  let names = '';
  try {
    names = fs.readFileSync('/etc/passwd', 'utf8');
  } catch {
    // An image without one: initdb will say so.
  }
  const line = /^nobody:[^:]*:(\d+):(\d+):/m.exec(names) ?? /^[^:]+:[^:]*:([1-9]\d*):(\d+):/m.exec(names);
  return line === null ? { uid: 65_534, gid: 65_534 } : { uid: Number(line[1]), gid: Number(line[2]) };
}
