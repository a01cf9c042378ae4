import { randomInt } from 'node:crypto';
import { createServer, type Server } from 'node:net';

/** The port `server` listens on once it does. */
export async function listeningPort(server: Server, port: number): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(port, '127.0.0.1', resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('a TCP listener has a port');
  return address.port;
}

/** Below what systems give to outgoing connections, so that none of those takes the port while a server restarts. */
const [lowest, beyond] = [15_000, 30_000];

/** Makes `server` listen on a port of that kind that is free. */
export async function listenSomewhere(server: Server): Promise<number> {
  for (;;) {
    try {
      return await listeningPort(server, randomInt(lowest, beyond));
    } catch (cause) {
      if ((cause as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw cause;
    }
  }
}

/** A port that nobody uses at this moment. */
export async function freePort(): Promise<number> {
  const server = createServer();
  const port = await listenSomewhere(server);
  await new Promise((resolve) => server.close(resolve));
  return port;
}
