import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const read = (path: string): string => readFileSync(new URL(`../${path}`, import.meta.url), 'utf8');

/** Scripts npm runs by itself, which nobody has to know. */
const LIFECYCLE = ['prepare', 'prestart'];

const scripts = Object.keys((JSON.parse(read('package.json')) as { scripts: Record<string, string> }).scripts);
const readme = read('README.md');
const commands = new Set(
  [...readme.matchAll(/\bnpm (?:run ([\w:-]+)|(start|test)\b)/g)].map((match) => match[1] ?? match[2] ?? ''),
);

test('every npm command of the README exists', () => {
  expect(commands.size).toBeGreaterThan(5);
  expect([...commands].filter((name) => !scripts.includes(name))).toEqual([]);
});

test('every script is in the README', () => {
  expect(scripts.filter((name) => !commands.has(name) && !LIFECYCLE.includes(name))).toEqual([]);
});

test('verify covers every check there is a script for', () => {
  const verify = read('.ci/verify.mjs');
  for (const step of ['types', 'lint', 'structure', 'unused', 'build', 'unit', 'e2e']) {
    expect(verify, step).toMatch(new RegExp(`^  ${step}: \\{`, 'm'));
  }
});

test('CI runs the test command of the README', () => {
  expect(readme).toContain('npm install && npm test');
  expect(read('.ci/run')).toMatch(/^if npm install/m);
  expect(read('.ci/run')).toMatch(/^ {2}add npm test$/m);
});
