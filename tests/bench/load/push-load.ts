import { Agent, request } from 'node:http';
import { answerOrders, sharedNowMs } from './process.ts';

/** Devices that push as fast as they are answered: one push under way for each. */
export type PushOrder = {
  readonly port: number;
  /** By device: its token and its pushes, ready made. */
  readonly devices: readonly { readonly token: string; readonly bodies: readonly string[] }[];
};
export type PushAnswer = { readonly tookMs: number; readonly pushes: number; readonly latenciesMs: readonly number[] };

function push(agent: Agent, port: number, token: string, body: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const sent = request({
      agent, port, host: '127.0.0.1', method: 'POST', path: '/api/v1/push',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) },
    }, (response) => {
      const pieces: Buffer[] = [];
      response.on('data', (piece: Buffer) => pieces.push(piece));
      response.on('end', () => {
        const text = Buffer.concat(pieces).toString();
        // A refused push is fast and worth nothing: it must not count.
        if (response.statusCode === 200 && !text.includes('"refused"')) resolve();
        else reject(new Error(`push: ${response.statusCode} ${text.slice(0, 300)}`));
      });
      response.on('error', reject);
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

answerOrders(async ({ port, devices }: PushOrder): Promise<PushAnswer> => {
  const agent = new Agent({ keepAlive: true, maxSockets: devices.length });
  const latenciesMs: number[] = [];
  const start = sharedNowMs();
  await Promise.all(devices.map(async ({ token, bodies }) => {
    for (const body of bodies) {
      const sentMs = sharedNowMs();
      await push(agent, port, token, body);
      latenciesMs.push(sharedNowMs() - sentMs);
    }
  }));
  const tookMs = sharedNowMs() - start;
  agent.destroy();
  return { tookMs, pushes: latenciesMs.length, latenciesMs };
});
