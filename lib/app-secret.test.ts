import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { appSecret } from './app-secret.ts';
import { readSettings } from './env.ts';

let dataDir: string;
beforeAll(async () => {
  dataDir = await mkdtemp(path.join(os.tmpdir(), 'switchboard-secret-'));
});
afterAll(() => rm(dataDir, { recursive: true }));

const settings = (more: Record<string, string> = {}) => readSettings({ DATA_DIR: dataDir, ...more });

it('is made once, of 256 random bits, for nobody else to read; all who start at once have the same', async () => {
  const secrets = await Promise.all(Array.from({ length: 8 }, () => appSecret(settings())));
  expect(new Set(secrets).size).toBe(1);
  expect(Buffer.from(secrets[0] ?? '', 'base64url')).toHaveLength(32);
  const file = path.join(dataDir, 'app-secret');
  expect((await readFile(file, 'utf8')).trim()).toBe(secrets[0]);
  expect((await stat(file)).mode & 0o777).toBe(0o600);
  expect(await appSecret(settings())).toBe(secrets[0]);
});

it('is the operator’s where there is one', async () => {
  const APP_SECRET = 'of the operator, thirty-two characters or more';
  expect(await appSecret(settings({ APP_SECRET }))).toBe(APP_SECRET);
});

it('is not made anew over a damaged one', async () => {
  await writeFile(path.join(dataDir, 'app-secret'), 'short\n');
  await expect(appSecret(settings())).rejects.toThrow('is damaged');
});
