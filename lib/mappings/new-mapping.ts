import { z } from 'zod';
import { hangupParty } from '../calls/vocabulary.ts';
import { findProvider } from '../providers/registry.ts';
import { mappedReason, readEntry } from './word-mapping.ts';

/** A word that is longer is a sentence, and says something else each time. */
const longestEntry = 500;

/** Whether a word holds what looks like a telephone number: seven digits or more, however they are grouped. */
function holdsNumber(entry: string): boolean {
  return /\p{Nd}(?:[\s().\p{Pd}]{0,3}\p{Nd}){6,}/u.test(entry);
}

/** Names a word of a provider: `entry` is `field=word`, as the list of unread words has it. */
export const saidWord = z.object({
  provider: z
    .string()
    .refine((id) => findProvider(id) !== undefined, { error: 'choose one of the providers' }),
  entry: z
    .string()
    .max(longestEntry, `a word of more than ${longestEntry} characters cannot be given a meaning`)
    .refine((entry) => !holdsNumber(entry), {
      error: 'what holds a telephone number is another word for each call and cannot be given a meaning',
    })
    .transform((entry, context) => {
      const said = readEntry(entry);
      if (said) return said;
      context.addIssue({ code: 'custom', message: 'write it as field=word' });
      return z.NEVER;
    }),
});
export type SaidWord = z.input<typeof saidWord>;

/** What a person says that a word means. */
export const newMapping = saidWord.extend({
  reason: z.enum(mappedReason.options, { error: 'choose why the call ended' }),
  party: z.enum(hangupParty.options, { error: 'choose who ended it' }),
});
export type NewMapping = z.input<typeof newMapping>;
