import { fileURLToPath } from 'node:url'
import { configDefaults, defineConfig, type TestProjectInlineConfiguration } from 'vitest/config'

// This package ships bundles, so its exports point to dist/; tests take the source, and need no build first.
const clickToCall = fileURLToPath(new URL('packages/click-to-call/src/', import.meta.url))

/* What runs in browsers, and what is built before it runs, as Vite reads it. */
const builtFiles = [
  'apps/console/**/*.test.{ts,tsx}',
  'apps/sample-crm/**/*.test.ts',
  'packages/click-to-call/**/*.test.ts',
  'packages/handset-ui/**/*.test.{ts,tsx}',
  'packages/test-kit/src/disposition-both-ways.test.ts',
]

const common = {
  exclude: [...configDefaults.exclude, '**/dist/**', 'var/**'],
  // A test that leans on the machine's own time zone must fail everywhere, not only far from Seoul.
  env: { TZ: 'UTC' },
  // Two cores are soon busy; who waits for something gives up only when it surely will not come.
  testTimeout: 60_000,
  hookTimeout: 120_000,
  expect: { poll: { timeout: 20_000 } },
}

const built: TestProjectInlineConfiguration = {
  resolve: {
    alias: [
      { find: /^@smartym\/click-to-call$/, replacement: `${clickToCall}index.ts` },
      { find: /^@smartym\/click-to-call\/dial-button$/, replacement: `${clickToCall}dial-button.ts` },
    ],
  },
  test: { ...common, name: 'built', include: builtFiles },
}

/* Node runs these files in the product too, as they are; so do their tests, which start a third sooner that way. */
const plain: TestProjectInlineConfiguration = {
  test: {
    ...common,
    name: 'plain',
    include: ['packages/**/*.test.ts', 'apps/**/*.test.ts', 'scripts/**/*.test.ts', 'bench/**/*.test.ts'],
    exclude: [...common.exclude, ...builtFiles],
    experimental: { viteModuleRunner: false, nodeLoader: false },
  },
}

export default defineConfig({
  test: {
    // Starts nothing by itself: the first test that asks for MariaDB starts the server that the run shares.
    globalSetup: ['packages/test-kit/src/mariadb.ts'],
    maxWorkers: 2,
    projects: [plain, built],
  },
})
