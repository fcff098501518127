import { z } from 'zod';

/**
 * A view's name: 1 to 80 characters, white space made single. Others may read it in their own menu, so nothing in
 * it may hide, or turn around what stands beside it.
 */
export const viewName = z
  .string('must be text')
  .max(1_000, 'must have at most 80 characters')
  .transform((name) => name.normalize('NFC').replace(/\s+/gu, ' ').trim())
  .refine((name) => name !== '', {
    error: 'must not be empty: it is what the view is chosen by',
    abort: true,
  })
  .refine((name) => [...name].length <= 80, 'must have at most 80 characters')
  .refine(
    (name) => !/[\p{Cc}\p{Cs}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/u.test(name),
    'must not have control characters',
  )
  .refine((name) => /[\p{L}\p{N}\p{P}\p{S}]/u.test(name), 'must have a character that can be seen');
