import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { sessionIdleMs, sessionMaxMs } from '../../../sync-server/identity/sessions.ts';
import { foundRestaurant, owner, startEmptyServer, type EmptyServer, type TestBrowser } from './http-server.ts';

const minute = 60_000;
const opened: EmptyServer[] = [];
let empty: EmptyServer;
let browser: TestBrowser;
// A limit or a lock that one test runs into must not be there for the next.
beforeEach(async () => {
  empty = await startEmptyServer();
  opened.push(empty);
  ({ browser } = await foundRestaurant(empty));
});
afterAll(async () => { for (const one of opened) await one.close(); });

const whoAmI = async (of = browser): Promise<number> => (await of.call('GET', '/api/v1/session')).status;
const signIn = (credentials: { login: string; password: string }, of = empty.browser()) => of.call('POST', '/api/v1/session', credentials);

describe('a session', () => {
  test('begins with login and password, whatever the case of the login, and ends with signing out', async () => {
    const other = empty.browser();
    const signedIn = await signIn({ ...owner, login: ' oWNER ' }, other);
    expect(signedIn.body).toMatchObject({ name: 'Dilshod', role: 'admin' });
    expect(signedIn.headers.get('set-cookie')).toMatch(/HttpOnly; SameSite=Strict$/);
    expect(await whoAmI(other)).toBe(200);
    const stolen = empty.browser();
    stolen.cookie = other.cookie;
    expect((await other.call('DELETE', '/api/v1/session')).status).toBe(204);
    expect([await whoAmI(other), await whoAmI(stolen), await whoAmI()]).toEqual([401, 401, 200]);
  });

  test('has a cookie that only https carries when that is how the person came', async () => {
    const signedIn = await empty.browser().call('POST', '/api/v1/session', owner, { 'x-forwarded-proto': 'https' });
    expect(signedIn.headers.get('set-cookie')).toMatch(/; Secure/);
  });

  test('ends when it is not used', async () => {
    empty.clock.forward(sessionIdleMs - minute);
    expect(await whoAmI()).toBe(200);
    empty.clock.forward(sessionIdleMs - minute);
    expect(await whoAmI()).toBe(200);
    empty.clock.forward(sessionIdleMs);
    expect(await whoAmI()).toBe(401);
  });

  test('ends after half a day however much it is used', async () => {
    for (let usedMs = 0; usedMs < sessionMaxMs - sessionIdleMs; usedMs += sessionIdleMs / 2) {
      empty.clock.forward(sessionIdleMs / 2);
      expect(await whoAmI()).toBe(200);
    }
    empty.clock.forward(sessionIdleMs);
    expect(await whoAmI()).toBe(401);
  });

  test('is not for who makes one up', async () => {
    const forged = empty.browser();
    forged.cookie = `smart_pos_session=${'A'.repeat(43)}`;
    expect(await whoAmI(forged)).toBe(401);
  });
});

describe('wrong passwords', () => {
  test('are answered alike for a login that exists and one that does not, up to the lock', async () => {
    const answers = async (login: string) => {
      const found: unknown[] = [];
      for (let attempt = 0; attempt < 6; attempt += 1) {
        const { status, body } = await signIn({ login, password: 'wrong' });
        found.push([status, (body as { error: string }).error]);
      }
      return found;
    };
    const existing = await answers(owner.login);
    expect(existing).toEqual([...Array.from({ length: 4 }, () => [401, 'wrong-login']), [429, 'login-locked'], [429, 'login-locked']]);
    empty.clock.forward(minute);
    expect(await answers('nobody')).toEqual(existing);
  });

  test('lock the login for a while, then the right one opens it', async () => {
    for (let attempt = 0; attempt < 5; attempt += 1) await signIn({ ...owner, password: 'wrong' });
    expect((await signIn(owner)).body).toMatchObject({ error: 'login-locked' });
    expect(await whoAmI()).toBe(200);
    empty.clock.forward(minute);
    expect((await signIn(owner)).status).toBe(200);
    for (let attempt = 0; attempt < 4; attempt += 1) expect((await signIn({ ...owner, password: 'wrong' })).status).toBe(401);
  });

  test('lock it longer each time', async () => {
    for (let attempt = 0; attempt < 5; attempt += 1) await signIn({ ...owner, password: 'wrong' });
    empty.clock.forward(minute);
    const again = await signIn({ ...owner, password: 'wrong' });
    expect(again.status).toBe(429);
    expect(Number(again.headers.get('retry-after'))).toBeGreaterThan(60);
    empty.clock.forward(minute);
    expect((await signIn(owner)).status).toBe(429);
    empty.clock.forward(minute);
    expect((await signIn(owner)).status).toBe(200);
  });

  test('from one address are slowed down whatever the login', async () => {
    const statuses: number[] = [];
    for (let attempt = 0; attempt < 24; attempt += 1) statuses.push((await signIn({ login: `guess-${attempt}`, password: 'wrong' })).status);
    expect(statuses.slice(0, 15).every((status) => status === 401)).toBe(true);
    expect(statuses).toContain(429);
  });
});

test('another site’s page cannot sign anyone in or out', async () => {
  const headers = { origin: 'http://evil.example' };
  expect((await browser.call('POST', '/api/v1/session', owner, headers)).status).toBe(403);
  expect((await browser.call('DELETE', '/api/v1/session', undefined, headers)).status).toBe(403);
  expect(await whoAmI()).toBe(200);
  expect((await browser.call('POST', '/api/v1/session', owner, { origin: empty.server.url })).status).toBe(200);
});
