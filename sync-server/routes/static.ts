import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { Hono, type Context } from 'hono';
import { apiError } from './api-error.ts';

const typeByExtension: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8', '.js': 'text/javascript; charset=utf-8', '.css': 'text/css; charset=utf-8', '.json': 'application/json',
  '.webmanifest': 'application/manifest+json', '.svg': 'image/svg+xml', '.png': 'image/png', '.ico': 'image/x-icon', '.woff2': 'font/woff2',
  '.wasm': 'application/wasm', '.map': 'application/json', '.txt': 'text/plain; charset=utf-8',
};
const compressible = new Set(['.html', '.js', '.css', '.json', '.webmanifest', '.svg', '.wasm', '.txt']);

type Encoding = 'br' | 'gzip' | 'identity';
type Asset = { readonly type: string; readonly etag: string; readonly cacheControl: string; readonly bytes: Buffer; readonly encoded: Map<Encoding, Promise<Buffer>>; readonly compress: boolean };

/** Only what has a hash of its content in its name never changes; the rest (page, service worker, manifest) is asked for each time. */
const cacheControlOf = (path: string): string => (/^\/assets\/.*-[\w-]{8,}\.\w+$/.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache');

function loadAssets(folder: string): Map<string, Asset> {
  const assets = new Map<string, Asset>();
  for (const entry of existsSync(folder) ? readdirSync(folder, { recursive: true, withFileTypes: true }) : []) {
    if (!entry.isFile()) continue;
    const file = join(entry.parentPath, entry.name);
    const path = file.slice(folder.length).replaceAll('\\', '/');
    const bytes = readFileSync(file);
    assets.set(path, {
      type: typeByExtension[extname(path)] ?? 'application/octet-stream', cacheControl: cacheControlOf(path), bytes, encoded: new Map(),
      etag: `"${createHash('sha256').update(bytes).digest('hex').slice(0, 32)}"`, compress: compressible.has(extname(path)) && bytes.length > 1024,
    });
  }
  return assets;
}

const encoders: Readonly<Record<Exclude<Encoding, 'identity'>, (bytes: Buffer) => Promise<Buffer>>> = {
  br: (bytes) => promisify(brotliCompress)(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }),
  gzip: (bytes) => promisify(gzip)(bytes, { level: 9 }),
};

const encodingFor = (asset: Asset, accepted: string): Encoding =>
  !asset.compress ? 'identity' : /\bbr\b/.test(accepted) ? 'br' : /\bgzip\b/.test(accepted) ? 'gzip' : 'identity';

/** Compressed once, at the first request, and kept: the whole client is a few megabytes. */
function encodedBytes(asset: Asset, encoding: Encoding): Promise<Buffer> {
  if (encoding === 'identity') return Promise.resolve(asset.bytes);
  const known = asset.encoded.get(encoding);
  if (known !== undefined) return known;
  const made = encoders[encoding](asset.bytes);
  asset.encoded.set(encoding, made);
  return made;
}

async function answer(c: Context, asset: Asset): Promise<Response> {
  c.header('etag', asset.etag);
  c.header('cache-control', asset.cacheControl);
  if (asset.compress) c.header('vary', 'accept-encoding');
  if ((c.req.header('if-none-match') ?? '').includes(asset.etag)) return c.body(null, 304);
  const encoding = encodingFor(asset, c.req.header('accept-encoding') ?? '');
  c.header('content-type', asset.type);
  if (encoding !== 'identity') c.header('content-encoding', encoding);
  return c.body(new Uint8Array(await encodedBytes(asset, encoding)));
}

/** The client as it was built. Any path that is no file is a page of the app, which finds its own way; a missing file is a 404. */
export function staticRoutes(folder: string): Hono {
  const assets = loadAssets(folder);
  const routes = new Hono();
  routes.get('*', (c) => {
    const { path } = c.req;
    const asset = assets.get(path) ?? (extname(path) === '' ? assets.get('/index.html') : undefined);
    if (asset !== undefined) return answer(c, asset);
    return assets.size === 0
      ? apiError(c, 404, 'no-client', 'The pages have not been built. Run "npm run build" and start the server again.')
      : apiError(c, 404, 'not-found', 'There is nothing at this address.');
  });
  return routes;
}
