import path from 'node:path';
import { defineConfig } from 'vitest/config';
import { testDataDir } from './start-test-server.ts';

const nothingConfigured = {
  PORT: '',
  HOST: '',
  DATABASE_URL: '',
  APP_SECRET: '',
  APP_URL: '',
  MAX_BODY_BYTES: '',
  SPOOL_MAX_BYTES: '',
  BODY_TIMEOUT_SECONDS: '',
  RATE_LIMIT: '',
  RECORDING_MAX_BYTES: '',
  TRUSTED_PROXY_HOPS: '',
  METRICS_TOKEN: '',
};

const root = path.resolve(import.meta.dirname, '..');

export default defineConfig({
  root,
  resolve: { alias: { '@': root } },
  test: {
    include: ['lib/**/*.test.ts', 'app/**/*.test.{ts,tsx}', 'tests/**/*.test.ts'],
    exclude: ['tests/e2e/**'],
    globalSetup: ['tests/start-test-server.ts'],
    setupFiles: ['tests/fail-on-console-error.ts'],
    // What the person at the keyboard has configured must not reach a test, least of all a real database.
    env: { ...nothingConfigured, DATA_DIR: testDataDir, LOG_LEVEL: 'silent' },
    // One for each of two cores; the default leaves one idle.
    maxWorkers: 2,
    testTimeout: 20_000,
    hookTimeout: 30_000,
  },
});
