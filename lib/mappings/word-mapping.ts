import { z } from 'zod';
import { hangupParty, hangupReason } from '../calls/vocabulary.ts';

/** What a person can say of a word: any reason there is. */
export const mappedReason = hangupReason.exclude(['unmapped']);
export type MappedReason = z.infer<typeof mappedReason>;

/** What a provider's word for how a call ended means, as a person says, where its own table does not know it. */
export const wordMapping = z.object({
  /** Both as the provider writes them. */
  field: z.string(),
  word: z.string(),
  reason: mappedReason,
  /** Who ended the call, where the provider does not tell. */
  party: hangupParty,
});
export type WordMapping = z.infer<typeof wordMapping>;

/** A field and its word as events and calls list what nobody knows: `field=word`. */
export function entryOf({ field, word }: Pick<WordMapping, 'field' | 'word'>): string {
  return `${field}=${word}`;
}

/** The field and the word of an entry; `undefined` when it names no field. */
export function readEntry(entry: string): Pick<WordMapping, 'field' | 'word'> | undefined {
  const end = entry.indexOf('=');
  return end < 1 ? undefined : { field: entry.slice(0, end), word: entry.slice(end + 1) };
}
