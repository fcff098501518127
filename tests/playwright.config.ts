import { defineConfig, devices } from '@playwright/test';
import { findBrowser } from '../lib/launch/find-browser.ts';

// Every worker reads this file again; they inherit what the first reading has found.
process.env.SWITCHBOARD_TEST_BROWSER ??= await findBrowser(console.log);

/** They start the product themselves. */
const launching = ['launcher', 'canary', 'packed', 'two-processes'].map((name) => `${name}.spec.ts`);

export default defineConfig({
  testDir: 'e2e',
  outputDir: 'output/e2e',
  globalSetup: './start-app.ts',
  forbidOnly: Boolean(process.env.CI),
  timeout: 60_000,
  workers: 2,
  reporter: [['list'], ['json', { outputFile: 'output/e2e.json' }]],
  projects: [
    // The app has one first visit; whoever comes later finds its admin.
    { name: 'first visit', testMatch: 'first-visit.spec.ts' },
    { name: 'launcher', testMatch: launching },
    {
      name: 'app',
      testIgnore: ['first-visit.spec.ts', 'hostile-input.spec.ts', ...launching],
      dependencies: ['first visit'],
    },
    // Its strangers use up what this computer's address may be refused, so nobody else may be refused meanwhile.
    { name: 'hostile', testMatch: 'hostile-input.spec.ts', dependencies: ['app'] },
  ],
  use: {
    ...devices['Desktop Chrome'],
    baseURL: process.env.SWITCHBOARD_TEST_URL,
    trace: 'retain-on-failure',
    launchOptions: {
      executablePath: process.env.SWITCHBOARD_TEST_BROWSER,
      args: [
        // Chromium's sandbox refuses root; the pages are our own.
        ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
});
