import { Table, TableTbody, TableTd, TableTh, TableThead, TableTr, Text } from '@mantine/core';
import { EmptyNote } from '@/app/_ui/empty-note.tsx';
import { Instant } from '@/app/_ui/instant.tsx';
import { TableFrame } from '@/app/_ui/table-frame.tsx';
import { TextLink } from '@/app/_ui/text-link.tsx';
import { wholeNumber } from '@/app/_ui/whole-number.ts';
import { withQuery } from '@/app/_ui/with-query.ts';
import type { DeliverySummary } from '@/lib/webhooks/list-deliveries.ts';
import classes from './deliveries.module.css';
import { DeliveryStateMark } from './delivery-state-mark.tsx';

type Props = {
  deliveries: DeliverySummary[];
  zone: string;
  /** The list's own parameters, by which a delivery's page finds its neighbours. */
  query: string;
};

export function DeliveryTable({ deliveries, zone, query }: Props) {
  if (deliveries.length === 0) {
    return (
      <EmptyNote title="No deliveries here">
        Nothing was received that matches. A request that was refused for its secret stands under Rejected
        requests.
      </EmptyNote>
    );
  }
  return (
    <TableFrame label="Deliveries" minWidth={760}>
      <Table highlightOnHover>
        <TableThead>
          <TableTr>
            <TableTh>Received</TableTh>
            <TableTh>State</TableTh>
            <TableTh>Connection</TableTh>
            <TableTh>Content</TableTh>
            <TableTh ta="right">Calls</TableTh>
            <TableTh ta="right">Repeats</TableTh>
          </TableTr>
        </TableThead>
        <TableTbody>
          {deliveries.map((delivery) => (
            <TableTr key={delivery.id}>
              <TableTd style={{ whiteSpace: 'nowrap' }}>
                <TextLink href={withQuery(`/deliveries/${delivery.id}`, query)}>
                  <Instant at={delivery.receivedAt} zone={zone} />
                </TextLink>
              </TableTd>
              <TableTd>
                <DeliveryStateMark state={delivery.state} />
                {delivery.isTest && (
                  <Text size="xs" c="dimmed">
                    Test
                  </Text>
                )}
                {delivery.reason && (
                  <Text size="xs" c="dimmed" maw={340}>
                    {delivery.reason}
                  </Text>
                )}
              </TableTd>
              <TableTd className={classes.connection}>
                <bdi>{delivery.connectionLabel}</bdi>
              </TableTd>
              <TableTd>
                {delivery.contentType.split(';')[0] || `${delivery.method}, no content type`}
                <Text size="xs" c="dimmed">
                  {wholeNumber(delivery.bytes)} bytes
                  {delivery.trigger === '' ? '' : ` · ${delivery.trigger}`}
                </Text>
              </TableTd>
              <TableTd ta="right">{delivery.calls}</TableTd>
              <TableTd ta="right">{delivery.repeats}</TableTd>
            </TableTr>
          ))}
        </TableTbody>
      </Table>
    </TableFrame>
  );
}
