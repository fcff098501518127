import { Instant } from '@/app/_ui/instant.tsx';
import type { StoredEvent } from '@/lib/calls/fold.ts';
import { eventLabels } from '@/lib/calls/labels.ts';
import classes from '../call.module.css';
import { Card } from './card.tsx';
import { elapsed } from './elapsed.ts';
import { eventFacts } from './event-facts.ts';

type Props = { events: StoredEvent[]; startedAt: string; zone: string };

/** What was reported, in the order in which it happened; what has no time comes last. */
export function Timeline({ events, startedAt, zone }: Props) {
  return (
    <Card title="Events" note="as the provider reported them">
      <ol className={classes.timeline}>
        {byTime(events).map((event) => (
          <li key={`${event.deliveryId} ${event.ordinal}`}>
            <span className={classes.when}>
              <Instant at={event.at} zone={zone} style="time" />
              <small>{event.at !== null && elapsed(startedAt, event.at)}</small>
            </span>
            <div>
              <strong>{eventLabels[event.kind]}</strong>
              <Facts event={event} />
            </div>
          </li>
        ))}
      </ol>
    </Card>
  );
}

function Facts({ event }: { event: StoredEvent }) {
  const facts = eventFacts(event.facts);
  if (facts.length === 0) return null;
  return (
    <ul className={classes.eventFacts}>
      {facts.map(({ name, value }) => (
        <li key={name}>
          <span className={classes.quiet}>{name}</span> {value}
        </li>
      ))}
    </ul>
  );
}

function byTime(events: StoredEvent[]): StoredEvent[] {
  // Instants have one format, so text compares as time does; equal ones keep the order of the fold.
  return [...events].sort((a, b) => {
    if (a.at === b.at) return 0;
    if (a.at === null) return 1;
    if (b.at === null) return -1;
    return a.at < b.at ? -1 : 1;
  });
}
