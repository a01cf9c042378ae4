import { fileURLToPath } from 'node:url';
import solid from 'vite-plugin-solid';
import { defineConfig } from 'vitest/config';

// One project: what needs a page runs in tests/e2e, in a real browser. The Solid plugin is here so that stores are
// reactive in Node too, where `solid-js` would otherwise be its server build.
export default defineConfig({
  plugins: [solid()],
  // The plugin asks packages for their browser build; that of ws has no server.
  resolve: { alias: [{ find: /^ws$/, replacement: fileURLToPath(new URL('node_modules/ws/wrapper.mjs', import.meta.url)) }] },
  test: {
    environment: 'node',
    include: ['tests/**/*.test.{ts,tsx}'],
    exclude: ['tests/e2e/**', 'tests/bench/**'],
    globalSetup: ['tests/platform/postgres-global-setup.ts'],
    // Real PostgreSQL and Argon2 on a loaded machine: a limit against hanging, not a measurement.
    testTimeout: 240_000,
    hookTimeout: 240_000,
    expect: { poll: { timeout: 60_000 } },
  },
});
