import { cruise, type ICruiseResult, type IViolation } from 'dependency-cruiser';
import extractDepcruiseConfig from 'dependency-cruiser/config-utl/extract-depcruise-config';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from './project-files.ts';

const PARTS = ['shared', 'workers', 'sync-server', 'client', 'tests'];

/** Reads all imports below `baseDir` and holds them against the rules. */
const cruiseFolder = async (baseDir: string): Promise<ICruiseResult> => {
  const config = await extractDepcruiseConfig(join(root, '.dependency-cruiser.mjs'));
  const { options, ...ruleSet } = config;
  const parts = PARTS.filter((part) => existsSync(join(baseDir, part)));
  const { output } = await cruise(parts, { ...options, ruleSet, validate: true, baseDir });
  if (typeof output === 'string') throw new Error(`dependency-cruiser answered with text: ${output}`);
  return output;
};

/** One line a person can act on: from → to, the rule, and why there is one. */
const edge = (violation: IViolation): string =>
  `${violation.from} → ${violation.to} (${violation.rule.name}: ${violation.comment ?? ''})`;

const rules = async (): Promise<Map<string, string>> => {
  const config = await extractDepcruiseConfig(join(root, '.dependency-cruiser.mjs'));
  return new Map((config.forbidden ?? []).map((rule) => [rule.name ?? '', rule.comment ?? '']));
};

const edgesIn = async (baseDir: string): Promise<{ edges: string[]; files: string[] }> => {
  const result = await cruiseFolder(baseDir);
  const comments = await rules();
  return {
    edges: result.summary.violations.map((violation) =>
      edge({ ...violation, comment: comments.get(violation.rule.name) ?? '' }),
    ),
    files: result.modules.map((module) => module.source).filter((source) => !source.includes('node_modules')),
  };
};

test('no import breaks a dependency rule', async () => {
  const { edges, files } = await edgesIn(root);
  for (const part of PARTS) {
    const written = readdirSync(join(root, part), { recursive: true }).filter((name) => /\.tsx?$/.test(String(name)));
    const read = files.filter((source) => source.startsWith(`${part}/`));
    // A parser that does not know the syntax reads nothing and finds everything in order.
    expect(read.length, `files read below ${part}/`).toBeGreaterThanOrEqual(written.length);
  }
  expect(edges).toEqual([]);
});

test('a forbidden edge is found and named', async () => {
  const sources: Record<string, string> = {
    'shared/kernel/money.ts': "import { fold } from '../domain/fold.ts'; export const money = fold;",
    'shared/domain/fold.ts': "import { merge } from '../crdt/merge.ts'; export const fold = merge;",
    'shared/crdt/merge.ts': "import { readFileSync } from 'node:fs'; export const merge = readFileSync;",
    'shared/documents/head.ts': "import type { App } from '../../client/app.ts'; export type Head = App;",
    'client/app.ts': "import { replica } from '../workers/replica/main.ts'; export type App = typeof replica;",
    'client/session.ts': "import { open } from '../workers/replica/port.ts'; export const session = open;",
    'client/link.ts': "import type { Port } from '../workers/replica/port.ts'; export type Link = Port;",
    'client/database.ts': "import { createRxDatabase } from 'rxdb'; export const database = createRxDatabase;",
    'sync-server/routes/pull.ts': "import pg from 'pg'; export const pool = pg.Pool;",
    'sync-server/ingest/push.ts': "import { Hono } from 'hono'; export const app = new Hono();",
    'sync-server/store/pool.ts': "import pg from 'pg'; export const pool = pg.Pool;",
    'workers/replica/main.ts': "import { createRxDatabase } from 'rxdb'; export const replica = createRxDatabase;",
    'workers/replica/port.ts': 'export type Port = { send(): void }; export const open = 1;',
  };
  const folder = mkdtempSync(join(tmpdir(), 'smart-pos-edges-'));
  try {
    for (const [path, text] of Object.entries(sources)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'), 'junction');
    const { edges } = await edgesIn(folder);
    const found = edges.map((line) => line.slice(0, line.indexOf(':'))).toSorted();
    expect(found.map((line) => line.replace(/→ \S*node_modules\/((?:@[^/]+\/)?[^/]+)\S*/, '→ $1'))).toEqual([
      'client/app.ts → workers/replica/main.ts (parts-are-apart',
      'client/database.ts → rxdb (home-of-rxdb',
      'client/session.ts → workers/replica/port.ts (port-is-types-only',
      'shared/crdt/merge.ts → fs (shared-has-no-node',
      'shared/crdt/merge.ts → fs (shared-imports-only-shared',
      'shared/documents/head.ts → client/app.ts (shared-imports-only-shared',
      'shared/domain/fold.ts → shared/crdt/merge.ts (shared-domain',
      'shared/kernel/money.ts → shared/domain/fold.ts (shared-kernel',
      'sync-server/ingest/push.ts → hono (home-of-hono',
      'sync-server/routes/pull.ts → pg (home-of-pg',
    ]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
