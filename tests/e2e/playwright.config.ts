import { defineConfig, devices } from '@playwright/test';
import { chromiumArguments, findChromium } from '../platform/find-chromium.ts';

// Each test starts its own server and database, so that it can kill them; the client comes from dist/client.
export default defineConfig({
  testDir: '.',
  testMatch: '**/*.spec.ts',
  outputDir: '../../test-results/e2e',
  // Two tills, a server and a database per test: more at once only measures the machine.
  workers: 1,
  forbidOnly: true,
  retries: 0,
  timeout: 120_000,
  expect: { timeout: 20_000 },
  reporter: [['list']],
  use: {
    ...devices['Desktop Chrome'],
    viewport: { width: 1280, height: 800 },
    trace: 'retain-on-failure',
    launchOptions: { executablePath: findChromium(), args: [...chromiumArguments] },
  },
});
