import { hashPassword, verifyPassword } from 'better-auth/crypto';
import { z } from 'zod';

export const minPasswordLength = 10;
export const maxPasswordLength = 128;

/** A password that may be chosen: its length is what counts. */
export const password = z
  .string()
  .min(minPasswordLength, `must have at least ${minPasswordLength} characters; a few unrelated words do well`)
  .max(maxPasswordLength, `must have at most ${maxPasswordLength} characters`);

/** The hash to store, as sign-in verifies it (scrypt; takes a noticeable part of a second). */
export function hash(chosen: string): Promise<string> {
  return hashPassword(chosen);
}

/** Whether a password is the one that was hashed. Takes as long as hashing. */
export function verify(stored: string, given: string): Promise<boolean> {
  return given.length > maxPasswordLength
    ? Promise.resolve(false)
    : verifyPassword({ hash: stored, password: given });
}
