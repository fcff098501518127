import { z } from 'zod';

/** Characters that a note may have: code points, so that 😀 is one. */
const longestNote = 4_000;

const tooLong = `must have at most ${longestNote.toLocaleString('en')} characters`;

/** The text of a note: any lines of any script, without white space around them. What cannot be stored is refused. */
export const noteText = z
  .string('must be text')
  .max(longestNote * 10, tooLong)
  .transform((text) => text.normalize('NFC').replace(/\r\n?/g, '\n').trim())
  .refine((text) => text !== '', { error: 'must not be empty', abort: true })
  .refine((text) => [...text].length <= longestNote, tooLong)
  .refine((text) => !/(?![\n\t])[\p{Cc}\p{Cs}]/u.test(text), 'must not have control characters')
  .refine((text) => /[\p{L}\p{N}\p{P}\p{S}]/u.test(text), 'must have a character that can be seen');
