// What every command of package.json runs first. Nothing may be installed yet, so this file and those it
// imports are plain JavaScript without packages. All they say goes to stderr: stdout may be a command's JSON.
import { existsSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { isPacked, root } from './place.mjs';
import { prepareClient } from './prepare-client.mjs';
import { preparePackages } from './prepare-packages.mjs';

const oldestNode = [20, 19];

const programs = {
  start: 'lib/launch/start.ts',
  dev: 'lib/launch/dev.ts',
  test: 'lib/launch/test.ts',
  switchboard: 'lib/cli/switchboard.ts',
  migration: 'lib/postgres/print-migration.ts',
  bench: 'tests/bench/bench.ts',
  faults: 'tests/faults/faults.ts',
  lighthouse: 'tests/lighthouse/lighthouse.ts',
  screenshots: 'tests/screenshots/screenshots.ts',
  pack: 'lib/launch/pack.ts',
};

/** Programs that a packed folder has. */
const packed = ['start', 'switchboard'];

/** Programs that must not see what the person at the keyboard has configured. */
const isolated = ['test', 'bench', 'faults', 'lighthouse', 'screenshots'];

try {
  await run();
} catch (error) {
  console.error(error instanceof Error && error.name === 'PreparationError' ? error.message : error);
  process.exit(1);
}

async function run() {
  const [command = '', ...args] = process.argv.slice(2);
  if (isNodeTooOld()) {
    fail(
      `Switchboard needs Node.js ${oldestNode.join('.')} or later; this is ${process.version}. ` +
        'Install a newer one from https://nodejs.org and try again.',
    );
  }
  const commands = isPacked ? packed : Object.keys(programs);
  const program = commands.includes(command) ? programs[command] : undefined;
  if (!program) fail(`Usage: node lib/launch/bootstrap.mjs <${commands.join(' | ')}> [arguments]`);

  process.chdir(root);
  if (!isolated.includes(command) && existsSync('.env')) process.loadEnvFile('.env');
  if (!isPacked) {
    await preparePackages(root);
    await prepareClient(root);
  }

  // In this process rather than a child's: exit codes and signals need no passing on.
  const { register } = await import('tsx/esm/api');
  register();
  process.setSourceMapsEnabled(true);
  const file = path.join(root, program);
  process.argv.splice(1, process.argv.length, file, ...args);
  await import(pathToFileURL(file).href);
}

function isNodeTooOld() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  return major < oldestNode[0] || (major === oldestNode[0] && minor < oldestNode[1]);
}

function fail(message) {
  console.error(message);
  process.exit(1);
}
