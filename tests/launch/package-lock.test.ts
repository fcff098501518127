import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';

const lockSchema = z.object({
  packages: z.record(
    z.string(),
    z.object({
      version: z.string().optional(),
      optionalDependencies: z.record(z.string(), z.string()).optional(),
    }),
  ),
});

test('package-lock.json holds the packages of every system: `npm ci` refuses a fresh clone otherwise', () => {
  const file = path.resolve(import.meta.dirname, '../../package-lock.json');
  const { packages } = lockSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
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
