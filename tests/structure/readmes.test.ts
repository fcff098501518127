import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { root } from './source-files.ts';

describe('the READMEs', () => {
  const scripts = Object.keys(
    z
      .object({ scripts: z.record(z.string(), z.string()) })
      .parse(JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'))).scripts,
  );

  test.each(['README.md', 'lib/README.md'])('%s names only commands and paths that exist', (file) => {
    const text = readFileSync(path.join(root, file), 'utf8');
    const commands = [...text.matchAll(/npm (?:run (?:-s )?)?([a-z:-]+)/g)].map(([, name = '']) => name);
    expect(commands.filter((name) => !scripts.includes(name) && !['registry', 'run'].includes(name))).toEqual(
      [],
    );
    const links = [...text.matchAll(/\]\((?!https?:)([^)#]+)\)/g)].map(([, target = '']) =>
      path.join(path.dirname(file), target),
    );
    const spans = [...text.matchAll(/`((?:[a-z0-9-]+\/)+[a-z0-9-]+\.[a-z]+)`/g)].map(
      ([, target = '']) => target,
    );
    const exists = (target: string) =>
      [root, path.join(root, path.dirname(file))].some((base) => existsSync(path.join(base, target)));
    expect([...links, ...spans].filter((target) => !exists(target))).toEqual([]);
  });

  test('the configuration table names exactly the variables that are read', () => {
    const table = [
      ...readFileSync(path.join(root, 'README.md'), 'utf8').matchAll(/^\| `([A-Z_]+)` \|/gm),
    ].map(([, name]) => name);
    const read = [...readFileSync(path.join(root, 'lib/env.ts'), 'utf8').matchAll(/^ {2}([A-Z_]+):/gm)].map(
      ([, name]) => name,
    );
    expect(table.sort()).toEqual(read.sort());
  });
});
