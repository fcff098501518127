import { Loader, Stack, Text } from '@mantine/core';
import { Instant } from '@/app/_ui/instant.tsx';
import { Note } from '@/app/_ui/note.tsx';
import { Panel } from '@/app/_ui/panel.tsx';
import { TextLink } from '@/app/_ui/text-link.tsx';
import { DeliveryStateMark } from '@/app/(admin)/deliveries/delivery-state-mark.tsx';
import { refusalWords } from '@/app/(admin)/deliveries/refusal-words.ts';
import type { DeliverySummary } from '@/lib/webhooks/list-deliveries.ts';
import type { RejectedSummary } from '@/lib/webhooks/list-rejected.ts';
import classes from './last-deliveries.module.css';

type Props = {
  connectionId: string;
  deliveries: DeliverySummary[];
  rejected: RejectedSummary[];
  zone: string;
};

/** Whether anything arrives: the newest deliveries, or that nothing came yet. */
export function LastDeliveries({ connectionId, deliveries, rejected, zone }: Props) {
  const [refused] = rejected;
  return (
    <Panel
      title="Last deliveries"
      actions={
        deliveries.length > 0 && <TextLink href={`/deliveries?connection=${connectionId}`}>All</TextLink>
      }
    >
      <Stack gap="sm" aria-live="polite">
        {deliveries.length === 0 && (
          <div className={classes.waiting}>
            <Loader size="xs" aria-hidden="true" />
            <Text size="sm">Waiting for the first delivery. This page notices by itself.</Text>
          </div>
        )}
        {deliveries.length > 0 && (
          <ul className={classes.list}>
            {deliveries.map((delivery) => (
              <li key={delivery.id}>
                <TextLink href={`/deliveries/${delivery.id}`}>
                  <Instant at={delivery.receivedAt} zone={zone} />
                </TextLink>
                <DeliveryStateMark state={delivery.state} />
                {delivery.reason && (
                  <Text size="xs" c="dimmed" className={classes.reason}>
                    {delivery.reason}
                  </Text>
                )}
              </li>
            ))}
          </ul>
        )}
        {refused && (
          <Note tone="warning" title="Requests were refused">
            The newest: <Instant at={refused.receivedAt} zone={zone} />, {refusalWords(refused.cause)}.{' '}
            <TextLink href={`/deliveries?connection=${connectionId}&state=rejected`} size="sm">
              See all
            </TextLink>
          </Note>
        )}
      </Stack>
    </Panel>
  );
}
