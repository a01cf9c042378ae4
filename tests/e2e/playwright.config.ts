import { defineConfig } from '@playwright/test';

// Each test starts its own server and database, so that it can kill them; the client comes from dist/client.
export default defineConfig({
  testDir: '.',
  testMatch: '**/*.spec.ts',
  globalSetup: './harness/postgres-global-setup.ts',
  outputDir: '../../test-results/e2e',
  // Two tills, a server and a database per test: more at once only measures the machine.
  workers: 1,
  forbidOnly: true,
  retries: 0,
  // Limits against hanging, for a machine that is slow and busy; no test waits for a time to pass.
  timeout: 480_000,
  expect: { timeout: 60_000 },
  reporter: [['list']],
  // No traces: each device is a browser of its own, and recording several at once slows down what is tested.
});
