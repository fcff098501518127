import { cp, readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import nextConfig from '../../next.config.js';
import { isPacked, root } from './place.mjs';

const outputName = nextConfig.distDir ?? '.next';

/** What a build writes. */
export const buildOutput = path.join(root, outputName);

/**
 * What serves: Next's `standalone` output, a folder with all of the app and with what that needs of the packages.
 * A packed folder is one itself.
 */
export const serverFolder = isPacked ? root : path.join(buildOutput, 'standalone');

/** What Next puts into it that the app needs. */
const parts = ['server.js', 'package.json', 'node_modules', outputName];

/**
 * Adds to Next's output what a browser asks for, which Next leaves to others, and removes what else is there:
 * Next copies any file of the checkout, `.env` among them, of which it suspects that it might be read.
 */
export async function completeServerFolder(): Promise<void> {
  for (const name of await readdir(serverFolder)) {
    if (!parts.includes(name)) await rm(path.join(serverFolder, name), { recursive: true, force: true });
  }
  const copy = (from: string, to: string) => cp(from, path.join(serverFolder, to), { recursive: true });
  await copy(path.join(buildOutput, 'static'), path.join(outputName, 'static'));
  await copy(path.join(root, 'public'), 'public');
}
