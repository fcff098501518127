import { Stack, Text } from '@mantine/core';
import { Panel } from '@/app/_ui/panel.tsx';
import { TextLink } from '@/app/_ui/text-link.tsx';
import type { Connection } from '@/lib/connections/connection.ts';
import type { FirstDeliveryReport } from '@/lib/connections/first-delivery.ts';
import type { Provider } from '@/lib/providers/provider.ts';
import { Pending } from './first-delivery-panel.tsx';
import { TestButtons } from './test-buttons.tsx';
import { TroubleNote } from './trouble-note.tsx';

type Props = { connection: Connection; provider: Provider; report: FirstDeliveryReport; reportZone: string };

/** Trying the connection out without the provider, and what came of it. */
export function TestPanel({ connection, provider, report: { test, tests }, reportZone }: Props) {
  return (
    <Panel title="Test delivery">
      <Stack gap="sm">
        <Text size="sm">
          Sends a made-up call of {provider.label} over HTTP, with the real secret, the way the provider
          would. It is marked as a test and counts in no figure.
        </Text>
        <TestButtons connectionId={connection.id} tests={tests} />
        <div aria-live="polite">
          {test === null ? null : test.state === 'understood' ? (
            <Text size="sm">
              The test arrived and became a call: {test.call.headline}{' '}
              <TextLink href={`/calls/${test.call.id}`}>Look at the call</TextLink>
            </Text>
          ) : test.state === 'waiting' || test.state === 'reading' || test.state === 'held' ? (
            <Pending arrival={test} reportZone={reportZone} />
          ) : (
            <TroubleNote trouble={test} provider={provider} connection={connection} zone={reportZone} />
          )}
        </div>
      </Stack>
    </Panel>
  );
}
