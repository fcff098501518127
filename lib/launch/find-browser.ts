import { execFile, spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import path from 'node:path';
import { promisify } from 'node:util';
import { chromium } from '@playwright/test';
import { LaunchProblem } from './problem.ts';

/**
 * Finds a Chromium that runs: an installed one, or else the one that Playwright downloads, or else the one of
 * the system's package manager, installing it where it has to.
 *
 * @returns the path of the program.
 * @throws {LaunchProblem} when there is none to be had, saying how to install one.
 */
export async function findBrowser(say: (line: string) => void): Promise<string> {
  const present = await firstThatRuns([...installed, chromium.executablePath()]);
  if (present) return present;

  say('No Chromium is installed: trying the download of Playwright …');
  await show(process.execPath, [playwright(), 'install', '--no-shell', 'chromium'], {
    PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: '15000',
  });
  const downloaded = await firstThatRuns([chromium.executablePath()]);
  if (downloaded) return downloaded;

  if (process.getuid?.() === 0) {
    say('Trying the package manager of the system …');
    await show('apt-get', ['update'], aptEnvironment);
    await show(
      'apt-get',
      [
        'install',
        '--yes',
        '--no-install-recommends',
        '-o',
        'DPkg::Lock::Timeout=300',
        'chromium',
        'fonts-liberation',
      ],
      aptEnvironment,
    );
    const packaged = await firstThatRuns(installed);
    if (packaged) return packaged;
  }
  throw new LaunchProblem(
    'The end-to-end tests need Chromium, and none could be installed. Install Chromium or Google Chrome ' +
      '(for example "apt-get install chromium" as root, or "npx playwright install --with-deps chromium"), ' +
      'then run the command again.',
  );
}

const installed = [
  'chromium',
  'chromium-browser',
  'google-chrome-stable',
  'google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

const aptEnvironment = { DEBIAN_FRONTEND: 'noninteractive' };

/** A program may be there and lack its libraries, or be a stub that only says how to install the real one. */
async function firstThatRuns(candidates: readonly string[]): Promise<string | undefined> {
  for (const candidate of candidates) {
    const file = path.isAbsolute(candidate) ? candidate : await onPath(candidate);
    if (!file) continue;
    const version = await promisify(execFile)(file, ['--version'], { timeout: 20_000 }).catch(
      () => undefined,
    );
    if (version && /\d+\.\d+/.test(version.stdout)) return file;
  }
  return undefined;
}

async function onPath(program: string): Promise<string | undefined> {
  const found = await promisify(execFile)('/bin/sh', ['-c', 'command -v "$1"', 'sh', program]).catch(
    () => undefined,
  );
  return found?.stdout.trim() || undefined;
}

/** Runs a program whose output the user sees; it may fail, what counts is whether a browser is there after it. */
function show(program: string, args: readonly string[], environment: Record<string, string>): Promise<void> {
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      env: { ...process.env, ...environment },
      stdio: ['ignore', 'inherit', 'inherit'],
      timeout: 600_000,
    });
    child.on('error', () => resolve());
    child.on('close', () => resolve());
  });
}

function playwright(): string {
  return path.join(
    path.dirname(createRequire(import.meta.url).resolve('@playwright/test/package.json')),
    'cli.js',
  );
}
