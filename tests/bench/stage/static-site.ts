import { createServer } from 'node:http';
import type { Bench } from '../bench.ts';
import { listeningPort } from '../../e2e/harness/free-port.ts';

export type Answer = { readonly type: 'text/html' | 'text/javascript' | 'application/json'; readonly body: string | Buffer };

/** The plainest HTTP server there is, for peers; `answer` gives null for what is not there. Closed after the row. */
export async function serveSite(bench: Bench, answer: (url: URL) => Answer | null): Promise<string> {
  const server = createServer((request, response) => {
    const found = answer(new URL(request.url ?? '/', 'http://localhost'));
    response.writeHead(found === null ? 404 : 200, { 'content-type': `${found?.type ?? 'text/html'}; charset=utf-8`, 'cache-control': 'no-store' });
    response.end(found?.body ?? 'not here');
  });
  const port = await listeningPort(server, 0);
  bench.after(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${port}`;
}
