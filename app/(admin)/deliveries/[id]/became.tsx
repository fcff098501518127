import { Text } from '@mantine/core';
import { Note } from '@/app/_ui/note.tsx';
import { Panel } from '@/app/_ui/panel.tsx';
import { providerHelpHref } from '@/app/_ui/provider-help-href.ts';
import { TextLink } from '@/app/_ui/text-link.tsx';
import type { DeliveryDetail } from '@/lib/webhooks/get-delivery.ts';

/** What became of a delivery: that it was read, or why it was not. */
export function Became({ delivery }: { delivery: DeliveryDetail }) {
  const { state, reason, calls, isTest } = delivery;
  return (
    <Panel title="What became of it">
      {state === 'failed' && (
        <Note tone="bad" title="It could not be read">
          {reason ?? 'No reason was noted.'}{' '}
          <TextLink href={providerHelpHref(delivery.provider, 'fields')} underline="always">
            What this provider should send
          </TextLink>
        </Note>
      )}
      {state === 'ignored' && (
        <Text size="sm">Kept, but it says nothing about a call: {reason ?? 'no reason noted'}.</Text>
      )}
      {state === 'pending' && <Text size="sm">Kept; it waits for its turn. This takes a moment.</Text>}
      {state === 'projected' && (
        <Text size="sm">
          {calls.length === 0
            ? 'Read, and no call came of it.'
            : `Read; it speaks of ${calls.length === 1 ? 'one call' : `${calls.length} calls`}.`}
        </Text>
      )}
      {isTest && <Text size="sm">It is a test: its calls are in no figure.</Text>}
    </Panel>
  );
}
