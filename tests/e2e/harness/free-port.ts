import { createServer, type Server } from 'node:net';

/** The port `server` listens on once it does; `port` 0 takes any that is free. */
export async function listeningPort(server: Server, port: number): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(port, '127.0.0.1', resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('a TCP listener has a port');
  return address.port;
}

/** A port that nobody uses at this moment. */
export async function freePort(): Promise<number> {
  const server = createServer();
  const port = await listeningPort(server, 0);
  await new Promise((resolve) => server.close(resolve));
  return port;
}
