import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { sourceHash } from './source-hash.ts';

let root: string;
beforeEach(async () => {
  root = await mkdtemp(path.join(os.tmpdir(), 'switchboard-sources-'));
  await write('app/page.tsx', 'one');
});
afterEach(() => rm(root, { recursive: true }));

test.each([
  'app/page.tsx',
  'app/(dashboard)/calls/page.tsx',
  'lib/db.ts',
  'lib/providers/x/fixtures/sample.json',
  'public/icon.svg',
  'prisma/schema.prisma',
  'next.config.js',
  'instrumentation.ts',
  'proxy.ts',
  'package-lock.json',
])('a change of %s needs a new build', async (file) => {
  await write(file, 'one');
  const before = await sourceHash(root);
  await write(file, 'two');
  expect(await sourceHash(root)).not.toBe(before);
  await write(file, 'one');
  expect(await sourceHash(root)).toBe(before);
});

test.each([
  'lib/db.test.ts',
  'app/page.test.tsx',
  'tests/database.ts',
  'lib/cli/switchboard.ts',
  'lib/launch/start.ts',
  'README.md',
  'prisma/migrations/1/migration.sql',
  'next-env.d.ts',
  '.next/BUILD_ID',
])('a change of %s does not', async (file) => {
  const before = await sourceHash(root);
  await write(file, 'new');
  expect(await sourceHash(root)).toBe(before);
});

test('a file that moved is a change', async () => {
  const before = await sourceHash(root);
  await rm(path.join(root, 'app/page.tsx'));
  await write('app/pag.tsx', 'one');
  expect(await sourceHash(root)).not.toBe(before);
});

async function write(file: string, content: string): Promise<void> {
  await mkdir(path.dirname(path.join(root, file)), { recursive: true });
  await writeFile(path.join(root, file), content);
}
