import { Code, Stack, Text } from '@mantine/core';
import type { Metadata } from 'next';
import { type Fact, Facts } from '@/app/_ui/facts.tsx';
import { Instant } from '@/app/_ui/instant.tsx';
import { notFoundOr } from '@/app/_ui/not-found-or.ts';
import { PageHeader } from '@/app/_ui/page-header.tsx';
import { Panel } from '@/app/_ui/panel.tsx';
import { TextLink } from '@/app/_ui/text-link.tsx';
import { UnknownValue } from '@/app/_ui/unknown-value.tsx';
import { reportTimeZone } from '@/lib/analytics/report-time-zone.ts';
import { requireViewer } from '@/lib/auth/require-viewer.ts';
import { can, type Viewer } from '@/lib/auth/viewer.ts';
import { type DeliveryDetail, getDelivery } from '@/lib/webhooks/get-delivery.ts';
import { DeliveryStateMark } from '../delivery-state-mark.tsx';
import { Became } from './became.tsx';
import { Body } from './body.tsx';

export const metadata: Metadata = { title: 'Delivery' };

export default async function DeliveryPage({ params }: { params: Promise<{ id: string }> }) {
  const viewer = await requireViewer('bodies.read');
  const { id } = await params;
  const [delivery, zone] = await Promise.all([notFoundOr(getDelivery(viewer, id)), reportTimeZone()]);
  return (
    <>
      <PageHeader title="Delivery" actions={<DeliveryStateMark state={delivery.state} />}>
        {can(viewer, 'deliveries.read') && (
          <>
            <TextLink href="/deliveries" underline="always">
              Deliveries
            </TextLink>{' '}
            /{' '}
          </>
        )}
        <Instant at={delivery.receivedAt} zone={zone} style="exact" /> ({zone})
      </PageHeader>
      <Stack gap="md">
        <Became delivery={delivery} />
        <Panel title="Received">
          <Facts facts={receivedFacts(viewer, delivery, zone)} />
        </Panel>
        <Body body={delivery.body} />
        <Panel title="Headers">
          <Facts
            facts={Object.entries(delivery.headers).map(([name, value]) => ({
              name,
              value: <Code>{value}</Code>,
            }))}
          />
          <Text size="xs" c="dimmed" mt="sm">
            Headers that carry secrets are not kept.
          </Text>
        </Panel>
      </Stack>
    </>
  );
}

function receivedFacts(viewer: Viewer, delivery: DeliveryDetail, zone: string): Fact[] {
  const label = can(viewer, 'connections.manage') ? (
    <TextLink href={`/connections/${delivery.connectionId}`}>{delivery.connectionLabel}</TextLink>
  ) : (
    delivery.connectionLabel
  );
  const again = (
    <>
      {delivery.repeats} time(s), last <Instant at={delivery.lastReceivedAt} zone={zone} />
    </>
  );
  const fingerprint = delivery.secretFingerprint ? (
    <Code>{delivery.secretFingerprint}</Code>
  ) : (
    <UnknownValue />
  );
  return [
    { name: 'Connection', value: label },
    {
      name: 'Request',
      value: `${delivery.method}${delivery.contentType === '' ? '' : `, ${delivery.contentType}`}`,
    },
    { name: 'Trigger', value: delivery.trigger || <UnknownValue what="None" /> },
    { name: 'Query', value: delivery.query ? <Code>{delivery.query}</Code> : <UnknownValue what="None" /> },
    { name: 'The same again', value: delivery.repeats === 0 ? 'never' : again },
    { name: 'From', value: delivery.address ?? <UnknownValue /> },
    { name: 'Secret used', value: fingerprint },
    { name: 'Id', value: <Code>{delivery.id}</Code> },
  ];
}
