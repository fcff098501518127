import { Instant } from '@/app/_ui/instant.tsx';
import { wholeNumber } from '@/app/_ui/whole-number.ts';
import type { SearchBound } from '@/lib/webhooks/delivery-filters.ts';
import classes from './deliveries.module.css';

/** How far back a search went, where it did not go all the way. */
export function SearchNote({ search, zone }: { search: SearchBound | null; zone: string }) {
  if (search === null || !search.isCut || search.since === null) return null;
  return (
    <p className={classes.said} role="status">
      Searched among the newest {wholeNumber(search.lookedAt)} deliveries, back to{' '}
      <Instant at={search.since.receivedAt} zone={zone} style="minute" />. Choose an earlier period to search
      further back.
    </p>
  );
}
