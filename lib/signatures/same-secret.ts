import { createHash, timingSafeEqual } from 'node:crypto';

/**
 * Which of the active secrets was offered. Digests are compared, in constant time and with every candidate, so
 * that timing tells neither a prefix nor a length.
 *
 * @returns the matching secret, or `null`.
 */
export function sameSecret(offered: string, active: readonly string[]): string | null {
  const digest = sha256(offered);
  let match: string | null = null;
  for (const secret of active) {
    if (timingSafeEqual(digest, sha256(secret))) match = secret;
  }
  return match;
}

function sha256(text: string): Buffer {
  return createHash('sha256').update(text, 'utf8').digest();
}
