import { defineConfig } from '@playwright/test'
import { findChromium } from './scripts/testing/services.ts'

const executablePath = findChromium()

export default defineConfig({
  testDir: 'e2e',
  testMatch: '**/*.e2e.ts',
  outputDir: 'var/test/playwright',
  reporter: [['list'], ['json', { outputFile: 'var/test/playwright.json' }]],
  forbidOnly: Boolean(process.env['CI']),
  // The whole constellation runs beside the browser, so a second worker would only take turns on two cores.
  workers: 1,
  timeout: 120_000,
  expect: { timeout: 10_000 },
  use: {
    locale: 'ko-KR',
    timezoneId: 'Asia/Seoul',
    viewport: { width: 1280, height: 800 },
    trace: 'retain-on-failure',
    launchOptions: {
      ...(executablePath === undefined ? {} : { executablePath }),
      args: [
        '--headless=new',
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
})
