import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { ConfigurationError, type Settings } from './env.ts';
import { createFile } from './write-file.ts';

/**
 * The secret that signs sessions and encrypts stored secrets: `APP_SECRET`, or else the one of the data
 * directory, made at the first start. Two processes that start at once agree on it.
 *
 * @throws {ConfigurationError} when the file is damaged: another secret could not decrypt what is stored.
 */
export async function appSecret({ APP_SECRET, DATA_DIR }: Settings): Promise<string> {
  if (APP_SECRET !== undefined) return APP_SECRET;
  const file = path.join(DATA_DIR, 'app-secret');
  await createFile(file, `${randomBytes(32).toString('base64url')}\n`);
  const secret = (await readFile(file, 'utf8')).trim();
  if (secret.length >= 32) return secret;
  throw new ConfigurationError(
    `${file} is damaged. Restore it from a backup, or set APP_SECRET to the secret it held: ` +
      'the stored secrets of the connections can be read with no other.',
  );
}
