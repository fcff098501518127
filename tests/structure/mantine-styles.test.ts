import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { root, sourceFiles } from './source-files.ts';

const mantine = path.join(root, 'node_modules/@mantine/core');
const read = (file: string) => readFileSync(file, 'utf8');

/** Where Mantine keeps each thing that it exports, by name. */
const modules = new Map(
  readdirSync(path.join(mantine, 'esm'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.mjs'))
    .map((file) => [path.basename(file, '.mjs'), path.join(mantine, 'esm', file)]),
);
/** Parts of a table are made in one file. */
const fileOf = (name: string) => modules.get(name) ?? modules.get(name.replace(/^Table.+/, 'Table'));

/** The components that the app imports, types left out. */
function components(): string[] {
  const imports = sourceFiles('app').flatMap(({ text }) => [
    ...text.matchAll(/import \{([^}]*)\} from '@mantine\/core'/g),
  ]);
  const names = imports.flatMap(([, list = '']) => list.split(',').map((name) => name.trim()));
  return [...new Set(names)].filter((name) => /^[A-Z]/.test(name));
}

/** The style sheets of components and of everything that these are made of. */
function stylesOf(names: readonly string[]): Set<string> {
  const styles = new Set<string>();
  const seen = new Set<string>();
  const follow = (file: string) => {
    if (seen.has(file) || !existsSync(file)) return;
    seen.add(file);
    const style = /([^/]+)\.module\.mjs$/.exec(file)?.[1];
    if (style !== undefined) styles.add(style);
    for (const [, next = ''] of read(file).matchAll(/from "(\.[^"]+)"/g)) {
      follow(path.resolve(path.dirname(file), next));
    }
  };
  for (const name of names) follow(fileOf(name) ?? '');
  return styles;
}

const imported = [...read(path.join(root, 'app/_ui/mantine.css')).matchAll(/styles\/([^"]+)\.css"/g)].map(
  ([, name = '']) => name,
);
const always = ['baseline', 'default-css-variables', 'global'];

test('the styles of every component in use are there, and no others', () => {
  const needed = stylesOf(components());
  expect(needed.size).toBeGreaterThan(20);
  expect(imported.toSorted()).toEqual([...always, ...needed].sort());
});

test('they come in the order in which Mantine puts them: what consists of others comes after them', () => {
  const all = read(path.join(mantine, 'styles.css'));
  const places = imported.map((name) => {
    const [first = 'none'] = /\.m_[0-9a-f]+/.exec(read(path.join(mantine, `styles/${name}.css`))) ?? [];
    return all.indexOf(first);
  });
  expect(places.slice(always.length)).toEqual(places.slice(always.length).toSorted((a, b) => a - b));
  expect(imported.slice(0, always.length)).toEqual(always);
});
