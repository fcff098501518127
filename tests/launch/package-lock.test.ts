import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';

const lockSchema = z.object({
  packages: z.record(
    z.string(),
    z.object({
      version: z.string().optional(),
      integrity: z.string().optional(),
      optionalDependencies: z.record(z.string(), z.string()).optional(),
    }),
  ),
});

const read = (name: string): unknown =>
  JSON.parse(readFileSync(path.resolve(import.meta.dirname, '../..', name), 'utf8'));
const { packages } = lockSchema.parse(read('package-lock.json'));

test('package-lock.json holds the packages of every system: `npm ci` refuses a fresh clone otherwise', () => {
  const missing = Object.entries(packages).flatMap(([parent, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies)
      .filter(
        (name) =>
          !packages[`node_modules/${name}`]?.version && !packages[`${parent}/node_modules/${name}`]?.version,
      )
      .map((name) => `${parent} → ${name}`),
  );
  expect(missing).toEqual([]);
});

test('every package is of one version only, and told by its content', () => {
  const versions = z.record(z.string(), z.string());
  const manifest = z
    .object({ dependencies: versions, devDependencies: versions })
    .parse(read('package.json'));
  const chosen = Object.entries({ ...manifest.dependencies, ...manifest.devDependencies });
  expect(chosen.filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.-]+)?$/.test(version))).toEqual([]);
  const untold = Object.entries(packages).filter(([name, { integrity }]) => name !== '' && !integrity);
  expect(untold.map(([name]) => name)).toEqual([]);
});
