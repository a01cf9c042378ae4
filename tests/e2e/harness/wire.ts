import { createConnection, createServer, type Server, type Socket } from 'node:net';
import { listeningPort, listenSomewhere } from './free-port.ts';

/** How a wire behaves: as it should; refusing connections; resetting them; swallowing what it is given. */
type Weather = 'open' | 'refused' | 'reset' | 'black-hole';

/** Two ends of one connection. */
type Pair = { readonly near: Socket; far: Socket | null };

/**
 * The network between one device and the server: a TCP proxy that can be cut and healed, with HTTP,
 * WebSocket and the traffic of workers alike. A browser's own offline switch leaves some of them on.
 */
export class Wire {
  /** Delay of each piece of data in each direction, in milliseconds. */
  latencyMs = 0;
  #weather: Weather = 'open';
  #listener: Server;
  #port = 0;
  readonly #pairs = new Set<Pair>();

  private constructor(readonly serverPort: number) {
    this.#listener = this.#createListener();
  }

  static async to(serverPort: number): Promise<Wire> {
    const wire = new Wire(serverPort);
    wire.#port = await listenSomewhere(wire.#listener);
    return wire;
  }

  /** What the browser opens: a loopback address is a secure context without a certificate. */
  get address(): string {
    return `http://127.0.0.1:${this.#port}`;
  }

  get addressByName(): string {
    return `http://localhost:${this.#port}`;
  }

  /**
   * `refused`: nobody listens (a cable pulled at the server's side). `reset`: connections are torn
   * (a router restarts). `black-hole`: nothing is refused and nothing answered (a dead access point).
   */
  async cut(weather: Exclude<Weather, 'open'>): Promise<void> {
    this.#weather = weather;
    if (weather === 'black-hole') {
      for (const { near, far } of this.#pairs) {
        near.pause();
        far?.pause();
      }
      return;
    }
    if (weather === 'refused') await this.#closeListener();
    this.#tear();
  }

  /** Lets everything pass again; what a black hole held back arrives now, as TCP would resend it. */
  async heal(): Promise<void> {
    const before = this.#weather;
    this.#weather = 'open';
    if (before === 'refused') {
      this.#listener = this.#createListener();
      await listeningPort(this.#listener, this.#port);
    }
    for (const pair of this.#pairs) {
      if (pair.far === null) this.#connect(pair);
      pair.near.resume();
      pair.far?.resume();
    }
  }

  async close(): Promise<void> {
    const listening = this.#listener.listening;
    this.#weather = 'refused';
    if (listening) await this.#closeListener();
    this.#tear();
  }

  #createListener(): Server {
    return createServer({ allowHalfOpen: true }, (near) => {
      if (this.#weather === 'reset') {
        near.resetAndDestroy();
        return;
      }
      const pair: Pair = { near, far: null };
      this.#pairs.add(pair);
      near.setNoDelay(true);
      near.on('error', () => this.#drop(pair));
      near.on('close', () => this.#drop(pair));
      if (this.#weather === 'black-hole') near.pause();
      else this.#connect(pair);
    });
  }

  #connect(pair: Pair): void {
    const far = createConnection({ port: this.serverPort, host: '127.0.0.1', noDelay: true, allowHalfOpen: true });
    pair.far = far;
    far.on('error', () => this.#drop(pair));
    far.on('close', () => this.#drop(pair));
    this.#pass(pair.near, far);
    this.#pass(far, pair.near);
  }

  #pass(from: Socket, to: Socket): void {
    const later = (act: () => void): void => {
      if (this.latencyMs === 0) act();
      else setTimeout(act, this.latencyMs);
    };
    from.on('data', (data) => later(() => { if (to.writable) to.write(data); }));
    from.on('end', () => later(() => to.end()));
  }

  #drop(pair: Pair): void {
    this.#pairs.delete(pair);
    // A server that died mid-answer must look like it: a reset, not a tidy end.
    if (!pair.near.destroyed) pair.near.resetAndDestroy();
    if (pair.far !== null && !pair.far.destroyed) pair.far.destroy();
  }

  #tear(): void {
    for (const pair of [...this.#pairs]) this.#drop(pair);
  }

  #closeListener(): Promise<void> {
    const closed = new Promise<void>((resolve) => this.#listener.close(() => resolve()));
    this.#tear();
    return closed;
  }
}
