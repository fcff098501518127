import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { hash, PreparationError, prepareOnce, readText, runNode } from './preparation.mjs';

/**
 * Generates the database client unless it was generated from this very schema by this version of Prisma.
 *
 * @param {string} root the checkout
 */
export async function prepareClient(root) {
  const stampFile = path.join(root, 'prisma', 'client', '.generated-from');
  const stamp = hash(
    ['prisma/schema.prisma', 'node_modules/prisma/package.json']
      .map((file) => readText(path.join(root, file)) ?? '')
      .join('\n'),
  );
  await prepareOnce(
    root,
    () => readText(stampFile) !== stamp,
    () => {
      console.error('Generating the database client …');
      const args = ['node_modules/prisma/build/index.js', 'generate', '--config', 'prisma/prisma.config.ts'];
      const { ok, output } = runNode(args, { cwd: root, quiet: true });
      if (!ok) throw new PreparationError(`The database client could not be generated:\n${output.trim()}`);
      writeFileSync(stampFile, stamp);
    },
  );
}
