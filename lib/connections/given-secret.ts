import { z } from 'zod';
import { AppError } from '../http/app-error.ts';
import type { Authentication } from '../providers/provider.ts';

/** A secret that a provider made and an admin pasted. Empty: there is none. */
export const givenSecret = z
  .string()
  .trim()
  .max(500, 'must have at most 500 characters')
  .refine((secret) => secret === '' || secret.length >= 8, 'must have at least 8 characters: paste all of it')
  .transform((secret) => (secret === '' ? undefined : secret))
  .optional();

/**
 * Makes sure that a secret is given only where the provider makes it.
 *
 * @throws {AppError} `invalid_input` where Switchboard makes the secret itself.
 */
export function refuseForeignSecret({ secretFrom }: Authentication, secret: string | undefined): void {
  if (secret === undefined || secretFrom === 'provider') return;
  const message = 'is made by Switchboard for this way of authentication: leave it empty';
  throw new AppError('invalid_input', `secret: ${message}`, { problems: [{ key: 'secret', message }] });
}
