import { hkdfSync } from 'node:crypto';
import { env } from './env.ts';

/**
 * A 256-bit key for one purpose, derived from `APP_SECRET` (HKDF-SHA256), so that no two uses share a key.
 *
 * @param purpose never changes once something was made with it.
 */
export function deriveKey(purpose: string, appSecret = env().APP_SECRET): Buffer {
  return Buffer.from(hkdfSync('sha256', appSecret, '', `switchboard/${purpose}`, 32));
}
