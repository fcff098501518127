import { createHmac, timingSafeEqual } from 'node:crypto';

/** The base64 HMAC-SHA256 of a call's id: what the sender puts into its signature header. */
export function signCallId(callId: string, secret: string): string {
  return mac(callId, secret).toString('base64');
}

/**
 * Whether a signature is that of a call's id under one of the active secrets, and which. It proves who sent the
 * request, not that its body is intact: the body is not part of what is signed.
 *
 * @returns the matching secret, or `null`.
 */
export function hmacCallId(signature: string, callId: string, active: readonly string[]): string | null {
  const offered = Buffer.from(signature.trim(), 'base64');
  let match: string | null = null;
  for (const secret of active) {
    const expected = mac(callId, secret);
    if (offered.length === expected.length && timingSafeEqual(offered, expected)) match = secret;
  }
  return match;
}

function mac(callId: string, secret: string): Buffer {
  return createHmac('sha256', secret).update(callId, 'utf8').digest();
}
