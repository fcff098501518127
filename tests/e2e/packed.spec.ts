import { chmod, copyFile, mkdir, mkdtemp, readdir, rename, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { launch, makePlace, operate, run } from '../instance.ts';

test('a packed folder serves wherever it is put, with Node.js alone', async () => {
  test.setTimeout(240_000);
  const home = await mkdtemp(path.join(os.tmpdir(), 'switchboard-packed-'));
  await chmod(home, 0o755);
  const [place, other] = [await makePlace(), await makePlace()];
  try {
    const written = path.join(home, 'written');
    const pack = run(['pack', written], place.environment);
    expect(await pack.ended, pack.output()).toBe(0);
    const folder = path.join(home, 'put elsewhere, für später');
    await rename(written, folder);
    expect((await readdir(folder)).sort()).toEqual([
      ...['.next', 'README.md', 'lib', 'next.config.js', 'node_modules', 'package.json', 'prisma'],
      ...['public', 'server.js'],
    ]);
    expect(await readdir(path.join(folder, 'node_modules'))).not.toContain('typescript');

    const launched = await launch({ ...place, folder });
    expect(launched.output()).not.toContain('Building');
    const page = await (await fetch(`${place.url}/setup`)).text();
    const [script = ''] = /\/_next\/static\/[^"]+\.js/.exec(page) ?? [];
    expect(script).not.toBe('');
    expect((await fetch(place.url + script)).status).toBe(200);

    const add = ['connection', 'add', '--provider', 'alohaa', '--label', 'Office', '--json'];
    const { url } = JSON.parse(await operate(add, place.environment, folder));
    const sent = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ call_id: 'packed-1', call_type: 'incoming', call_status: 'answered' }),
    });
    expect(sent.status).toBe(200);
    const calls = async () => (await operate(['calls'], place.environment, folder)).trim();
    await expect.poll(calls, { timeout: 30_000 }).toContain('"call_id:packed-1"');

    await test.step('a backup made meanwhile restores in another place', async () => {
      const file = path.join(home, 'all.backup');
      await operate(['backup', file], place.environment, folder);
      const environment = { ...place.environment, DATA_DIR: other.dataDir };
      await mkdir(other.dataDir, { mode: 0o711 });
      await copyFile(path.join(place.dataDir, 'app-secret'), path.join(other.dataDir, 'app-secret'));
      await operate(['restore', file], environment, folder);
      expect((await operate(['calls'], environment, folder)).trim()).toBe(await calls());
    });

    launched.process.kill('SIGTERM');
    expect(await launched.ended).toBe(0);
    const refused = run(['test'], place.environment, folder);
    expect(await refused.ended).toBe(1);
    expect(refused.output()).toContain('<start | switchboard>');
  } finally {
    await place.remove();
    await other.remove();
    await rm(home, { recursive: true, force: true });
  }
});

test('a folder that holds something is not packed into', async () => {
  const refused = run(['pack', 'lib'], {});
  expect(await refused.ended).toBe(1);
  expect(refused.output()).toMatch(/lib is not empty\. Remove what is there, or name another folder\./);
});
