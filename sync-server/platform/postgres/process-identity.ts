import { execFileSync } from 'node:child_process';
import { readFileSync, readlinkSync } from 'node:fs';

/** Whether some process has this id now; says nothing about which one (ids are reused). */
export function processExists(pid: number): boolean {
  if (!Number.isSafeInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (cause) {
    return (cause as NodeJS.ErrnoException).code !== 'ESRCH';
  }
}

/**
 * Clock ticks from boot to the start of the process: with the boot id and the process namespace
 * it names one process for ever, while a bare pid is reused. Undefined where there is no /proc,
 * no such process, or only a zombie of it.
 */
export function startTicksOf(pid: number): number | undefined {
  const stat = readText(`/proc/${pid}/stat`);
  if (stat === undefined) return undefined;
  // The name in brackets may itself hold spaces and brackets: count from the last one.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return fields[0] === 'Z' || fields[0] === 'X' ? undefined : Number(fields[19]);
}

/**
 * A question to be asked again and again: whether the very process that has this id now still runs.
 * A zombie does not, and neither does a process that was given the id later. Asked by start time
 * where there is one, since a process loses its command line while it is still ending.
 */
export function livenessOf(pid: number): () => boolean {
  const ticks = startTicksOf(pid);
  if (process.platform === 'linux') return () => ticks !== undefined && startTicksOf(pid) === ticks;
  const commandLine = commandLineOf(pid);
  return () => commandLine !== undefined && commandLineOf(pid) === commandLine;
}

/** Identifies this boot of this machine; undefined where the system does not tell. */
export function bootId(): string | undefined {
  return readText('/proc/sys/kernel/random/boot_id')?.trim();
}

/** Process ids only compare within one of these (each container has its own). */
export function processNamespace(): string | undefined {
  try {
    return readlinkSync('/proc/self/ns/pid');
  } catch {
    return undefined;
  }
}

/**
 * The command line with single spaces between arguments. Read from /proc rather than through
 * /proc/<pid>/cwd or exe, because a container's root may not look at those of another user.
 * Undefined if there is no such process or, on Windows, no cheap way to ask.
 */
export function commandLineOf(pid: number): string | undefined {
  if (process.platform === 'linux') {
    const text = readText(`/proc/${pid}/cmdline`)?.replace(/\0+$/, '').replaceAll('\0', ' ');
    return text === '' ? undefined : text;
  }
  if (process.platform === 'win32' || !processExists(pid)) return undefined;
  try {
    return execFileSync('ps', ['-ww', '-o', 'args=', '-p', String(pid)], { encoding: 'utf8' }).trim();
  } catch {
    return undefined;
  }
}

function readText(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
