import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** A source file of the project: its path from the root with forward slashes, its text, and what it imports. */
export type SourceFile = { path: string; text: string; imports: string[] };

export const root = path.resolve(import.meta.dirname, '../..');

/** All TypeScript and JavaScript sources below a folder of the project, tests beside the code included. */
export function sourceFiles(folder: string): SourceFile[] {
  return readdirSync(path.join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(ts|tsx|mjs)$/.test(entry.name))
    .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)).replaceAll(path.sep, '/'))
    .map((file) => {
      const text = readFileSync(path.join(root, file), 'utf8');
      return { path: file, text, imports: importsOf(file, text) };
    });
}

export const isTest = ({ path: file }: SourceFile) => /\.test\.tsx?$/.test(file);

const importing = /(?:\bfrom|\bimport)\s*\(?\s*['"]([^'"]+)['"]/g;

/** Modules of the project as paths from the root; packages by name. */
function importsOf(file: string, text: string): string[] {
  return [...text.matchAll(importing)].map(([, specifier = '']) => {
    if (specifier.startsWith('@/')) return specifier.slice(2);
    if (specifier.startsWith('.'))
      return path.posix.normalize(path.posix.join(path.posix.dirname(file), specifier));
    return specifier;
  });
}
