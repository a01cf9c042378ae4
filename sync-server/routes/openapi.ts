import { toJsonSchema } from '@valibot/to-json-schema';
import { Hono } from 'hono';
import { html } from 'hono/html';
import type { GenericSchema } from 'valibot';
import { apiErrorSchema } from '../../shared/protocol/identity.ts';
import { protocolVersion } from '../../shared/protocol/version.ts';
import type { ApiOperation } from './api-operation.ts';

const schemaOf = (schema: GenericSchema): object => {
  const { $schema: _, ...rest } = toJsonSchema(schema, { errorMode: 'ignore' });
  return rest;
};

const security = { anyone: [], device: [{ device: [] }], manager: [{ session: [] }] } as const;

const operationOf = (operation: ApiOperation): object => ({
  summary: operation.summary,
  security: security[operation.access],
  parameters: [
    ...[...operation.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({ name, in: 'path', required: true, schema: { type: 'string' } })),
    ...Object.entries(operation.query ?? {}).map(([name, description]) => ({ name, in: 'query', description, schema: { type: 'string' } })),
  ],
  ...(operation.request && { requestBody: { required: true, content: { 'application/json': { schema: schemaOf(operation.request) } } } }),
  responses: {
    200: { description: 'Done', ...(operation.response && { content: { 'application/json': { schema: schemaOf(operation.response) } } }), ...(operation.responseType && { content: { [operation.responseType]: {} } }) },
    default: { description: 'Not done; `message` says why and what to do', content: { 'application/json': { schema: schemaOf(apiErrorSchema) } } },
  },
});

/** The API as OpenAPI 3.1, made from the schemas that check the requests. */
export function openApiDocument(operations: readonly ApiOperation[], sessionCookie: string): object {
  const paths: Record<string, Record<string, object>> = {};
  for (const operation of operations) paths[operation.path] = { ...paths[operation.path], [operation.method]: operationOf(operation) };
  return {
    openapi: '3.1.0',
    info: { title: 'Smart POS', version: String(protocolVersion), description: 'Devices replicate by push, pull and one WebSocket at /api/v1/stream; managers use a session.' },
    components: { securitySchemes: { device: { type: 'http', scheme: 'bearer' }, session: { type: 'apiKey', in: 'cookie', name: sessionCookie } } },
    paths,
  };
}

const accessWords = { anyone: 'anyone', device: 'paired devices', manager: 'signed-in managers' } as const;

export function openApiRoutes(operations: readonly ApiOperation[], sessionCookie: string): Hono {
  const document = JSON.stringify(openApiDocument(operations, sessionCookie));
  const routes = new Hono();
  routes.get('/api/v1/openapi.json', (c) => c.body(document, 200, { 'content-type': 'application/json' }));
  routes.get('/api/v1/docs', (c) => c.html(html`<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Smart POS API</title>
<meta name="viewport" content="width=device-width, initial-scale=1"></head><body><h1>Smart POS API</h1>
<p>For programs: <a href="/api/v1/openapi.json">openapi.json</a>. The live stream is a WebSocket at <code>/api/v1/stream</code>.</p>
<table><thead><tr><th>Call</th><th>What it does</th><th>For</th></tr></thead><tbody>
${operations.map(({ method, path, summary, access }) => html`<tr><td><code>${method.toUpperCase()} ${path}</code></td><td>${summary}</td><td>${accessWords[access]}</td></tr>`)}
</tbody></table></body></html>`));
  return routes;
}
