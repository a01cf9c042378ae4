import { readdirSync, readFileSync } from 'node:fs';
import { availableParallelism, cpus, loadavg, totalmem } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';

/** CPU time used since boot, of everything (in ticks) or by process. Empty where there is no /proc. */
type Usage = { readonly busy: number; readonly total: number; readonly byProcess: ReadonlyMap<string, number> };

function usageNow(): Usage {
  let busy = 0;
  let total = 0;
  for (const { times } of cpus()) {
    const all = times.user + times.nice + times.sys + times.irq + times.idle;
    total += all;
    busy += all - times.idle;
  }
  return { busy, total, byProcess: processTicks() };
}

function processTicks(): Map<string, number> {
  const ticks = new Map<string, number>();
  let pids: string[] = [];
  try {
    pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  } catch {
    return ticks;
  }
  for (const pid of pids) {
    try {
      const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
      // The name is in brackets and may hold spaces and brackets itself.
      const name = stat.slice(stat.indexOf('(') + 1, stat.lastIndexOf(')'));
      const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      ticks.set(`${name} (${pid})`, Number(fields[11]) + Number(fields[12]));
    } catch {
      // Ended since the folder was read.
    }
  }
  return ticks;
}

export type MachineState = {
  readonly text: string;
  /** Who used the processors in this second. */
  readonly seen: string;
  readonly busy: boolean;
};

/**
 * Watches the machine for a second in which nothing is measured, and says in words whether others
 * use it. Between rows the load average is still that of the row before: then `byLoad` is false.
 */
export async function machineState(byLoad: boolean): Promise<MachineState> {
  const before = usageNow();
  await sleep(1_000);
  const after = usageNow();
  const cores = availableParallelism();
  const share = (after.busy - before.busy) / Math.max(1, after.total - before.total);
  const loudest = [...after.byProcess]
    .map(([name, ticks]) => ({ name, ticks: ticks - (before.byProcess.get(name) ?? ticks) }))
    .filter(({ name, ticks }) => ticks >= 5 && !name.endsWith(`(${process.pid})`))
    .sort((a, b) => b.ticks - a.ticks)
    .slice(0, 3);
  const [load = 0] = loadavg();
  const busy = share > 0.15 || (byLoad && load > cores * 0.5);
  const machine = `${cores} cores (${cpus()[0]?.model.trim() ?? 'unknown'}), ${Math.round(totalmem() / 2 ** 30)} GB, Node ${process.versions.node}`;
  const seen = `load average ${load.toFixed(2)}, others used ${Math.round(share * 100)} % of the processors`
    + (loudest.length > 0 ? `: ${loudest.map(({ name, ticks }) => `${name} ${ticks} %`).join(', ')}` : '');
  return {
    busy, seen,
    text: `${machine}; ${seen}. ${busy ? 'The machine was BUSY: read the ratios, not the values.' : 'The machine was idle.'}`,
  };
}
