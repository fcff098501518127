import { randomBytes } from 'node:crypto';
import type { Transaction } from '../db.ts';
import { fingerprint, sealSecret } from './seal-secret.ts';

type IssuedSecret = { secret: string; fingerprint: string };

/**
 * Gives a connection a secret, valid from now on, and stores it sealed: the one that the provider made, else a
 * new one of 192 random bits.
 */
export async function issueSecret(
  tx: Transaction,
  connectionId: string,
  given?: string | undefined,
): Promise<IssuedSecret> {
  const secret = given ?? `whs_${randomBytes(24).toString('base64url')}`;
  const issued = { secret, fingerprint: fingerprint(secret) };
  await tx.connectionSecret.create({
    data: { connectionId, ciphertext: sealSecret(secret, connectionId), fingerprint: issued.fingerprint },
  });
  return issued;
}
