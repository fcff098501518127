import { fingerprint } from '../connections/seal-secret.ts';
import type { Provider } from '../providers/provider.ts';
import { secretInPath } from '../signatures/secret-in-path.ts';

/** What a request shows to prove who sent it. */
export type Credentials = {
  /** The path after the connection, in segments. */
  rest: readonly string[];
};

/** Why a request was refused, as the admin reads it under *Rejected*. */
export type RefusalCause =
  | 'unknown_provider'
  | 'unknown_connection'
  | 'missing_secret'
  | 'wrong_secret'
  | 'no_active_secret'
  | 'body_too_large'
  | 'body_unreadable';

export type AuthenticationResult =
  | { ok: true; fingerprint: string /** What is left of the path: the trigger. */; trigger: string }
  | { ok: false; cause: RefusalCause /** Of what was offered. */; fingerprint: string | null };

/**
 * Whether a request comes from who holds one of the connection's active secrets, by the scheme that its
 * provider declares. The answer is a value with a reason; without an active secret nothing passes.
 */
export function authenticate(
  { authentication }: Provider,
  active: readonly string[],
  { rest }: Credentials,
): AuthenticationResult {
  switch (authentication.scheme) {
    case 'secret-in-path': {
      const [offered, ...trigger] = rest;
      if (offered === undefined || offered === '')
        return { ok: false, cause: 'missing_secret', fingerprint: null };
      if (active.length === 0)
        return { ok: false, cause: 'no_active_secret', fingerprint: fingerprint(offered) };
      const secret = secretInPath(offered, active);
      if (secret === null) return { ok: false, cause: 'wrong_secret', fingerprint: fingerprint(offered) };
      return { ok: true, fingerprint: fingerprint(secret), trigger: trigger.join('/') };
    }
  }
}
