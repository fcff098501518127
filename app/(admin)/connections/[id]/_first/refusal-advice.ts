import type { SeenRefusal } from '@/lib/connections/first-delivery-state.ts';
import type { Authentication } from '@/lib/providers/provider.ts';

type Scheme = Authentication['scheme'];

/** What to do about a refused request, by how the connection is authenticated. `null`: the cause says it all. */
export function refusalAdvice({ cause }: Pick<SeenRefusal, 'cause'>, scheme: Scheme): string | null {
  switch (cause) {
    case 'unknown_provider':
    case 'unknown_connection':
      return 'The address was not pasted whole, or belongs to a connection that was deleted. Copy it again from here.';
    case 'missing_secret':
      return scheme === 'authorization-key'
        ? 'No Authorization header came. Either the portal does not send the key, or a proxy in front of Switchboard drops the header.'
        : 'The address ends before the secret. Show the secret, and copy the whole address again.';
    case 'wrong_secret':
      return scheme === 'authorization-key'
        ? 'The key in the Authorization header is another one. Show the secret, and copy the key again.'
        : 'The secret in the address is another one, or was cut off. Show the secret, and copy the whole address again.';
    case 'missing_signature':
      return 'Nothing was signed. Either no webhook secret was generated in the portal, or a proxy in front of Switchboard drops the header of the signature: nginx does so with underscores in a name, unless underscores_in_headers is on.';
    case 'wrong_signature':
      return 'It was signed with another secret than the one that this connection has. Copy the webhook secret out of the portal and enter it under Secrets → Rotate.';
    case 'nothing_signed':
      return 'The body names no call. Is this address entered for another kind of webhook?';
    case 'no_active_secret':
      return 'All secrets of this connection have ended. Rotate, and paste the new one into the portal.';
    case 'address_not_allowed':
      return 'Add the address to those that may send, under Limits on the connection’s page.';
    default:
      return null;
  }
}
