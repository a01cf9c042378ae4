import { createServer } from 'node:http';
import { WebSocketServer } from 'ws';
import { answerOrders } from './process.ts';

/** `listen`: a WebSocket server that hands every message to every client; answers its port. `memory`: its resident bytes after collecting garbage. */
export type BareOrder = { readonly type: 'listen' } | { readonly type: 'memory' };
export type BareAnswer = { readonly value: number };

const server = createServer();
const sockets = new WebSocketServer({ server, perMessageDeflate: false });
sockets.on('connection', (socket) => {
  socket.on('message', (data: Buffer) => {
    for (const client of sockets.clients) client.send(data, { binary: false });
  });
});

answerOrders(async (order: BareOrder): Promise<BareAnswer> => {
  if (order.type === 'memory') {
    globalThis.gc?.();
    return { value: process.memoryUsage().rss };
  }
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return { value: address !== null && typeof address === 'object' ? address.port : 0 };
});
