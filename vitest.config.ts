import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

// This package ships bundles, so its exports point to dist/; tests take the source, and need no build first.
const clickToCall = fileURLToPath(new URL('packages/click-to-call/src/', import.meta.url))

export default defineConfig({
  resolve: {
    alias: [
      { find: /^@smartym\/click-to-call$/, replacement: `${clickToCall}index.ts` },
      { find: /^@smartym\/click-to-call\/dial-button$/, replacement: `${clickToCall}dial-button.ts` },
    ],
  },
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
    // Two cores are soon busy; who waits for something gives up only when it surely will not come.
    testTimeout: 60_000,
    hookTimeout: 120_000,
    expect: { poll: { timeout: 20_000 } },
    maxWorkers: 2,
  },
})
