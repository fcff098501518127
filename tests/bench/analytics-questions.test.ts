import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';

const root = path.resolve(import.meta.dirname, '../..');

/** The functions that are called with a viewer in a source file: what it asks the database. */
function askedIn(file: string): Set<string> {
  const text = readFileSync(path.join(root, file), 'utf8');
  return new Set([...text.matchAll(/\b(\w+)\(viewer\b/g)].map(([, name = '']) => name));
}

const bench = askedIn('tests/bench/analytics-questions.ts');

it.each([
  'app/(dashboard)/_overview/figures.tsx',
  'app/(dashboard)/hangups/_hangups/hangup-cards.tsx',
  'app/(dashboard)/agents/page.tsx',
  'app/(dashboard)/agents/[agentId]/page.tsx',
])('everything that %s asks is measured', (file) => {
  const asked = askedIn(file);
  asked.delete('can');
  expect(asked.size).toBeGreaterThan(1);
  expect([...asked].filter((name) => !bench.has(name))).toEqual([]);
});
