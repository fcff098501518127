import path from 'node:path';
import { defineConfig } from 'vitest/config';
import { nothingConfigured } from './nothing-configured.ts';
import { testDataDir } from './start-test-server.ts';

const root = path.resolve(import.meta.dirname, '..');

export default defineConfig({
  root,
  resolve: { alias: { '@': root } },
  test: {
    include: ['lib/**/*.test.ts', 'app/**/*.test.{ts,tsx}', 'tests/**/*.test.ts'],
    exclude: ['tests/e2e/**'],
    globalSetup: ['tests/start-test-server.ts'],
    setupFiles: ['tests/fail-on-console-error.ts'],
    env: { ...nothingConfigured, DATA_DIR: testDataDir, LOG_LEVEL: 'silent' },
    // One for each of two cores; the default leaves one idle.
    maxWorkers: 2,
    testTimeout: 20_000,
    hookTimeout: 30_000,
  },
});
