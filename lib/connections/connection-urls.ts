import { env } from '../env.ts';
import type { Provider, Setup } from '../providers/provider.ts';

/** What the admin pastes into the provider's portal: addresses, and a header where the scheme uses one. */
export type ConnectionUrls = Setup;

/**
 * The webhook addresses of a connection. They start with `APP_URL`, the address under which the provider
 * reaches this server.
 *
 * @param secret `null` puts dots in its place: for showing where it stands without saying it.
 */
export function connectionUrls(
  provider: Provider,
  connectionId: string,
  secret: string | null,
): ConnectionUrls {
  const shown = secret ?? hiddenSecret;
  const base = `${env().APP_URL}/api/webhooks/${provider.id}/${connectionId}`;
  switch (provider.authentication.scheme) {
    case 'secret-in-path':
      return { urls: [{ label: 'Webhook URL', url: `${base}/${shown}` }], header: null };
  }
}

const hiddenSecret = '••••••••';
