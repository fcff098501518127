import type { RefusalCause } from '@/lib/webhooks/refusal-cause.ts';

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
  address_not_allowed: 'the connection takes nothing from this address',
  rate_limited: 'the connection sent more than its rate limit',
  too_many_attempts: 'too many refused requests came from this address',
  uri_too_long: 'the address with its query was too long',
  headers_too_large: 'the headers were too large',
  body_too_large: 'the body was too large',
  body_unreadable: 'the body could not be read to its end',
  timed_out: 'the body did not arrive in time',
  not_stored: 'it could not be stored just then',
};

/** Why a request was refused, as part of a sentence. A cause of another version is shown as it is. */
export function refusalWords(cause: string): string {
  return isCause(cause) ? words[cause] : cause.replaceAll('_', ' ');
}

function isCause(cause: string): cause is RefusalCause {
  return Object.hasOwn(words, cause);
}
