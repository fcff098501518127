import { readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from './source-files.ts';

/**
 * What lib/README.md says of imports: the foundation, and the places that each folder may import besides. Files are
 * paths from the root, folders end with a slash.
 */
export function importMap(): { foundation: string[]; allowed: Map<string, string[]> } {
  const text = readFileSync(path.join(root, 'lib/README.md'), 'utf8');
  const [, about = ''] = /^The foundation is (.*)$/m.exec(text) ?? [];
  const files = spans(about).filter((name) => /^[a-z-]+\.ts$/.test(name));
  const rows = [...text.matchAll(/^\| `([a-z]+)\/` \|.*\| ([^|]*)\|$/gm)];
  return {
    foundation: [...files.map((name) => `lib/${name}`), 'prisma/client/'],
    allowed: new Map(rows.map(([, folder = '', places = '']) => [folder, placesOf(places)])),
  };
}

function placesOf(cell: string): string[] {
  if (cell.trim() === 'everything') return ['lib/'];
  return spans(cell).map((name) => (name.endsWith('.ts') ? `lib/${name}` : `lib/${name}/`));
}

const spans = (text: string) => [...text.matchAll(/`([^`]+)`/g)].map(([, span = '']) => span);
