import { WebSocket } from 'ws';
import { protocolVersion } from '../../../shared/protocol/version.ts';
import { answerOrders, sharedNowMs } from './process.ts';

/** `connect`: opens one stream per token and waits until each is welcome (or open, for a bare peer). `arrivals`: when each stream received the message that holds `mark`. */
export type DeviceOrder =
  | { readonly type: 'connect'; readonly url: string; readonly tokens: readonly string[]; readonly greets: boolean }
  | { readonly type: 'arrivals'; readonly mark: string }
  | { readonly type: 'disconnect' };
export type DeviceAnswer = { readonly arrivalsMs: readonly number[] };

const streams: { readonly socket: WebSocket; readonly received: { readonly atMs: number; readonly data: Buffer }[] }[] = [];
const heard = new Set<() => void>();

function open(url: string, token: string, greets: boolean): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(url, { perMessageDeflate: false });
    const received: { atMs: number; data: Buffer }[] = [];
    streams.push({ socket, received });
    socket.on('open', () => {
      if (greets) socket.send(JSON.stringify({ type: 'hello', protocol: protocolVersion, token }));
      else resolve();
    });
    socket.on('message', (data: Buffer) => {
      received.push({ atMs: sharedNowMs(), data });
      if (greets && data.includes('"welcome"')) resolve();
      if (data.includes('"rejected"')) reject(new Error(data.toString()));
      for (const look of heard) look();
    });
    socket.on('error', reject);
    socket.on('close', (code) => reject(new Error(`a stream was closed with ${code}`)));
  });
}

async function connect({ url, tokens, greets }: Extract<DeviceOrder, { type: 'connect' }>): Promise<DeviceAnswer> {
  // In groups: a thousand at once would queue behind the listener's backlog.
  for (let from = 0; from < tokens.length; from += 25) await Promise.all(tokens.slice(from, from + 25).map((token) => open(url, token, greets)));
  return { arrivalsMs: [] };
}

function arrivals(mark: string): Promise<DeviceAnswer> {
  return new Promise((resolve, reject) => {
    const look = (): void => {
      const arrivalsMs = streams.map(({ received }) => received.find(({ data }) => data.includes(mark))?.atMs);
      if (!arrivalsMs.every((atMs) => atMs !== undefined)) return;
      heard.delete(recheck);
      clearTimeout(late);
      for (const { received } of streams) received.length = 0;
      resolve({ arrivalsMs });
    };
    // Looking through all streams at each message would itself delay the messages: once things are quiet is enough.
    let planned: NodeJS.Timeout | undefined;
    const recheck = (): void => {
      clearTimeout(planned);
      planned = setTimeout(look, 20);
    };
    const late = setTimeout(() => reject(new Error('a stream did not receive the change within 10 s')), 10_000);
    heard.add(recheck);
    recheck();
  });
}

async function disconnect(): Promise<DeviceAnswer> {
  await Promise.all(streams.splice(0).map(({ socket }) => new Promise((resolve) => {
    socket.removeAllListeners('close');
    socket.once('close', resolve);
    socket.close();
  })));
  return { arrivalsMs: [] };
}

answerOrders((order: DeviceOrder): Promise<DeviceAnswer> => {
  switch (order.type) {
    case 'connect': return connect(order);
    case 'arrivals': return arrivals(order.mark);
    case 'disconnect': return disconnect();
  }
});
