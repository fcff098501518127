import { env } from '../env.ts';
import type { Authentication, Provider, Setup } from '../providers/provider.ts';

/** What the admin pastes into the provider's portal: addresses, and a header where the scheme uses one. */
export type ConnectionUrls = Setup;

/**
 * The webhook addresses of a connection, one for each trigger where its provider has triggers. They start with
 * `APP_URL`, the address under which the provider reaches this server.
 *
 * @param secret `null` puts dots in its place: for showing where it stands without saying it.
 */
export function connectionUrls(
  provider: Provider,
  connection: { id: string; authentication: string },
  secret: string | null,
): ConnectionUrls {
  const { scheme } = authenticationOf(provider, connection);
  const shown = secret ?? hiddenSecret;
  const address = `${env().APP_URL}/api/webhooks/${provider.id}/${connection.id}`;
  const base = scheme === 'secret-in-path' ? `${address}/${shown}` : address;
  return {
    scheme,
    urls: [
      { label: 'Webhook URL', url: base },
      ...provider.triggers.map(({ slug, label }) => ({ label, url: `${base}/${slug}` })),
    ],
    header: scheme === 'authorization-key' ? { name: 'Authorization', value: shown } : null,
  };
}

/** The scheme that a connection uses; its provider's first one should this version no longer have it. */
export function authenticationOf(
  { authentication }: Provider,
  connection: { authentication: string },
): Authentication {
  return authentication.find(({ scheme }) => scheme === connection.authentication) ?? authentication[0];
}

const hiddenSecret = '••••••••';
