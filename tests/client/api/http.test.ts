import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as v from 'valibot';
import { callApi } from '../../../client/api/http.ts';
import { failureText } from '../../../client/i18n/api-failure.ts';
import { speak } from '../../../client/i18n/dictionary.ts';

/* A server that answers as it is told to: what proxies, older servers and broken lines do. */
let server: Server;
let base = '';
const schema = v.object({ count: v.number() });

beforeAll(async () => {
  server = createServer((request, response) => {
    const answers: Readonly<Record<string, () => void>> = {
      '/good': () => response.end('{"count":3}'),
      '/empty': () => response.writeHead(204).end(),
      '/wrong-shape': () => response.end('{"count":"three"}'),
      '/html': () => response.end('<!doctype html>'),
      '/refused': () => response.writeHead(409).end(JSON.stringify({ error: 'login-taken', message: 'Taken.', details: [{ field: 'account.login', reason: 'taken' }] })),
      '/proxy': () => response.writeHead(502).end('<h1>Bad gateway</h1>'),
      '/cut': () => { response.writeHead(200, { 'content-length': '100' }).write('{"cou'); response.destroy(); },
      '/silent': () => undefined,
    };
    answers[request.url ?? '']?.();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

const ask = (path: string, withinMs = 60_000): ReturnType<typeof callApi<typeof schema>> => callApi(schema, { method: 'GET', path: `${base}${path}`, withinMs });

describe('a call to the server', () => {
  test('answers what the schema describes', async () => {
    expect(await ask('/good')).toEqual({ ok: true, value: { count: 3 } });
    expect((await callApi(v.unknown(), { method: 'DELETE', path: `${base}/empty` })).ok).toBe(true);
  });
  test('a refusal brings its code, words and fields', async () => {
    expect(await ask('/refused')).toEqual({ ok: false, error: { type: 'refused', status: 409, error: 'login-taken', message: 'Taken.', fields: [{ field: 'account.login', reason: 'taken' }] } });
  });
  test.each(['/wrong-shape', '/html', '/proxy'])('%s is not this server', async (path) => {
    expect(await ask(path)).toMatchObject({ ok: false, error: { type: 'unreadable' } });
  });
  test('a cut line, no answer in time and no server at all are the same to a person', async () => {
    expect(await ask('/cut')).toEqual({ ok: false, error: { type: 'unreachable' } });
    expect(await ask('/silent', 50)).toEqual({ ok: false, error: { type: 'unreachable' } });
    expect(await callApi(schema, { method: 'GET', path: 'http://127.0.0.1:9/' })).toEqual({ ok: false, error: { type: 'unreachable' } });
  });
});

test('a failure speaks the language of the page; an unknown code speaks the words of the server', () => {
  const refused = { type: 'refused', status: 409, message: 'Words of the server.', fields: [] } as const;
  speak('ru');
  expect(failureText({ ...refused, error: 'login-taken' })).toBe('Такой логин уже занят. Выберите другой.');
  expect(failureText({ ...refused, error: 'toString' })).toBe('Words of the server.');
  speak('en');
});
