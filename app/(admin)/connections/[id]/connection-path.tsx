import type { ReactNode } from 'react';
import { providerHelpHref } from '@/app/_ui/provider-help-href.ts';
import { TextLink } from '@/app/_ui/text-link.tsx';
import type { Provider } from '@/lib/providers/provider.ts';

/** Where a connection's page stands: below all connections and its provider. */
export function ConnectionPath({ provider, children }: { provider: Provider; children?: ReactNode }) {
  return (
    <>
      <TextLink href="/connections" underline="always">
        Connections
      </TextLink>{' '}
      /{' '}
      <TextLink href={providerHelpHref(provider.id)} underline="always">
        {provider.label}
      </TextLink>
      {children}
    </>
  );
}
