import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createMetrics } from '../../../sync-server/platform/metrics.ts';
import { operationsRoutes } from '../../../sync-server/routes/operations.ts';
import { staticRoutes } from '../../../sync-server/routes/static.ts';
import { openDatabase } from '../../../sync-server/store/database.ts';
import { openRestaurant, type Restaurant } from '../restaurant.ts';

const folder = mkdtempSync(join(tmpdir(), 'smart-pos-client-'));
const script = `console.log(${JSON.stringify('x'.repeat(5_000))})`;
let place: Restaurant;
let url: string;
beforeAll(async () => {
  mkdirSync(join(folder, 'assets'));
  writeFileSync(join(folder, 'index.html'), '<!doctype html><title>Smart POS</title>');
  writeFileSync(join(folder, 'service-worker.js'), 'self;');
  writeFileSync(join(folder, 'assets/index-Ab12_-9z.js'), script);
  place = await openRestaurant();
  url = place.servers[0]!.url;
});
afterAll(async () => {
  await place.close();
  rmSync(folder, { recursive: true, force: true });
});

const get = (path: string, headers: Record<string, string> = {}): Promise<Response> | Response => staticRoutes(folder).request(path, { headers });

test('hashed files are kept for ever, pages and the service worker are asked for each time', async () => {
  expect((await get('/assets/index-Ab12_-9z.js')).headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
  for (const path of ['/', '/orders/123', '/service-worker.js']) expect((await get(path)).headers.get('cache-control')).toBe('no-cache');
  expect(await (await get('/orders/123')).text()).toContain('Smart POS');
  expect((await get('/assets/gone-12345678.js')).status).toBe(404);
  expect((await get('/../package.json')).status).toBe(404);
});

test('files come compressed as the browser asks, and not at all when it has them', async () => {
  const path = '/assets/index-Ab12_-9z.js';
  const br = await get(path, { 'accept-encoding': 'gzip, br' });
  expect(br.headers.get('content-encoding')).toBe('br');
  expect(brotliDecompressSync(Buffer.from(await br.arrayBuffer())).toString()).toBe(script);
  const gz = await get(path, { 'accept-encoding': 'gzip' });
  expect(gunzipSync(Buffer.from(await gz.arrayBuffer())).toString()).toBe(script);
  const plain = await get(path);
  expect(await plain.text()).toBe(script);
  expect((await get(path, { 'if-none-match': plain.headers.get('etag')! })).status).toBe(304);
});

test('every answer carries a policy that runs our code only, and a request id', async () => {
  for (const path of ['/', '/health', '/api/v1/nothing']) {
    const { headers } = await fetch(`${url}${path}`);
    expect(headers.get('content-security-policy')).toMatch(/default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; .*frame-ancestors 'none'/);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
  }
});

test('the server says when it is ready, what it counts and what it understands', async () => {
  expect(await (await fetch(`${url}/health`)).json()).toEqual({ status: 'ready' });
  const metrics = await (await fetch(`${url}/metrics`)).text();
  for (const name of ['pos_connected_devices', 'pos_commit_seconds_bucket', 'pos_refusals_total', 'pos_database_connections', 'pos_requests_total']) expect(metrics).toContain(name);
  const api = (await (await fetch(`${url}/api/v1/openapi.json`)).json()) as { openapi: string; paths: Record<string, Record<string, { requestBody?: object }>> };
  expect(api.openapi).toBe('3.1.0');
  for (const path of ['/api/v1/push', '/api/v1/pull', '/api/v1/archives/bundle', '/api/v1/pair', '/api/v1/session', '/api/v1/setup']) expect(api.paths).toHaveProperty([path]);
  expect(api.paths['/api/v1/push']!['post']!.requestBody).toMatchObject({ content: { 'application/json': { schema: { type: 'object', required: ['protocol', 'items'] } } } });
  const docs = await (await fetch(`${url}/api/v1/docs`)).text();
  expect(docs).toContain('POST /api/v1/push');
  expect(docs).not.toContain('&lt;tr');
});

test('while the database is away the server says so', async () => {
  const database = openDatabase({ url: 'postgresql://nobody@127.0.0.1:1/nothing', connections: 2, onIdleError: () => undefined });
  const metrics = createMetrics({ connectedDevices: () => 0, pool: () => database.pool() });
  const health = await operationsRoutes({ database, metrics, isStopping: () => false }).request('/health');
  expect([health.status, ((await health.json()) as { error: string }).error]).toEqual([503, 'no-database']);
  const stopping = await operationsRoutes({ database, metrics, isStopping: () => true }).request('/health');
  expect([stopping.status, ((await stopping.json()) as { error: string }).error]).toEqual([503, 'stopping']);
});
