import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer, type WebSocket } from 'ws';
import { createConnection, type Connection, type ConnectionDeps } from './connection.ts';

export const streamPath = '/api/v1/stream';

const helloWithinMs = 5_000;
/** The browser answers a protocol ping by itself, even while it holds the page's timers back. */
const pingEveryMs = 30_000;
const pollEveryMs = 3_000;

type Open = { readonly socket: WebSocket; readonly connection: Connection; alive: boolean };

export interface StreamServer {
  /** Closes every stream (1001: the device connects again, here or elsewhere) and takes no new one. */
  stop(): Promise<void>;
}

/**
 * Takes the stream's WebSockets on an HTTP server. Directly, without a request context: what a
 * connection holds on to is held a thousand times.
 */
export function acceptStreams(server: Server, deps: ConnectionDeps): StreamServer {
  const sockets = new WebSocketServer({ noServer: true, perMessageDeflate: false, maxPayload: 64 * 1024, clientTracking: false });
  const open = new Set<Open>();
  let stopped = false;

  const onSocket = (socket: WebSocket): void => {
    const connection = createConnection({
      send: (message) => {
        if (socket.readyState === socket.OPEN) socket.send(message, { binary: false });
      },
      get bufferedBytes() {
        return socket.bufferedAmount;
      },
      close: () => socket.close(1008),
    }, deps);
    const entry: Open = { socket, connection, alive: true };
    open.add(entry);
    socket.on('message', (data: Buffer) => {
      entry.alive = true;
      connection.hear(data.toString('utf8'));
    });
    socket.on('pong', () => { entry.alive = true; });
    socket.on('error', () => socket.terminate());
    socket.on('close', () => {
      open.delete(entry);
      connection.closed();
    });
  };

  const onUpgrade = (request: IncomingMessage, socket: Duplex, head: Buffer): void => {
    const path = (request.url ?? '').split('?', 1)[0];
    if (stopped || path !== streamPath) {
      socket.end(`HTTP/1.1 ${stopped ? '503 Service Unavailable' : '404 Not Found'}\r\nconnection: close\r\ncontent-length: 0\r\n\r\n`);
      return;
    }
    sockets.handleUpgrade(request, socket, head, onSocket);
  };
  server.on('upgrade', onUpgrade);

  // One timer for all: a timer for each connection would cost more than the connection.
  let ticks = 0;
  const timer = setInterval(() => {
    ticks += 1;
    const nowMs = deps.clock.nowMs();
    const pinging = (ticks * 1000) % pingEveryMs === 0;
    for (const entry of open) {
      entry.connection.tick();
      if (entry.connection.state === 'waiting' && nowMs - entry.connection.openedAtMs > helloWithinMs) entry.socket.close(1008);
      if (!pinging) continue;
      if (!entry.alive) entry.socket.terminate();
      entry.alive = false;
      if (entry.socket.readyState === entry.socket.OPEN) entry.socket.ping();
    }
    deps.hub.tendSlow();
    if ((ticks * 1000) % pollEveryMs === 0) deps.hub.poll().catch(deps.onError);
  }, 1000);

  return {
    async stop() {
      stopped = true;
      clearInterval(timer);
      server.off('upgrade', onUpgrade);
      const gone = [...open].map(({ socket }) => new Promise<void>((resolve) => {
        socket.once('close', () => resolve());
        socket.close(1001);
        setTimeout(() => socket.terminate(), 1_000).unref();
      }));
      await Promise.all(gone);
      sockets.close();
    },
  };
}
