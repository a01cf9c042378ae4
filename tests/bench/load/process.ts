import { fork, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Bench } from '../bench.ts';

/** A process of its own that makes load or peers, so that what is measured does not share its event loop. */
export interface LoadProcess {
  /** Sends one order and waits for its answer; a process has one order at a time. */
  ask<Answer>(order: object): Promise<Answer>;
}

/** Starts `file` (beside this one); it answers each message with one message. Ended after the row. */
export function startLoad(bench: Bench, file: string, nodeOptions: readonly string[] = []): LoadProcess {
  const child: ChildProcess = fork(fileURLToPath(new URL(file, import.meta.url)), {
    execArgv: ['--import', import.meta.resolve('tsx'), ...nodeOptions], serialization: 'advanced',
  });
  bench.after(() => child.kill('SIGKILL'));
  return {
    ask: <Answer>(order: object) =>
      new Promise<Answer>((resolve, reject) => {
        const onExit = (code: number | null): void => reject(new Error(`${file} ended with ${code}`));
        child.once('exit', onExit);
        child.once('message', (message: { readonly answer: Answer } | { readonly error: string }) => {
          child.off('exit', onExit);
          if ('error' in message) reject(new Error(`${file}: ${message.error}`));
          else resolve(message.answer);
        });
        child.send(order);
      }),
  };
}

/** The other side: call once in the process. */
export function answerOrders<Order, Answer>(carryOut: (order: Order) => Promise<Answer>): void {
  process.on('message', (order: Order) => {
    carryOut(order).then(
      (answer) => process.send?.({ answer }),
      (cause: unknown) => process.send?.({ error: cause instanceof Error ? cause.message : String(cause) }),
    );
  });
}

/** Milliseconds of a clock that all processes of this machine share. */
export const sharedNowMs = (): number => Number(process.hrtime.bigint()) / 1e6;
