import { fingerprint } from '../connections/seal-secret.ts';
import type { ReadPayload } from '../http/read-payload.ts';
import type { Authentication } from '../providers/provider.ts';
import { authorizationKey } from '../signatures/authorization-key.ts';
import { hmacCallId } from '../signatures/hmac-call-id.ts';
import { sameSecret } from '../signatures/same-secret.ts';
import type { RefusalCause } from './refusal-cause.ts';

/** What a request shows to prove who sent it. */
export type Credentials = {
  /** The path after the connection, in segments. */
  rest: readonly string[];
  headers: Headers;
  /** Reads the body; asked for only by schemes that sign something in it. */
  payload: () => Promise<ReadPayload>;
};

type AuthenticationResult =
  | { ok: true; fingerprint: string /** What is left of the path: the trigger. */; trigger: string }
  | { ok: false; cause: RefusalCause /** Of what was offered. */; fingerprint: string | null };

/**
 * Whether a request comes from who holds one of the connection's active secrets, by the scheme that the
 * connection uses. The answer is a value with a reason; without an active secret nothing passes.
 */
export async function authenticate(
  authentication: Authentication,
  active: readonly string[],
  credentials: Credentials,
): Promise<AuthenticationResult> {
  switch (authentication.scheme) {
    case 'secret-in-path': {
      const [offered = '', ...trigger] = credentials.rest;
      return judge(offered, 'secret', sameSecret(offered, active), active, trigger);
    }
    case 'authorization-key': {
      const offered = credentials.headers.get('authorization') ?? '';
      return judge(offered, 'secret', authorizationKey(offered, active), active, credentials.rest);
    }
    case 'hmac-call-id': {
      const header = authentication.headers.find((name) => credentials.headers.has(name));
      const offered = header === undefined ? '' : (credentials.headers.get(header) ?? '');
      if (offered === '') return { ok: false, cause: 'missing_signature', fingerprint: null };
      const read = await credentials.payload();
      const signed = read.ok ? authentication.signedId(read.payload) : undefined;
      if (signed === undefined) return { ok: false, cause: 'nothing_signed', fingerprint: null };
      return judge(offered, 'signature', hmacCallId(offered, signed, active), active, credentials.rest);
    }
  }
}

function judge(
  offered: string,
  what: 'secret' | 'signature',
  match: string | null,
  active: readonly string[],
  trigger: readonly string[],
): AuthenticationResult {
  if (offered === '') return { ok: false, cause: `missing_${what}`, fingerprint: null };
  if (match !== null) return { ok: true, fingerprint: fingerprint(match), trigger: trigger.join('/') };
  const cause = active.length === 0 ? 'no_active_secret' : (`wrong_${what}` as const);
  return { ok: false, cause, fingerprint: fingerprint(offered) };
}
