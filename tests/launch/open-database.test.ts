import { readFile, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { appSecret } from '../../lib/app-secret.ts';
import { readSettings } from '../../lib/env.ts';
import { connect } from '../../lib/postgres/connect.ts';
import { startEmbeddedServer, stopEmbeddedServer } from '../../lib/postgres/embedded-server.ts';
import { findPostmaster } from '../../lib/postgres/find-postmaster.ts';
import { openDatabase } from '../../lib/postgres/open-database.ts';
import { type DataDirectory, makeDataPlace } from './data-directory.ts';

let place: DataDirectory;
let cluster: string;
beforeAll(async () => {
  place = await makeDataPlace();
  ({ cluster } = await startEmbeddedServer({ dataDir: place.path, durable: false }));
});
beforeEach(() => stopEmbeddedServer(place.path));
afterAll(() => place.remove());

const settings = (given: Record<string, string> = {}) => readSettings({ DATA_DIR: place.path, ...given });
const runs = async () => (await findPostmaster(cluster)) !== undefined;

describe('a command', () => {
  test('starts the server that it needs and stops it at its end', async () => {
    const opened = await openDatabase(settings());
    expect(opened.embedded).toBe(true);
    await (await connect(opened.databaseUrl)).end();
    await opened.release();
    expect(await runs()).toBe(false);
  });

  test('leaves a server running that ran before', async () => {
    await startEmbeddedServer({ dataDir: place.path, durable: false });
    const opened = await openDatabase(settings());
    await opened.release();
    expect(await runs()).toBe(true);
  });

  test('leaves a server running that somebody has begun to use', async () => {
    const opened = await openDatabase(settings());
    const other = await connect(opened.databaseUrl);
    await opened.release();
    expect(await runs()).toBe(true);
    await other.end();
  });

  test('starts none when the operator has one', async () => {
    const databaseUrl = 'postgresql://somebody:secret@db.example.com/calls';
    const opened = await openDatabase(settings({ DATABASE_URL: databaseUrl }));
    expect(opened).toMatchObject({ databaseUrl, embedded: false });
    await opened.release();
    expect(await runs()).toBe(false);
  });
});

describe('the app’s secret', () => {
  const file = () => path.join(place.path, 'app-secret');

  test('is made once, for its owner’s eyes, and the same for all who start at once', async () => {
    const secrets = await Promise.all(Array.from({ length: 10 }, () => appSecret(settings())));
    expect(new Set(secrets).size).toBe(1);
    expect(Buffer.from(secrets[0] ?? '', 'base64url')).toHaveLength(32);
    expect((await stat(file())).mode & 0o777).toBe(0o600);
    expect(await appSecret(settings())).toBe(secrets[0]);
  });

  test('is the operator’s when there is one', async () => {
    const own = 'x'.repeat(32);
    expect(await appSecret(settings({ APP_SECRET: own }))).toBe(own);
  });

  test('is not replaced when it is damaged: nothing stored could be read with another', async () => {
    const before = await readFile(file(), 'utf8');
    await writeFile(file(), 'cut');
    await expect(appSecret(settings())).rejects.toThrow(/app-secret is damaged\. Restore it from a backup/);
    expect(await readFile(file(), 'utf8')).toBe('cut');
    await writeFile(file(), before);
  });
});
