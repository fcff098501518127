import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { registry } from '../../lib/providers/registry.ts';
import { isTest, root, type SourceFile, sourceFiles } from './source-files.ts';

const app = sourceFiles('app');
const lib = sourceFiles('lib');
const tests = sourceFiles('tests');

describe('the top level', () => {
  const given = [
    'package.json',
    'next.config.js',
    'tsconfig.json',
    'app',
    'prisma',
    'lib',
    'tests',
    'public',
    'README.md',
  ];
  const insisted = [
    'package-lock.json', // npm
    'node_modules', // npm
    'instrumentation.ts', // Next runs it when a server starts, from the root only
    'instrumentation-client.ts', // and this one in the browser
    'next-env.d.ts', // Next writes it
    'biome.json', // editors look for it here
    'tsconfig.tsbuildinfo', // TypeScript writes it
  ];

  test('holds what was agreed and what a tool insists on', () => {
    const found = readdirSync(root).filter((name) => !name.startsWith('.'));
    expect(found.filter((name) => !given.includes(name) && !insisted.includes(name))).toEqual([]);
  });
});

describe('names', () => {
  test('say what a file does', () => {
    const vague = /(^|\/)(utils?|helpers?|common|misc|shared|types?)(\.tsx?|\/)/;
    expect(
      [...app, ...lib, ...tests].map(({ path: file }) => file).filter((file) => vague.test(file)),
    ).toEqual([]);
  });

  test('are kebab-case, and no folder re-exports its files', () => {
    const files = lib.map(({ path: file }) => file);
    expect(files.filter((file) => !/^lib\/([a-z0-9-]+\/)*[a-z0-9-]+(\.test)?\.(ts|mjs)$/.test(file))).toEqual(
      [],
    );
    const indexes = [...app, ...lib]
      .map(({ path: file }) => file)
      .filter((file) => /\/index\.tsx?$/.test(file));
    expect(indexes.filter((file) => !/^lib\/providers\/[a-z0-9-]+\/index\.ts$/.test(file))).toEqual([]);
  });

  test('only a provider’s own folder and the list of providers say its name', () => {
    for (const { id, label } of registry) {
      const own = [`lib/providers/${id}/`, 'lib/providers/registry.ts'];
      const others = [...app, ...lib].filter(
        (file) => !isTest(file) && !own.some((place) => file.path.startsWith(place)),
      );
      const name = new RegExp(`${id}|${label}`, 'i');
      expect(others.filter(({ text }) => name.test(text)).map(({ path: file }) => file)).toEqual([]);
    }
  });
});

describe('size', () => {
  test('no file of the product is longer than 300 lines, no test longer than 400', () => {
    const long = ({ text }: SourceFile, limit: number) => text.split('\n').length - 1 > limit;
    const product = [...app, ...lib].filter((file) => !isTest(file) && long(file, 300));
    const testing = [...app, ...lib, ...tests].filter(
      (file) => (isTest(file) || file.path.startsWith('tests/')) && long(file, 400),
    );
    expect([...product, ...testing].map(({ path: file }) => file)).toEqual([]);
  });
});
