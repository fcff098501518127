import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { readSettings } from '../../lib/env.ts';

// No container engine runs here: what can be held against the product is.
const root = path.resolve(import.meta.dirname, '../..');
const folder = path.join(root, 'lib/deploy');
const text = (name: string) => readFileSync(path.join(folder, name), 'utf8');
const { scripts } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));

/** What a pattern's first group finds, all of it. */
const all = (from: string, pattern: RegExp) => [...from.matchAll(pattern)].map(([, found = '']) => found);

test('all start what npm start starts', () => {
  const [command = ''] = all(text('Containerfile'), /^CMD (\[.*\])$/gm);
  expect(JSON.parse(command).join(' ')).toBe(scripts.start);
  expect(all(text('switchboard.service'), /^ExecStart=\/usr\/bin\/(.*)$/gm)).toEqual([scripts.start]);
});

test('npm commands that they name are there', () => {
  const named = readdirSync(folder).flatMap((name) => all(text(name), /npm run (\w+)/g));
  expect(named).toContain('pack');
  expect(named.filter((name) => !(name in scripts))).toEqual([]);
});

test('variables that they set are ones that Switchboard reads', () => {
  const known = Object.keys(readSettings({}));
  const set = [
    ...all(text('Containerfile'), /^ENV (.*)$/gm).flatMap((line) => all(line, /(\w+)=/g)),
    ...all(text('switchboard.service'), /^Environment=(\w+)=/gm),
    ...all(text('compose.yaml').split('  switchboard:')[1] ?? '', /^ {6}([A-Z_]+): /gm),
  ];
  expect(set).toEqual(expect.arrayContaining(['HOST', 'DATA_DIR', 'DATABASE_URL', 'APP_SECRET', 'APP_URL']));
  const unknown = set.filter((name) => !known.includes(name) && !optional.includes(name));
  expect(unknown).toEqual([]);
});

/** Settings without a default, which are not among those that an empty environment gives. */
const optional = ['DATABASE_URL', 'APP_URL', 'APP_SECRET', 'METRICS_TOKEN'];

test('paths from the checkout are there', () => {
  const [context = '', dockerfile = ''] = [/context: (.*)/, /dockerfile: (.*)/].map(
    (pattern) => pattern.exec(text('compose.yaml'))?.[1] ?? '',
  );
  expect(path.join(folder, context)).toBe(root);
  const named = readdirSync(folder).flatMap((name) =>
    all(text(name), /\b(lib\/(?:deploy|launch)\/[\w.-]+)/g),
  );
  expect(named).toContain(dockerfile);
  expect(named.filter((file) => !existsSync(path.join(root, file)))).toEqual([]);
});

test('nothing that git ignores gets into an image', () => {
  const ignored = readFileSync(path.join(root, '.gitignore'), 'utf8').split('\n').filter(Boolean);
  const left = text('Containerfile.dockerignore').split('\n');
  const bare = (line: string) => line.replace(/^\*\*\/|^\/|\/$/g, '');
  const needed = ignored.filter((line) => !/next-env|tsbuildinfo/.test(line)).map(bare);
  expect(needed.filter((line) => !left.map(bare).includes(line))).toEqual([]);
});

test('nginx lets through what Switchboard takes, and no address of a webhook into its log', () => {
  const config = text('nginx.conf');
  const megabytes = Number(/client_max_body_size (\d+)m;/.exec(config)?.[1]);
  expect(megabytes * 1024 * 1024).toBeGreaterThanOrEqual(readSettings({}).MAX_BODY_BYTES);
  const seconds = Number(/client_body_timeout (\d+)s;/.exec(config)?.[1]);
  expect(seconds).toBeGreaterThanOrEqual(readSettings({}).BODY_TIMEOUT_SECONDS);
  expect(config).toMatch(/location \/api\/webhooks\/ \{[^}]*access_log off;/);
  expect(config).toContain('underscores_in_headers on;');
});
