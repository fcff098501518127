import { sameSecret } from './same-secret.ts';

/**
 * Whether an `Authorization` header carries one of the active secrets, bare or after `Bearer`, and which.
 *
 * @returns the matching secret, or `null`.
 */
export function authorizationKey(header: string, active: readonly string[]): string | null {
  return sameSecret(header.trim().replace(/^bearer\s+/i, ''), active);
}
