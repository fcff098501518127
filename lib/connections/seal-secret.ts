import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import { deriveKey } from '../derive-key.ts';
import { env } from '../env.ts';
import { AppError } from '../http/app-error.ts';

/**
 * Encrypts a connection's secret for storage: AES-256-GCM under a key derived from `APP_SECRET`, bound to the
 * connection, so that an envelope copied to another connection does not open. Layout: version (1 byte),
 * nonce (12), tag (16), ciphertext.
 */
export function sealSecret(
  secret: string,
  connectionId: string,
  { appSecret = env().APP_SECRET, nonce = randomBytes(nonceLength) } = {},
): Uint8Array<ArrayBuffer> {
  const cipher = createCipheriv(algorithm, sealingKey(appSecret), nonce);
  cipher.setAAD(Buffer.from(connectionId));
  const ciphertext = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()]);
  return new Uint8Array(Buffer.concat([Buffer.of(version), nonce, cipher.getAuthTag(), ciphertext]));
}

/**
 * The secret inside an envelope of `sealSecret`.
 *
 * @throws {AppError} `internal` when it was sealed under another `APP_SECRET`, for another connection, or is
 * damaged; the message says what to do and not which of them.
 */
export function openSecret(
  envelope: Uint8Array,
  connectionId: string,
  { appSecret = env().APP_SECRET } = {},
): string {
  try {
    if (envelope[0] !== version) throw new Error('unknown version');
    const [nonce, tag, ciphertext] = [
      envelope.subarray(1, 13),
      envelope.subarray(13, 29),
      envelope.subarray(29),
    ];
    const decipher = createDecipheriv(algorithm, sealingKey(appSecret), nonce);
    decipher.setAAD(Buffer.from(connectionId));
    decipher.setAuthTag(tag);
    return Buffer.concat([decipher.update(ciphertext), decipher.final()]).toString('utf8');
  } catch (cause) {
    throw new AppError(
      'internal',
      `The secret of connection ${connectionId} cannot be decrypted. It was stored under another APP_SECRET: ` +
        'restore that one, or rotate the secret of this connection.',
      { cause },
    );
  }
}

/** What a secret is called where it must not be shown: the first 12 hex digits of its SHA-256. */
export function fingerprint(secret: string): string {
  return createHash('sha256').update(secret, 'utf8').digest('hex').slice(0, 12);
}

const version = 1;
const algorithm = 'aes-256-gcm';
const nonceLength = 12;

function sealingKey(appSecret: string): Buffer {
  return deriveKey('connection-secret/v1', appSecret);
}
