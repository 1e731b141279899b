import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: [
      'packages/**/*.test.{ts,tsx}',
      'apps/**/*.test.{ts,tsx}',
      'scripts/**/*.test.ts',
      'bench/**/*.test.ts',
    ],
    exclude: ['**/node_modules/**', '**/dist/**', 'var/**'],
    // Starts nothing by itself: the first test that asks for MariaDB starts the server that the run shares.
    globalSetup: ['packages/test-kit/src/mariadb.ts'],
    // A test that leans on the machine's own time zone must fail everywhere, not only far from Seoul.
    env: { TZ: 'UTC' },
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
})
