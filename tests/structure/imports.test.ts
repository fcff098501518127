import { describe, expect, test } from 'vitest';
import { importMap } from './import-map.ts';
import { isTest, sourceFiles } from './source-files.ts';

const app = sourceFiles('app');
const lib = sourceFiles('lib');

describe('imports', () => {
  const product = lib.filter((file) => !isTest(file));
  const folderOf = (file: string) => /^lib\/([^/]+)\//.exec(file)?.[1];
  const { foundation, allowed } = importMap();
  const pure = ['providers', 'transcripts', 'signatures'];

  test('every folder of lib has its place in the map', () => {
    const folders = new Set(
      product.map(({ path: file }) => folderOf(file)).filter((folder) => folder !== undefined),
    );
    expect([...folders].filter((folder) => !allowed.has(folder))).toEqual([]);
  });

  test('go only where the map allows', () => {
    const wrong = product.flatMap(({ path: file, imports }) => {
      const folder = folderOf(file) ?? '';
      const places = [
        ...(allowed.get(folder) ?? []),
        ...(pure.includes(folder) ? [] : foundation),
        ...(folder ? [`lib/${folder}/`] : []),
      ];
      return imports
        .filter((target) => /^(lib|app|prisma|tests)\//.test(target))
        .filter((target) => !places.some((place) => target.startsWith(place)))
        .map((target) => `${file} → ${target}`);
    });
    expect(wrong).toEqual([]);
  });

  test('of what the map allows, nothing is left over', () => {
    const unused = [...allowed].flatMap(([folder, places]) => {
      const imported = product
        .filter(({ path: file }) => folderOf(file) === folder)
        .flatMap(({ imports }) => imports);
      return places
        .filter((place) => !imported.some((target) => target.startsWith(place)))
        .map((place) => `${folder} → ${place}`);
    });
    expect(unused).toEqual([]);
  });

  test('providers, transcripts and signatures know neither the database nor the clock', () => {
    const files = product.filter(({ path: file }) => pure.includes(folderOf(file) ?? ''));
    expect(files.filter(({ imports }) => imports.some((name) => /^(pg|@prisma)/.test(name)))).toEqual([]);
    expect(
      files
        .filter(({ text }) => /Date\.now\(|new Date\(\)|Math\.random\(/.test(text))
        .map(({ path: file }) => file),
    ).toEqual([]);
  });

  test('pages and routes hold no SQL and no database client', () => {
    // What a benchmark compares with is no part of the product: it is not even built into it.
    const shipped = app.filter(({ path: file }) => !file.endsWith('.bench.ts'));
    const direct = shipped.filter(
      ({ text, imports }) =>
        /\$(query|execute)Raw|Prisma\.sql/.test(text) ||
        imports.some((name) => /^(lib\/db\.ts|prisma\/|pg$)/.test(name)),
    );
    expect(direct.map(({ path: file }) => file)).toEqual([]);
  });

  test('SQL is tagged: nothing takes a string', () => {
    expect(
      [...app, ...lib]
        .filter(({ text }) => /RawUnsafe|Prisma\.raw\(/.test(text))
        .map(({ path: file }) => file),
    ).toEqual([]);
  });

  test('only env.ts and what starts processes read the environment', () => {
    const readers = [...app, ...lib].filter((file) => !isTest(file) && /process\.env/.test(file.text));
    const others = readers.filter(
      ({ path: file }) =>
        file !== 'lib/env.ts' && !file.startsWith('lib/launch/') && !file.startsWith('lib/postgres/'),
    );
    expect(others.map(({ path: file }) => file)).toEqual([]);
  });
});
