import { Instant } from '@/app/_ui/instant.tsx';
import type { Call } from '@/lib/calls/call.ts';
import type { StoredEvent } from '@/lib/calls/fold.ts';
import { eventLabels } from '@/lib/calls/labels.ts';
import classes from '../call.module.css';
import { Card } from './card.tsx';
import { elapsed } from './elapsed.ts';
import { eventFacts } from './event-facts.ts';
import { TimelineDrawing } from './timeline-drawing.tsx';
import { timelineLayout } from './timeline-layout.ts';

type Props = { call: Call; events: StoredEvent[]; zone: string };

/** The course of the call drawn to scale, and every event in words; what has no time comes last. */
export function Timeline({ call, events, zone }: Props) {
  const layout = timelineLayout(call, events);
  return (
    <Card title="Timeline" note="as the provider reported it">
      {layout && <TimelineDrawing layout={layout} direction={call.direction} />}
      <h3>Events</h3>
      <ol className={classes.timeline}>
        {byTime(events).map((event) => (
          <li key={`${event.deliveryId} ${event.ordinal}`}>
            <span className={classes.when}>
              <Instant at={event.at} zone={zone} style="time" />
              <small>{event.at !== null && elapsed(call.startedAt, event.at)}</small>
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
