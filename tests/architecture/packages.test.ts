import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from './project-files.ts';

const read = (path: string): string => readFileSync(join(root, path), 'utf8');

interface Manifest {
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
}

const manifest = (): Manifest => JSON.parse(read('package.json')) as Manifest;

test('the lock file works against any registry: it holds no download address', () => {
  const lock = read('package-lock.json');
  expect(lock.match(/"integrity"/g)?.length).toBeGreaterThan(100);
  expect(lock.match(/"resolved": ?"http[^"]*"|https?:\/\/[^"]*\.tgz/g) ?? []).toEqual([]);
  expect(read('.npmrc')).toMatch(/^omit-lockfile-registry-resolved=true$/m);
});

test('every package has a version', () => {
  const { dependencies, devDependencies } = manifest();
  const loose = Object.entries({ ...dependencies, ...devDependencies }).filter(([, range]) => !/\d+\.\d+/.test(range));
  expect(loose).toEqual([]);
});

test('yjs stays on the line whose failures are known, and one copy of dexie ships', () => {
  const { dependencies } = manifest();
  expect(dependencies['yjs']).toMatch(/^13\.6\.\d+$/);
  const rxdb = JSON.parse(read('node_modules/rxdb/package.json')) as Manifest;
  expect(dependencies['dexie']).toBe(rxdb.dependencies['dexie']);
});
