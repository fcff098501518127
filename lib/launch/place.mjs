import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The checkout, or what `npm run pack` has written: where package.json lies. */
export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');

/** Whether this is a packed folder: built, complete, and without anything that builds or tests. */
export const isPacked = existsSync(path.join(root, 'server.js'));
