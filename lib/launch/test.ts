import { spawn } from 'node:child_process';
import { readFile, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { z } from 'zod';
import { buildApp } from './build-app.ts';
import { findBrowser } from './find-browser.ts';
import { root } from './place.mjs';
import { describeProblem, LaunchProblem } from './problem.ts';

const reports = { unit: 'tests/output/unit.json', e2e: 'tests/output/e2e.json' };

/** Each answers with an exit code. */
const steps: Record<string, (args: readonly string[]) => Promise<number>> = {
  lint: (args) =>
    run('@biomejs/biome', 'biome', ['ci', ...(process.stdout.isTTY ? [] : ['--colors=off']), ...args]),
  // A fresh clone lacks the declarations that Next derives from the routes.
  types: async (args) =>
    (await run('next', 'next', ['typegen'])) || (await run('typescript', 'tsc', ['--noEmit', ...args])),
  unit: (args) =>
    run('vitest', 'vitest', [
      ...['run', '--config', 'tests/vitest.config.ts', '--reporter', 'default', '--reporter', 'json'],
      ...['--outputFile.json', reports.unit, ...args],
    ]),
  build: async () => {
    if (!(await buildApp(console.log))) console.log('Built already, of these sources.');
    return 0;
  },
  e2e: async (args) => {
    const browser = await findBrowser(console.log);
    return await run(
      '@playwright/test',
      'playwright',
      ['test', '--config', 'tests/playwright.config.ts', ...args],
      {
        SWITCHBOARD_TEST_BROWSER: browser,
      },
    );
  },
};

/**
 * `npm test`: everything, or with a step's name only that step with further arguments for its runner. Stops at
 * the first failure with its exit code, and ends with the number of tests that passed and failed.
 */
async function test([name, ...args]: readonly string[]): Promise<number> {
  if (name !== undefined && !Object.hasOwn(steps, name)) {
    throw new LaunchProblem(`There is no step "${name}". The steps: ${Object.keys(steps).join(', ')}`);
  }
  await rm(path.join(root, 'tests/output'), { recursive: true, force: true });
  for (const [step, work] of Object.entries(steps)) {
    if (name !== undefined && step !== name) continue;
    console.log(`\n── ${step} ${'─'.repeat(60 - step.length)}\n`);
    const code = await work(args);
    if (code !== 0) {
      console.log(`\nThe step "${step}" failed.`);
      return code;
    }
  }
  return 0;
}

/** Runs a package's own program, so that no shell and no npx stands between. */
function run(
  name: string,
  program: string,
  args: readonly string[],
  environment: Record<string, string> = {},
): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [programFile(name, program), ...args], {
      cwd: root,
      env: { ...process.env, NEXT_TELEMETRY_DISABLED: '1', ...environment },
      stdio: 'inherit',
    });
    child.on('error', reject);
    child.on('close', (code) => resolve(code ?? 1));
  });
}

function programFile(name: string, program: string): string {
  const manifest = createRequire(import.meta.url).resolve(`${name}/package.json`);
  const bin = z
    .union([z.string(), z.record(z.string(), z.string())])
    .parse(createRequire(import.meta.url)(manifest).bin);
  const file = typeof bin === 'string' ? bin : bin[program];
  if (file === undefined) throw new LaunchProblem(`The package ${name} has no program "${program}".`);
  return path.join(path.dirname(manifest), file);
}

type Count = { passed: number; failed: number };

/** A file that could not even be read holds no test that failed, but it is a failure. */
const unitReport = z
  .object({
    numPassedTests: z.number(),
    numFailedTests: z.number(),
    testResults: z.array(z.object({ status: z.string(), assertionResults: z.array(z.unknown()) })),
  })
  .transform(({ numPassedTests, numFailedTests, testResults }): Count => {
    const unread = testResults.filter(
      ({ status, assertionResults }) => status === 'failed' && !assertionResults.length,
    );
    return { passed: numPassedTests, failed: numFailedTests + unread.length };
  });

/** What fails outside of any test, such as the start of the app, stands apart. */
const e2eReport = z
  .object({
    stats: z.object({ expected: z.number(), flaky: z.number(), unexpected: z.number() }),
    errors: z.array(z.unknown()),
  })
  .transform(
    ({ stats, errors }): Count => ({
      passed: stats.expected + stats.flaky,
      failed: stats.unexpected + errors.length,
    }),
  );

async function totals(): Promise<string | undefined> {
  const counts = [await report(reports.unit, unitReport), await report(reports.e2e, e2eReport)];
  const known = counts.filter((count) => count !== undefined);
  if (known.length === 0) return undefined;
  const sum = (of: keyof Count) => known.reduce((total, count) => total + count[of], 0);
  return `${sum('passed')} passed, ${sum('failed')} failed`;
}

async function report<T>(file: string, schema: z.ZodType<T>): Promise<T | undefined> {
  const text = await readFile(path.join(root, file), 'utf8').catch(() => undefined);
  return text === undefined ? undefined : schema.parse(JSON.parse(text));
}

let code = 1;
try {
  code = await test(process.argv.slice(2));
} catch (error) {
  console.error(describeProblem(error));
}
const line = await totals();
if (line) console.log(`\n${line}`);
process.exit(code);
