import solid from 'vite-plugin-solid'
import { defineConfig } from 'vitest/config'

const unit = ['tests/**/*.test.ts', 'tests/**/*.test.tsx']
const elsewhere = ['tests/e2e/**', 'tests/bench/**']

export default defineConfig({
  plugins: [solid()],
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'node',
          environment: 'node',
          include: unit,
          exclude: elsewhere,
          // Real PostgreSQL and Argon2 on a loaded machine; a limit against hanging, not a measurement.
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
})
