import { z } from 'zod';

/**
 * A few words in one line, white space made single. Everybody reads them in lists, so nothing in them may hide, or
 * turn around what stands beside it.
 *
 * @param most how many characters it may have; code points, so that 😀 is one.
 */
export function oneLine(most: number) {
  const tooLong = `must have at most ${most} characters`;
  return z
    .string('must be text')
    .max(most * 10, tooLong)
    .transform((text) => text.normalize('NFC').replace(/\s+/gu, ' ').trim())
    .refine((text) => text !== '', { error: 'must not be empty', abort: true })
    .refine((text) => [...text].length <= most, tooLong)
    .refine(
      (text) => !/[\p{Cc}\p{Cs}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/u.test(text),
      'must not have control characters',
    )
    .refine((text) => /[\p{L}\p{N}\p{P}\p{S}]/u.test(text), 'must have a character that can be seen');
}
