import { LinkButton } from '@/app/_ui/link-button.tsx';
import { withQuery } from '@/app/_ui/with-query.ts';
import type { DeliveryNeighbours } from '@/lib/webhooks/delivery-neighbours.ts';
import classes from '../deliveries.module.css';

/** The way to the deliveries next to this one in the list it was opened from. */
export function Neighbours({ neighbours, query }: { neighbours: DeliveryNeighbours; query: string }) {
  const { newer, older } = neighbours;
  return (
    <nav className={classes.actions} aria-label="Deliveries of the list">
      {newer !== null && (
        <LinkButton href={withQuery(`/deliveries/${newer}`, query)} variant="default" size="xs">
          ← Newer
        </LinkButton>
      )}
      {older !== null && (
        <LinkButton href={withQuery(`/deliveries/${older}`, query)} variant="default" size="xs">
          Older →
        </LinkButton>
      )}
    </nav>
  );
}
