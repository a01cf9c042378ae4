import { setTimeout as sleep } from 'node:timers/promises';
import type { DocId } from '../../../shared/kernel/ids.ts';
import type { Terminal } from './terminal.ts';
import { until } from './until.ts';

/**
 * Terminals that sell without pause, each with one push under way at all times. What was not
 * answered is pushed again, the same bytes, until it is.
 */
export class Load {
  #stopped = false;
  #attempts = 0;
  #failures = 0;
  readonly #running: Promise<void>[];

  constructor(readonly terminals: readonly Terminal[]) {
    this.#running = terminals.map((terminal) => this.#sell(terminal));
  }

  get failures(): number {
    return this.#failures;
  }

  get acknowledged(): number {
    return this.terminals.reduce((all, terminal) => all + terminal.acknowledged.size, 0);
  }

  /** Resolves in the middle of a push, after at least `ops` more were acknowledged. */
  async after(ops: number): Promise<void> {
    const enough = this.acknowledged + ops;
    await until(`${ops} more ops to be acknowledged`, () => this.acknowledged >= enough, { everyMs: 1 });
    const attempts = this.#attempts;
    await until('a push to be under way', () => this.#attempts > attempts, { everyMs: 0 });
  }

  /** Ends when everything taken is acknowledged. */
  async finish(): Promise<void> {
    this.#stopped = true;
    await Promise.all(this.#running);
  }

  async #sell(terminal: Terminal): Promise<void> {
    while (!this.#stopped) await this.#deliver(terminal, [terminal.takeOrder(3), terminal.takeOrder(2)]);
  }

  async #deliver(terminal: Terminal, ids: readonly DocId[]): Promise<void> {
    for (;;) {
      this.#attempts += 1;
      try {
        await terminal.push(ids);
        return;
      } catch (cause) {
        // A server that answered with "no" does so again: that is a finding, not a broken network.
        if (cause instanceof Error && cause.message.startsWith('refused')) throw cause;
        const tooFast = cause instanceof Error && cause.message.includes(': 429 ');
        if (!tooFast) this.#failures += 1;
        await sleep(tooFast ? 200 : 20);
      }
    }
  }
}
