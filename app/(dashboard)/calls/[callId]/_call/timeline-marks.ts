import type { Call } from '@/lib/calls/call.ts';
import type { StoredEvent } from '@/lib/calls/fold.ts';
import { eventLabels, partyLabels } from '@/lib/calls/labels.ts';
import { ownTime, type TimelineTimes } from './timeline-times.ts';

/** What happened at an instant, in seconds after the drawing begins; more than one where they coincide. */
export type TimelineMark = { at: number; labels: string[] };

/** Closer together, as a part of the whole drawing, they could not be told apart. */
const closest = 0.006;

/** The events that have a time of their own and happened within the drawing, the first first. */
export function timelineMarks(
  events: readonly StoredEvent[],
  call: Call,
  { from, to }: TimelineTimes,
): TimelineMark[] {
  const timed = events
    .flatMap((event) => {
      const at = ownTime(event, call);
      return at === null || at < from || at > to ? [] : [{ at, label: labelOf(event) }];
    })
    .sort((a, b) => a.at - b.at);
  const marks: TimelineMark[] = [];
  for (const { at, label } of timed) {
    const seconds = (at - from) / 1000;
    const last = marks.at(-1);
    const isNear = last !== undefined && seconds - last.at <= ((to - from) / 1000) * closest;
    if (!isNear) marks.push({ at: seconds, labels: [label] });
    else if (!last.labels.includes(label)) last.labels.push(label);
  }
  return marks;
}

function labelOf({ kind, facts }: StoredEvent): string {
  if (kind === 'dtmf' && facts.dtmf !== undefined) return `Keys pressed: ${facts.dtmf}`;
  if (kind === 'ended' && facts.hangup) return `Call ended by ${partyLabels[facts.hangup.party].word}`;
  if (facts.offer?.name) return `${eventLabels[kind]}: ${facts.offer.name}`;
  return eventLabels[kind];
}
