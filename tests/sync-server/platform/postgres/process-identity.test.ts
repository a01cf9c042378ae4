import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { type Writable } from 'node:stream';
import { expect, test } from 'vitest';
import { livenessOf, processExists } from '../../../../sync-server/platform/postgres/process-identity.ts';

test('a process that has ended is not alive, though nobody has collected it', async () => {
  // The grandchild ends when its input does; its parent is by then a program that collects nobody.
  const parent = spawn('sh', ['-c', 'cat <&3 & echo $!; exec 3<&-; exec tail -f /dev/null'], { stdio: ['ignore', 'pipe', 'inherit', 'pipe'] });
  try {
    const pid = await new Promise<number>((resolve) => createInterface({ input: parent.stdout! }).once('line', (line) => resolve(Number(line))));
    const isAlive = livenessOf(pid);
    expect(isAlive()).toBe(true);
    (parent.stdio[3] as Writable).end();
    await expect.poll(isAlive).toBe(false);
    if (process.platform === 'linux') expect(processExists(pid)).toBe(true);
  } finally {
    parent.kill('SIGKILL');
  }
});

test('nobody is alive under a number that is not given out', () => {
  expect(livenessOf(2 ** 22 + 1)()).toBe(false);
});
