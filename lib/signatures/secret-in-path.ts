import { createHash, timingSafeEqual } from 'node:crypto';

/**
 * Whether an offered secret is one of the active ones, and which. Digests are compared, in constant time and
 * with every candidate, so that timing tells neither a prefix nor a length.
 *
 * @returns the matching secret, or `null`.
 */
export function secretInPath(offered: string, active: readonly string[]): string | null {
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
