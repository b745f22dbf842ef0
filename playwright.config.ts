import { defineConfig } from '@playwright/test';

/** The browser found by `.ci/chromium.mjs`; without it Playwright uses its own download. */
const executablePath = process.env['CHROMIUM_PATH'];

export default defineConfig({
  testDir: 'e2e',
  projects: [
    { name: 'stories', testMatch: 'stories/**/*.spec.ts', grepInvert: /@long/ },
    { name: 'tagged long', testMatch: 'stories/**/*.spec.ts', grep: /@long/ },
    { name: 'long stories', testMatch: 'long/**/*.spec.ts' },
  ],
  outputDir: 'e2e/artifacts',
  workers: 2,
  fullyParallel: false,
  forbidOnly: Boolean(process.env['CI']),
  retries: 0,
  timeout: 120_000,
  expect: { timeout: 10_000 },
  use: {
    browserName: 'chromium',
    headless: true,
    actionTimeout: 15_000,
    viewport: { width: 1440, height: 900 },
    screenshot: 'only-on-failure',
    trace: 'off',
    launchOptions: {
      ...(executablePath ? { executablePath } : {}),
      args: [
        '--no-sandbox',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
});
