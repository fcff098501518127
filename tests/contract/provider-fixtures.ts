import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import type { Provider } from '../../lib/providers/provider.ts';
import { type Sample, sample } from '../../lib/providers/sample.ts';

const expectation = z.object({
  state: z.enum(['projected', 'ignored', 'failed']),
  reason: z.string().optional(),
  call: z.record(z.string(), z.unknown()).optional(),
});

type Fixture = Sample & { name: string; expected: z.infer<typeof expectation> };

const providersFolder = path.resolve(import.meta.dirname, '../../lib/providers');

/** The fixtures beside a provider: what it sends, and what must become of it. */
export function providerFixtures(provider: Provider): Fixture[] {
  const folder = path.join(providersFolder, provider.id, 'fixtures');
  return readdirSync(folder)
    .filter((file) => file.endsWith('.json') && !file.endsWith('.expected.json'))
    .map((file) => {
      const name = file.replace(/\.json$/, '');
      const expected = expectation.parse(readJson(path.join(folder, `${name}.expected.json`)));
      return { name, expected, ...sample.parse(readJson(path.join(folder, file))) };
    });
}

function readJson(file: string): unknown {
  return JSON.parse(readFileSync(file, 'utf8'));
}
