import { createHmac } from 'node:crypto';
import { deriveKey } from '../derive-key.ts';
import { sameSecret } from '../signatures/same-secret.ts';

/** What a test delivery says that no other request can: over all that decides what the delivery says. */
type MarkedContent = {
  connectionId: string;
  trigger: string;
  /** Without `?`. */
  query: string;
  body: Uint8Array;
};

/** The header by which a request shows that Switchboard itself sent it as a test. Its value is never stored. */
export const testMarkHeader = 'x-switchboard-test-signature';

/** The value of the header: HMAC-SHA256 under a key of this installation. */
export function testMark({ connectionId, trigger, query, body }: MarkedContent): string {
  derived ??= deriveKey('test-delivery/v1');
  return createHmac('sha256', derived)
    .update(JSON.stringify([connectionId, trigger, query]))
    .update(body)
    .digest('base64url');
}

/** Whether a request is a test that Switchboard made; without the header, or with a foreign one, it is not. */
export function isTestMark(offered: string | null, content: () => MarkedContent): boolean {
  return offered !== null && sameSecret(offered, [testMark(content())]) !== null;
}

let derived: Buffer | undefined;
