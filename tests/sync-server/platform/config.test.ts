import { expect, test } from 'vitest';
import { readConfig } from '../../../sync-server/platform/config.ts';

test('nothing set: port 3000, the embedded database in ./data', () => {
  expect(readConfig({ PORT: '', PATH: '/bin' })).toEqual({
    ok: true, value: { port: 3000, host: '0.0.0.0', databaseUrl: null, dataFolder: './data', logLevel: 'info', databaseConnections: 20 },
  });
});

test('everything that is wrong is said at once, in words', () => {
  const read = readConfig({ PORT: '70000', DATABASE_URL: 'mysql://x', LOG_LEVEL: 'loud', DATABASE_CONNECTIONS: '1' });
  expect(read).toEqual({
    ok: false,
    error: [
      'PORT must be a whole number from 0 to 65535', 'DATABASE_URL must look like postgresql://user:password@host:5432/name',
      'LOG_LEVEL must be one of fatal, error, warn, info, debug, trace, silent', 'DATABASE_CONNECTIONS must be a whole number from 2 to 500',
    ],
  });
});
