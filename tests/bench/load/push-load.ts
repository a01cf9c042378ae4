import { connect, type Socket } from 'node:net';
import { answerOrders, sharedNowMs } from './process.ts';

/** Devices that push as fast as they are answered: one push under way for each. */
export type PushOrder = {
  readonly port: number;
  /** By device: its token and its pushes, ready made. */
  readonly devices: readonly { readonly token: string; readonly bodies: readonly string[] }[];
};
export type PushAnswer = { readonly tookMs: number; readonly pushes: number; readonly latenciesMs: readonly number[] };

/**
 * A keep-alive connection that sends requests made beforehand and looks at no more of the answer
 * than it must: client and server share the machine, and what the client costs the server lacks.
 */
class PushConnection {
  readonly #socket: Socket;
  #received = '';
  #settle: ((answer: string) => void) | null = null;

  private constructor(socket: Socket) {
    this.#socket = socket;
    socket.setNoDelay(true);
    socket.setEncoding('latin1');
    socket.on('data', (piece: string) => this.#take(piece));
  }

  static open(port: number): Promise<PushConnection> {
    return new Promise((resolve, reject) => {
      const socket = connect(port, '127.0.0.1', () => resolve(new PushConnection(socket)));
      socket.once('error', reject);
    });
  }

  /** Resolves when the push is answered with 200 and nothing in it was refused. */
  async push(request: Buffer): Promise<void> {
    const answer = await new Promise<string>((resolve, reject) => {
      this.#settle = resolve;
      this.#socket.once('close', () => reject(new Error('the server closed the connection')));
      this.#socket.write(request);
    });
    this.#socket.removeAllListeners('close');
    // A refused push is fast and worth nothing: it must not count.
    if (!answer.startsWith('HTTP/1.1 200') || answer.includes('"refused"')) throw new Error(`push: ${answer.slice(0, 600)}`);
  }

  close(): void {
    this.#socket.destroy();
  }

  #take(piece: string): void {
    this.#received += piece;
    const head = this.#received.indexOf('\r\n\r\n');
    if (head < 0) return;
    const length = /\r\ncontent-length: (\d+)/i.exec(this.#received.slice(0, head))?.[1];
    const whole = length === undefined ? this.#received.endsWith('0\r\n\r\n') : this.#received.length >= head + 4 + Number(length);
    if (!whole) return;
    const answer = this.#received;
    this.#received = '';
    this.#settle?.(answer);
  }
}

const requestOf = (token: string, body: string): Buffer => Buffer.from(
  `POST /api/v1/push HTTP/1.1\r\nhost: 127.0.0.1\r\nauthorization: Bearer ${token}\r\ncontent-type: application/json\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);

answerOrders(async ({ port, devices }: PushOrder): Promise<PushAnswer> => {
  const ready = await Promise.all(devices.map(async ({ token, bodies }) =>
    ({ connection: await PushConnection.open(port), requests: bodies.map((body) => requestOf(token, body)) })));
  const latenciesMs: number[] = [];
  const start = sharedNowMs();
  await Promise.all(ready.map(async ({ connection, requests }) => {
    for (const request of requests) {
      const sentMs = sharedNowMs();
      await connection.push(request);
      latenciesMs.push(sharedNowMs() - sentMs);
    }
  }));
  const tookMs = sharedNowMs() - start;
  for (const { connection } of ready) connection.close();
  return { tookMs, pushes: latenciesMs.length, latenciesMs };
});
