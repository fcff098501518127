import { readdirSync } from 'node:fs';
import path from 'node:path';
import { expect, it, vi } from 'vitest';

const app = path.resolve(import.meta.dirname, '../../app');

async function configuration(bench: string) {
  vi.stubEnv('SWITCHBOARD_BENCH', bench);
  vi.resetModules();
  const { default: config } = await import('../../next.config.js');
  vi.unstubAllEnvs();
  return config;
}

it('only a bench build has the routes of comparison, and it lies apart from the product’s', async () => {
  const routes = readdirSync(app, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.bench.ts'),
  );
  expect(routes.sort()).toEqual([
    'api/bench/create/[connection]/route.bench.ts',
    'api/bench/empty/route.bench.ts',
  ]);
  // Next's own default: `route.ts` is a route, `route.bench.ts` is none.
  expect(await configuration('')).not.toHaveProperty('pageExtensions');
  expect(await configuration('')).not.toHaveProperty('distDir');
  expect(await configuration('1')).toMatchObject({ pageExtensions: ['tsx', 'ts', 'bench.ts'] });
  expect((await configuration('1')).distDir).not.toBe('.next');
});
