import { randomBytes } from 'node:crypto';
import type { Transaction } from '../db.ts';
import { fingerprint, sealSecret } from './seal-secret.ts';

export type IssuedSecret = { secret: string; fingerprint: string };

/** Makes a new secret for a connection, 192 random bits, and stores it sealed. Valid from now on. */
export async function issueSecret(tx: Transaction, connectionId: string): Promise<IssuedSecret> {
  const secret = `whs_${randomBytes(24).toString('base64url')}`;
  const issued = { secret, fingerprint: fingerprint(secret) };
  await tx.connectionSecret.create({
    data: { connectionId, ciphertext: sealSecret(secret, connectionId), fingerprint: issued.fingerprint },
  });
  return issued;
}
