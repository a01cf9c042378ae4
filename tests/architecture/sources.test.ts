import { describe, expect, test } from 'vitest';
import { projectFiles, type ProjectFile } from './project-files.ts';

const MAX_LINES = 400;

/** Files whose cohesion is worth more than their length, each with its reason. */
const LONGER: Readonly<Record<string, string>> = {};

// Words this file looks for stand in it as well.
const files = projectFiles().filter(({ path }) => !path.startsWith('tests/architecture/'));
const code = files.filter(({ path }) => /\.(ts|tsx|mjs)$/.test(path));

/** Code without comments; a string that holds `//` loses its end, which hides nothing these rules look for. */
const withoutComments = (text: string): string => text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/\/\/.*$/gm, '');

/** `path:line: text` of every line that matches, ready to click on. */
const linesWith = (among: readonly ProjectFile[], pattern: RegExp): string[] =>
  among.flatMap(({ path, text }) =>
    text.split('\n').flatMap((line, index) => (pattern.test(line) ? [`${path}:${index + 1}: ${line.trim()}`] : [])),
  );

test('there are files to look at', () => {
  expect(code.length).toBeGreaterThan(10);
});

describe('shared is pure', () => {
  const shared = code
    .filter(({ path }) => path.startsWith('shared/'))
    .map(({ path, text }) => ({ path, text: withoutComments(text) }));

  test('it reads no clock: time is an argument', () => {
    expect(
      linesWith(shared, /\bDate\.now\b|\bnew Date\b(?!\s*\()|\bnew Date\(\s*\)|(?<!new )\bDate\(|\bperformance\b/),
    ).toEqual([]);
  });

  test('it draws no random numbers: ids are an argument', () => {
    expect(linesWith(shared, /\bMath\.random\b|\bcrypto\b|\buuidv7\(|\brandomUUID\b/)).toEqual([]);
  });

  test('it waits for nothing', () => {
    expect(linesWith(shared, /\bset(Timeout|Interval|Immediate)\b|\bqueueMicrotask\b|\bfetch\(/)).toEqual([]);
  });
});

test('a name says what is inside', () => {
  const vague = /(^|[/.-])(utils?|helpers?|common|misc)([/.-]|$)/i;
  expect(files.map(({ path }) => path).filter((path) => vague.test(path))).toEqual([]);
});

test('there are no barrels: import the file that owns the name', () => {
  const barrels = code.filter(({ path }) => /(^|\/)index\.tsx?$/.test(path)).map(({ path }) => path);
  expect([...barrels, ...linesWith(code, /^\s*export \* from/)]).toEqual([]);
});

test('nothing is left for later in a comment', () => {
  expect(linesWith(files, /\b(TODO|FIXME|XXX|HACK)\b/)).toEqual([]);
});

test('the type checker is not silenced', () => {
  expect(linesWith(code, /\bas any\b|@ts-ignore|@ts-nocheck|@ts-expect-error|<any>/)).toEqual([]);
});

test('no test is skipped or run alone', () => {
  const tests = code.filter(({ path }) => path.startsWith('tests/'));
  expect(linesWith(tests, /\b(test|it|describe)\.(skip|only|todo|fixme|skipIf)\b|\bx(it|describe)\(/)).toEqual(
    [],
  );
});

test(`no file has more than ${MAX_LINES} lines without a reason`, () => {
  const lengths = code.map(({ path, text }) => ({ path, lines: text.split('\n').length - 1 }));
  const long = lengths.filter(({ lines }) => lines > MAX_LINES);
  expect(long.filter(({ path }) => !(path in LONGER)).map(({ path, lines }) => `${path}: ${lines} lines`)).toEqual([]);
  // An exception that is no longer needed goes.
  expect(Object.keys(LONGER).filter((path) => !long.some((file) => file.path === path))).toEqual([]);
});
