import { Stack, Text } from '@mantine/core';
import { Instant } from '@/app/_ui/instant.tsx';
import { Note } from '@/app/_ui/note.tsx';
import { providerHelpHref } from '@/app/_ui/provider-help-href.ts';
import { TextLink } from '@/app/_ui/text-link.tsx';
import { refusalWords } from '@/app/(admin)/deliveries/refusal-words.ts';
import { authenticationOf } from '@/lib/connections/connection-urls.ts';
import type { SeenDelivery, SeenRefusal, Trouble } from '@/lib/connections/first-delivery-state.ts';
import type { Provider } from '@/lib/providers/provider.ts';
import { refusalAdvice } from './refusal-advice.ts';

type Props = {
  trouble: Trouble;
  provider: Provider;
  connection: { id: string; authentication: string };
  /** By whose clocks instants are shown. */
  zone: string;
};

/** Why what came did not become a call, and what to do. */
export function TroubleNote({ trouble, provider, connection, zone }: Props) {
  switch (trouble.state) {
    case 'refused':
      return <Refused refusal={trouble.refusal} provider={provider} connection={connection} zone={zone} />;
    case 'other_provider':
      return (
        <Note tone="bad" title={`This looks like ${trouble.provider.label}`}>
          <Stack gap={4}>
            <span>
              What came <Instant at={trouble.at} zone={zone} /> says nothing in {provider.label}’s words, but{' '}
              {trouble.provider.label} would understand it. Check which portal this address was pasted into,
              or add a connection for {trouble.provider.label}.
            </span>
            <DeliveryLink delivery={trouble.delivery} />
          </Stack>
        </Note>
      );
    case 'unreadable':
      return (
        <Note tone="bad" title="It came, and could not be read">
          <Stack gap={4}>
            <span>
              <Instant at={trouble.at} zone={zone} />: {trouble.delivery.reason ?? 'no reason was noted'}.
            </span>
            <ContentType delivery={trouble.delivery} />
            <DeliveryLink delivery={trouble.delivery} />
            <TextLink href={providerHelpHref(provider.id, 'fields')}>
              What {provider.label} should send
            </TextLink>
          </Stack>
        </Note>
      );
    case 'ignored':
      return (
        <Note tone="warning" title="It came, and speaks of no call">
          <Stack gap={4}>
            <span>
              <Instant at={trouble.at} zone={zone} />: {trouble.delivery.reason ?? 'it names no call'}. The
              delivery is kept; the connection works. Waiting for one that speaks of a call.
            </span>
            <ContentType delivery={trouble.delivery} />
            <DeliveryLink delivery={trouble.delivery} />
          </Stack>
        </Note>
      );
  }
}

function Refused({ refusal, provider, connection, zone }: Omit<Props, 'trouble'> & { refusal: SeenRefusal }) {
  const advice = refusalAdvice(refusal, authenticationOf(provider, connection).scheme);
  return (
    <Note tone="bad" title="A request was refused">
      <Stack gap={4}>
        <span>
          <Instant at={refusal.at} zone={zone} />: {refusalWords(refusal.cause)}
          {refusal.detail && ` (${refusal.detail})`}
          {refusal.times > 1 && `, ${refusal.times} times`}.
        </span>
        {advice && <span>{advice}</span>}
        {!refusal.ofThisConnection && (
          <Text size="xs" c="dimmed">
            Its address named no connection, so it may not have been meant for this one.
          </Text>
        )}
        {(refusal.address || refusal.fingerprint) && (
          <Text size="xs" c="dimmed">
            {refusal.address && `From ${refusal.address}. `}
            {refusal.fingerprint && `Fingerprint of what it offered: ${refusal.fingerprint}.`}
          </Text>
        )}
        <TextLink
          href={
            refusal.ofThisConnection
              ? `/deliveries?connection=${connection.id}&state=rejected`
              : '/deliveries?state=rejected'
          }
        >
          Refused requests
        </TextLink>
      </Stack>
    </Note>
  );
}

function ContentType({ delivery: { contentType, readableAs } }: { delivery: SeenDelivery }) {
  if (readableAs === null) return null;
  return (
    <span>
      It was sent as <code>{contentType || 'no content type'}</code>, but is <code>{readableAs}</code>. Set
      that content type in the portal.
    </span>
  );
}

function DeliveryLink({ delivery }: { delivery: SeenDelivery }) {
  return <TextLink href={`/deliveries/${delivery.id}`}>Look at the delivery</TextLink>;
}
