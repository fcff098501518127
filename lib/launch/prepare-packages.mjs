import path from 'node:path';
import { PreparationError, prepareOnce, readText, runNode } from './preparation.mjs';

/**
 * Installs the packages of package-lock.json unless exactly these are installed. npm keeps a lock file of what
 * it installed inside node_modules, written last: an installation that was killed has none.
 *
 * @param {string} root the checkout
 */
export async function preparePackages(root) {
  await prepareOnce(
    root,
    () => !isInstalled(root),
    () => {
      console.error('Installing packages …');
      // Building and testing need the development packages, also where NODE_ENV says "production".
      const args = [
        'ci',
        '--include=dev',
        '--include=optional',
        '--no-audit',
        '--no-fund',
        '--loglevel=error',
      ];
      const { ok } = runNode([npmProgram(), ...args], { cwd: root, quiet: false });
      if (!ok) {
        throw new PreparationError(
          'The packages could not be installed; npm says why above. ' +
            'Check the network and the registry that npm uses ("npm ping"), then run the command again.',
        );
      }
    },
  );
}

/** @param {string} root */
function isInstalled(root) {
  const wanted = packagesOf(path.join(root, 'package-lock.json'));
  const installed = packagesOf(path.join(root, 'node_modules', '.package-lock.json'));
  if (!wanted || !installed) return false;
  return Object.entries(wanted).every(([name, { version, resolved, integrity, optional }]) => {
    if (name === '') return true;
    const found = installed[name];
    // Optional packages are those of other systems.
    if (!found) return optional === true;
    return (
      found.version === version && (integrity ? found.integrity === integrity : found.resolved === resolved)
    );
  });
}

/** @param {string} file */
function packagesOf(file) {
  const text = readText(file);
  try {
    return text && JSON.parse(text).packages;
  } catch {
    return undefined;
  }
}

/** The npm that runs this command; otherwise the one that came with Node.js. */
function npmProgram() {
  const running = process.env.npm_execpath;
  if (running?.endsWith('npm-cli.js')) return running;
  const bin = path.dirname(process.execPath);
  return process.platform === 'win32'
    ? path.join(bin, 'node_modules/npm/bin/npm-cli.js')
    : path.join(bin, '../lib/node_modules/npm/bin/npm-cli.js');
}
