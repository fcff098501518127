import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { permits, role } from '../../lib/auth/permissions.ts';
import type { Viewer } from '../../lib/auth/viewer.ts';
import { AppError } from '../../lib/http/app-error.ts';
import { useTestDatabase } from '../database.ts';
import { insertPerson } from '../sample-people.ts';
import { root, type SourceFile, sourceFiles } from '../structure/source-files.ts';
import { type Access, doors, guarded } from './access-table.ts';

useTestDatabase();

const app = sourceFiles('app').filter(({ path: file }) => !/\.(test|bench)\.tsx?$/.test(file));
const isAction = ({ text }: SourceFile) => /^'use server';/m.test(text);
const isRoute = ({ path: file }: SourceFile) => file.endsWith('/route.ts');
const isPage = ({ path: file }: SourceFile) => /\/page\.tsx$/.test(file);

describe('every door', () => {
  it('stands in the table, and nothing else does', () => {
    const found = app.filter((file) => isPage(file) || isRoute(file) || isAction(file));
    expect(found.map(({ path: file }) => file).sort()).toEqual(Object.keys(doors).sort());
  });

  const sourceOf = (file: string) => app.find((each) => each.path === file)?.text ?? '';
  const cases = Object.entries(doors).map(([file, access]) => ({ file, access, text: sourceOf(file) }));

  it.each(cases.filter(({ file }) => file.endsWith('/page.tsx')))(
    '$file opens to $access only',
    ({ access, text }) => {
      expect([...new Set(askedIn(text))].sort()).toEqual(doorAsks(access));
    },
  );

  it.each(cases.filter(({ file }) => file.endsWith('/route.ts')))(
    '$file answers $access only',
    ({ access, text }) => {
      const asksWho = text.includes('requireApiViewer(');
      expect(asksWho).toBe(access !== 'anyone' && access !== 'own key');
      expect(askedIn(text)).toEqual([]);
    },
  );

  it.each(cases.filter(({ text }) => isAction({ path: '', text, imports: [] })))(
    '$file: every action in it asks for $access',
    ({ access, text }) => {
      const functions = functionsOf(text);
      const exported = functions.filter((each) => each.isExported);
      expect(exported).not.toEqual([]);
      for (const each of exported) {
        const helpers = functions.filter(({ name }) => name !== each.name && each.body.includes(`${name}(`));
        const asked = new Set([each, ...helpers].flatMap(({ body }) => askedIn(body)));
        const allowed = doorAsks(access);
        const isRight = allowed.length === 0 ? asked.size === 0 : asked.size > 0;
        expect([each.name, isRight, [...asked].filter((one) => !allowed.includes(one))]).toEqual([
          each.name,
          true,
          [],
        ]);
      }
    },
  );
});

describe('every function of lib behind a door', () => {
  const behind = app.flatMap((file) =>
    [...file.text.matchAll(/import \{([^}]*)\} from '@\/(lib\/[^']+)'/g)].flatMap(
      ([, names = '', from = '']) =>
        names
          .split(',')
          .map((name) => name.trim().replace(/ as .*/s, ''))
          .filter((name) => name !== '' && !name.startsWith('type '))
          .filter((name) => takesViewer(from, name))
          .map((name) => `${from} ${name}`),
    ),
  );

  it('stands in the table, and nothing else does', () => {
    const listed = Object.entries(guarded).flatMap(([file, names]) =>
      Object.keys(names).map((name) => `${file} ${name}`),
    );
    expect([...new Set(behind)].sort()).toEqual(listed.sort());
  });

  const people = new Map<string, Viewer>();
  beforeAll(async () => {
    for (const each of role.options) people.set(each, await insertPerson(each));
  });

  const calls = Object.entries(guarded).flatMap(([file, names]) =>
    Object.entries(names).flatMap(([name, access]) =>
      role.options.map((each) => ({ file, name, access, role: each, passes: mayPass(each, access) })),
    ),
  );

  it.each(calls.filter(({ passes }) => !passes))('$name refuses $role', async ({ file, name, role }) => {
    expect(await refusal(await load(file, name), people.get(role))).toBe('forbidden');
  });

  const harmless = calls.filter(({ passes, name }) => passes && !hasEffect.has(name));
  it.each(harmless)('$name does not refuse $role', async ({ file, name, role }) => {
    expect(await refusal(await load(file, name), people.get(role))).not.toBe('forbidden');
  });
});

/** These begin long work for whoever may: no test of who that is. */
const hasEffect = new Set(['startDemoJob', 'removeDemo']);

function mayPass(each: (typeof role.options)[number], access: Access): boolean {
  return access === 'person' || access === 'anyone' || access === 'own key' || permits(each, access);
}

/** What a door's own source asks for: capabilities, just a session (''), or nothing. */
function doorAsks(access: Access | Access[]): string[] {
  return [access]
    .flat()
    .filter((each) => each !== 'anyone' && each !== 'own key')
    .map((each) => (each === 'person' ? '' : each))
    .sort();
}

function askedIn(text: string): string[] {
  const direct = [...text.matchAll(/requireViewer\((?:'([^']*)')?\)/g)].map(
    ([, capability = '']) => capability,
  );
  const acting = [...text.matchAll(/(?:act|answer)AndRefresh\(\s*'([^']*)'/g)].map(
    ([, capability = '']) => capability,
  );
  return [...direct, ...acting];
}

/** Functions at the top level of a file, each with its text. */
function functionsOf(text: string): { name: string; isExported: boolean; body: string }[] {
  const starts = [...text.matchAll(/^(export )?(?:async )?function (\w+)/gm)];
  return starts.map(({ index, 1: exported, 2: name = '' }, position) => ({
    name,
    isExported: exported !== undefined,
    body: text.slice(index, starts[position + 1]?.index),
  }));
}

const lib = new Map(sourceFiles('lib').map((file) => [file.path, file.text]));

function takesViewer(file: string, name: string): boolean {
  // The question itself is no door.
  if (file === 'lib/auth/viewer.ts') return false;
  const text = lib.get(file) ?? '';
  return new RegExp(`export (async )?function\\*? ${name}(<[^>]*>)?\\(\\s*viewer: Viewer`).test(text);
}

async function load(file: string, name: string): Promise<(viewer: unknown, input: unknown) => unknown> {
  const exported: Record<string, unknown> = await import(path.join(root, file));
  const found = exported[name];
  if (typeof found !== 'function') throw new Error(`${file} exports no function ${name}`);
  return (viewer, input) => found(viewer, input);
}

/** The code of the refusal when a function is called with nothing to work on; other failures are none of ours. */
async function refusal(
  call: (viewer: unknown, input: unknown) => unknown,
  viewer: Viewer | undefined,
): Promise<string | null> {
  try {
    await call(viewer, {});
    return null;
  } catch (error) {
    return error instanceof AppError ? error.code : null;
  }
}
