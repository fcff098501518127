import { z } from 'zod';
import { oneLine } from './one-line.ts';

/** Two lists of words: what calls are tagged with (many a call), and what they are filed under (one a call). */
export const tagKind = z.enum(['tag', 'disposition']);
export type TagKind = z.infer<typeof tagKind>;

/** A word of a list: 1 to 60 characters in one line. */
export const tagName = oneLine(60);

export const tagId = z.uuid('is not the id of a tag');

/** A name as two of a list are compared: whatever the case. */
export function tagNameKey(name: string): string {
  return name.normalize('NFKC').toLowerCase();
}
