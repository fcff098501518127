import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { registry } from '../../lib/providers/registry.ts';
import { root, type SourceFile, sourceFiles } from './source-files.ts';

const app = sourceFiles('app');
const lib = sourceFiles('lib');
const tests = sourceFiles('tests');

const isTest = ({ path: file }: SourceFile) => file.endsWith('.test.ts') || file.endsWith('.test.tsx');

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

describe('imports', () => {
  const foundation = [
    'lib/env.ts',
    'lib/db.ts',
    'lib/logger.ts',
    'lib/app-secret.ts',
    'lib/derive-key.ts',
    'lib/printable.ts',
    'lib/write-file.ts',
    'lib/group-commit.ts',
    'prisma/client/',
  ];
  /** The table of lib/README.md. A folder may always import itself and, where pure is not asked, the foundation. */
  const allowed: Record<string, { from: string[]; pure?: boolean }> = {
    webhooks: {
      from: [
        'lib/signatures/',
        'lib/providers/',
        'lib/connections/',
        'lib/http/',
        'lib/auth/',
        'lib/spool/',
        'lib/metrics/ingest-metrics.ts',
        'lib/postgres/listen.ts',
      ],
    },
    spool: { from: ['lib/postgres/process-identity.ts'] },
    metrics: { from: ['lib/health/', 'lib/http/'] },
    signatures: { from: [], pure: true },
    providers: {
      from: ['lib/calls/call-event.ts', 'lib/calls/vocabulary.ts', 'lib/transcripts/'],
      pure: true,
    },
    transcripts: { from: ['lib/calls/call-event.ts', 'lib/calls/vocabulary.ts'], pure: true },
    calls: { from: ['lib/http/', 'lib/auth/'] },
    notes: { from: ['lib/calls/', 'lib/http/', 'lib/auth/', 'lib/audit/'] },
    agents: { from: ['lib/calls/', 'lib/http/', 'lib/auth/', 'lib/audit/'] },
    projection: {
      from: [
        'lib/providers/',
        'lib/calls/',
        'lib/agents/',
        'lib/analytics/roll-up.ts',
        'lib/http/',
        'lib/auth/',
        'lib/postgres/listen.ts',
        'lib/webhooks/prune-rejected.ts',
        'lib/jobs/',
        'lib/mappings/apply-mappings.ts',
        'lib/mappings/active-mappings.ts',
        'lib/mappings/word-mapping.ts',
        'lib/connections/delete-connection-kind.ts',
        'lib/retention/',
        'lib/webhooks/delivery-filters.ts',
        'lib/audit/',
      ],
    },
    analytics: { from: ['lib/calls/', 'lib/auth/', 'lib/audit/', 'lib/http/', 'lib/workspace/'] },
    mappings: {
      from: [
        'lib/calls/',
        'lib/providers/registry.ts',
        'lib/projection/',
        'lib/jobs/',
        'lib/http/',
        'lib/auth/',
        'lib/audit/',
      ],
    },
    jobs: { from: ['lib/http/', 'lib/auth/', 'lib/audit/'] },
    retention: {
      from: ['lib/calls/', 'lib/workspace/', 'lib/jobs/', 'lib/http/', 'lib/auth/', 'lib/audit/'],
    },
    views: { from: ['lib/calls/', 'lib/http/', 'lib/auth/', 'lib/audit/'] },
    export: {
      from: [
        'lib/calls/',
        'lib/auth/',
        'lib/audit/',
        'lib/http/',
        'lib/connections/connection-labels.ts',
        'lib/analytics/',
      ],
    },
    recordings: {
      from: [
        'lib/connections/recording-host.ts',
        'lib/providers/',
        'lib/calls/find-call-id.ts',
        'lib/http/',
        'lib/auth/',
        'lib/audit/',
      ],
    },
    connections: {
      from: [
        'lib/providers/',
        'lib/signatures/',
        'lib/calls/',
        'lib/projection/join-calls.ts',
        'lib/projection/write-calls.ts',
        'lib/projection/replay-job.ts',
        'lib/analytics/forget-connections.ts',
        'lib/jobs/',
        'lib/http/',
        'lib/auth/',
        'lib/audit/',
        'lib/workspace/',
      ],
    },
    workspace: { from: ['lib/http/', 'lib/auth/', 'lib/audit/', 'lib/calls/phone-number.ts'] },
    auth: { from: ['lib/http/', 'lib/audit/', 'lib/workspace/'] },
    audit: { from: ['lib/http/', 'lib/auth/'] },
    http: { from: [] },
    demo: {
      from: [
        'lib/providers/',
        'lib/webhooks/receive.ts',
        'lib/projection/drain.ts',
        'lib/analytics/forget-connections.ts',
        'lib/calls/call-key-id.ts',
        'lib/connections/',
        'lib/http/',
        'lib/auth/',
        'lib/audit/',
      ],
    },
    health: {
      from: [
        'lib/auth/',
        'lib/providers/',
        'lib/workspace/',
        'lib/connections/',
        'lib/postgres/',
        'lib/spool/',
        'lib/webhooks/',
      ],
    },
    postgres: { from: [] },
    launch: { from: ['lib/postgres/'] },
    cli: { from: ['lib/'] },
  };
  const product = lib.filter((file) => !isTest(file));
  const folderOf = (file: string) => /^lib\/([^/]+)\//.exec(file)?.[1];

  test('every folder of lib has its place in the map', () => {
    const folders = new Set(
      product.map(({ path: file }) => folderOf(file)).filter((folder) => folder !== undefined),
    );
    expect([...folders].filter((folder) => !(folder in allowed))).toEqual([]);
    const map = readFileSync(path.join(root, 'lib/README.md'), 'utf8');
    expect([...folders].filter((folder) => !map.includes(`| \`${folder}/\` |`))).toEqual([]);
  });

  test('go only where the map allows', () => {
    const wrong = product.flatMap(({ path: file, imports }) => {
      const folder = folderOf(file);
      const rule = folder === undefined ? { from: [] } : allowed[folder];
      const places = [
        ...(rule?.from ?? []),
        ...(rule?.pure ? [] : foundation),
        ...(folder ? [`lib/${folder}/`] : []),
      ];
      return imports
        .filter((target) => /^(lib|app|prisma|tests)\//.test(target))
        .filter((target) => !places.some((place) => target.startsWith(place)))
        .map((target) => `${file} → ${target}`);
    });
    expect(wrong).toEqual([]);
  });

  test('providers, transcripts and signatures know neither the database nor the clock', () => {
    const pure = product.filter(({ path: file }) => /^lib\/(providers|signatures|transcripts)\//.test(file));
    expect(pure.filter(({ imports }) => imports.some((name) => /^(pg|@prisma)/.test(name)))).toEqual([]);
    expect(
      pure
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
