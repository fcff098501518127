import { Code, Stack, Text } from '@mantine/core';
import type { Metadata } from 'next';
import { CopyButton } from '@/app/_ui/copy-button.tsx';
import { type Fact, Facts } from '@/app/_ui/facts.tsx';
import { Instant } from '@/app/_ui/instant.tsx';
import { LinkButton } from '@/app/_ui/link-button.tsx';
import { notFoundOr } from '@/app/_ui/not-found-or.ts';
import { PageHeader } from '@/app/_ui/page-header.tsx';
import { Panel } from '@/app/_ui/panel.tsx';
import { TextLink } from '@/app/_ui/text-link.tsx';
import { UnknownValue } from '@/app/_ui/unknown-value.tsx';
import { withQuery } from '@/app/_ui/with-query.ts';
import { reportTimeZone } from '@/lib/analytics/report-time-zone.ts';
import { requireViewer } from '@/lib/auth/require-viewer.ts';
import { can, type Viewer } from '@/lib/auth/viewer.ts';
import type { SearchParameters } from '@/lib/calls/filter-url.ts';
import { deliveryEffect } from '@/lib/projection/delivery-effect.ts';
import { deliveryNeighbours } from '@/lib/webhooks/delivery-neighbours.ts';
import { type DeliveryDetail, getDelivery } from '@/lib/webhooks/get-delivery.ts';
import classes from '../deliveries.module.css';
import { readDeliveryAddress } from '../delivery-address.ts';
import { DeliveryStateMark } from '../delivery-state-mark.tsx';
import { Answer } from './answer.tsx';
import { Became } from './became.tsx';
import { Body } from './body.tsx';
import { Effect } from './effect.tsx';
import { Neighbours } from './neighbours.tsx';

export const metadata: Metadata = { title: 'Delivery' };

type Props = { params: Promise<{ id: string }>; searchParams: Promise<SearchParameters> };

export default async function DeliveryPage({ params, searchParams }: Props) {
  const viewer = await requireViewer('bodies.read');
  const { id } = await params;
  const [delivery, zone] = await Promise.all([notFoundOr(getDelivery(viewer, id)), reportTimeZone()]);
  const { filters, query } = readDeliveryAddress(await searchParams, zone, new Date());
  const [effects, neighbours] = await Promise.all([
    deliveryEffect(viewer, delivery.id),
    can(viewer, 'deliveries.read') ? deliveryNeighbours(viewer, delivery, filters) : null,
  ]);
  const mayReplay = can(viewer, 'pipeline.run') && delivery.bodyRemovedAt === null;
  const headers = Object.entries(delivery.headers);
  return (
    <>
      <PageHeader
        title="Delivery"
        actions={
          <div className={classes.actions}>
            <DeliveryStateMark state={delivery.state} />
            {mayReplay && (
              <LinkButton href={`/deliveries/replay?delivery=${delivery.id}`} variant="default" size="xs">
                Replay …
              </LinkButton>
            )}
            {neighbours && <Neighbours neighbours={neighbours} query={query} />}
          </div>
        }
      >
        {neighbours && (
          <>
            <TextLink href={withQuery('/deliveries', query)} underline="always">
              Deliveries
            </TextLink>{' '}
            /{' '}
          </>
        )}
        <Instant at={delivery.receivedAt} zone={zone} style="exact" /> ({zone})
      </PageHeader>
      <Stack gap="md">
        <Became delivery={delivery} />
        <Effect effects={effects} zone={zone} />
        <Panel title="Received">
          <Facts facts={receivedFacts(viewer, delivery, zone)} />
        </Panel>
        {delivery.bodyRemovedAt === null ? (
          <Body body={delivery.body} rawHref={`/deliveries/${delivery.id}/raw`} />
        ) : (
          <Panel title="Body">
            <Text size="sm" c="dimmed">
              Removed <Instant at={delivery.bodyRemovedAt} zone={zone} />, as the settings ask. What was read
              of it stays.
            </Text>
          </Panel>
        )}
        <Answer answer={delivery.answer} />
        <Panel title="Headers">
          <Facts facts={headers.map(([name, value]) => ({ name, value: <Code>{value}</Code> }))} />
          <Text size="xs" c="dimmed" mt="sm">
            Headers that carry secrets are not kept.
          </Text>
          <CopyButton
            label="Copy headers"
            value={headers.map(([name, value]) => `${name}: ${value}`).join('\n')}
          />
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
