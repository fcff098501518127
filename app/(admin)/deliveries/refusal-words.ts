import type { RefusalCause } from '@/lib/webhooks/authenticate.ts';

const words: Record<RefusalCause, string> = {
  unknown_provider: 'the address names no provider',
  unknown_connection: 'the address names no connection',
  missing_secret: 'the secret was missing',
  wrong_secret: 'the secret was wrong',
  missing_signature: 'the signature was missing; a proxy may have dropped its header',
  wrong_signature: 'the signature was wrong',
  nothing_signed: 'the body names no call, so there is nothing that could be signed',
  unknown_scheme: 'this version does not know how the connection is authenticated',
  no_active_secret: 'the connection has no valid secret',
  body_too_large: 'the body was too large',
  body_unreadable: 'the body could not be read to its end',
};

/** Why a request was refused, as part of a sentence. A cause of another version is shown as it is. */
export function refusalWords(cause: string): string {
  return isCause(cause) ? words[cause] : cause.replaceAll('_', ' ');
}

function isCause(cause: string): cause is RefusalCause {
  return Object.hasOwn(words, cause);
}
