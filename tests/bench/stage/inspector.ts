import { setTimeout as sleep } from 'node:timers/promises';
import { WebSocket } from 'ws';
import { freePort } from '../../e2e/harness/free-port.ts';
import type { Bench } from '../bench.ts';

/** A look inside the server's process through Node's own inspector: it needs nothing from the server. */
export interface Inspector {
  /** Resident memory in bytes after garbage is collected. */
  residentBytes(): Promise<number>;
}

/** Runs `start`, and lets the Node process that it starts be looked into. */
export async function inspected<T>(bench: Bench, start: () => Promise<T>): Promise<{ readonly started: T; readonly inspector: Inspector }> {
  const port = await freePort();
  const before = process.env['NODE_OPTIONS'];
  process.env['NODE_OPTIONS'] = `${before ?? ''} --inspect=127.0.0.1:${port}`.trim();
  let started: T;
  try {
    started = await start();
  } finally {
    if (before === undefined) delete process.env['NODE_OPTIONS'];
    else process.env['NODE_OPTIONS'] = before;
  }
  const [target] = (await (await fetch(`http://127.0.0.1:${port}/json/list`)).json()) as { webSocketDebuggerUrl: string }[];
  const socket = new WebSocket(target!.webSocketDebuggerUrl);
  await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject));
  bench.after(() => socket.close());
  let last = 0;
  const send = (method: string, params: object = {}): Promise<{ result?: { value?: unknown } }> =>
    new Promise((resolve) => {
      const id = (last += 1);
      const onMessage = (data: Buffer): void => {
        const message = JSON.parse(data.toString()) as { id?: number; result: { result?: { value?: unknown } } };
        if (message.id !== id) return;
        socket.off('message', onMessage);
        resolve(message.result);
      };
      socket.on('message', onMessage);
      socket.send(JSON.stringify({ id, method, params }));
    });
  return {
    started,
    inspector: {
      async residentBytes() {
        for (let round = 0; round < 3; round += 1) {
          await send('HeapProfiler.collectGarbage');
          await sleep(200);
        }
        const { result } = await send('Runtime.evaluate', { expression: 'process.memoryUsage().rss', returnByValue: true });
        return Number(result?.value);
      },
    },
  };
}
