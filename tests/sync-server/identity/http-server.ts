import { fileURLToPath } from 'node:url';
import pino from 'pino';
import type { Paired } from '../../../shared/protocol/identity.ts';
import { startServer, type RunningServer } from '../../../sync-server/app-server.ts';
import type { Clock } from '../../../sync-server/platform/clock.ts';
import { freshDatabase } from '../../platform/postgres.ts';

/** A clock that the test moves; it also runs by itself. */
export class MovableClock implements Clock {
  #shiftMs = 0;
  nowMs(): number { return Date.now() + this.#shiftMs; }
  forward(ms: number): void { this.#shiftMs += ms; }
}

export type Answer = { readonly status: number; readonly headers: Headers; readonly body: unknown };

/** A browser with its cookies: what it is given in `set-cookie` it sends from then on. */
export class TestBrowser {
  cookie = '';
  constructor(readonly url: string) {}

  async call(method: string, path: string, body?: unknown, headers: Readonly<Record<string, string>> = {}): Promise<Answer> {
    const form = body instanceof FormData;
    const response = await fetch(`${this.url}${path}`, {
      method, headers: { ...(this.cookie && { cookie: this.cookie }), ...(body !== undefined && !form && { 'content-type': 'application/json' }), ...headers },
      ...(body !== undefined && { body: form ? body : JSON.stringify(body) }),
    });
    const given = response.headers.get('set-cookie');
    if (given !== null) this.cookie = given.split(';')[0]!;
    const text = await response.text();
    return { status: response.status, headers: response.headers, body: text === '' ? null : JSON.parse(text) };
  }

  withToken(token: string, path: string): Promise<Answer> {
    return this.call('GET', path, undefined, { authorization: `Bearer ${token}` });
  }
}

export type EmptyServer = { readonly server: RunningServer; readonly clock: MovableClock; browser(): TestBrowser; close(): Promise<void> };

/** A real server over a real and empty database. */
export async function startEmptyServer(): Promise<EmptyServer> {
  const database = await freshDatabase();
  const clock = new MovableClock();
  const server = await startServer({
    databaseUrl: database.url, port: 0, host: '127.0.0.1', clientFolder: fileURLToPath(new URL('./no-client', import.meta.url)),
    databaseConnections: 8, log: pino({ level: 'silent' }), clock,
  });
  return {
    server, clock, browser: () => new TestBrowser(server.url),
    async close() {
      await server.stop();
      await database.drop();
    },
  };
}

export const owner = { login: 'Owner', password: 'correct horse battery' };

export const restaurantRequest = {
  restaurant: 'Choyxona', currency: 'UZS', zone: 'Asia/Tashkent', language: 'en', cutOverHour: 5, tables: 12,
  manager: { name: 'Dilshod', pin: '4271', ...owner },
  menu: { categories: [], items: [], modifierGroups: [], modifierOptions: [], taxClasses: [] } as unknown,
  device: { name: 'Till 1', kind: 'till' },
};

/** A browser whose manager has just made the restaurant. */
export async function foundRestaurant(empty: EmptyServer): Promise<{ browser: TestBrowser; paired: Paired }> {
  const browser = empty.browser();
  const made = await browser.call('POST', '/api/v1/setup/restaurant', restaurantRequest);
  if (made.status !== 200) throw new Error(`setup answered ${made.status}: ${JSON.stringify(made.body)}`);
  return { browser, paired: made.body as Paired };
}
