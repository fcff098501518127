import { createHash, randomBytes } from 'node:crypto';
import { env } from '../../env.ts';

/** What a person needs to be let in once. It can be shown this one time only: just its hash is kept. */
export type InvitationLink = { url: string; expiresAt: Date };

/** How long the links work. Who holds the link of a reset takes over an account that is in use: it is shorter. */
export const linkLifetime = { join: 7 * 24 * 3_600_000, reset: 24 * 3_600_000 };

/** A new link, and the hash of its token to store. */
export function makeInvitationLink(kind: keyof typeof linkLifetime): InvitationLink & { tokenHash: Buffer } {
  const token = randomBytes(32).toString('base64url');
  return {
    url: `${env().APP_URL}/invitation/${token}`,
    tokenHash: hashOfToken(token),
    expiresAt: new Date(Date.now() + linkLifetime[kind]),
  };
}

/** SHA-256 is enough: a token has 256 random bits, so there is nothing to guess. */
export function hashOfToken(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
