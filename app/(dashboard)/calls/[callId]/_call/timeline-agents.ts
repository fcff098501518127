import { clockDuration } from '@/app/_ui/clock-duration.ts';
import type { Call } from '@/lib/calls/call.ts';
import type { AgentOffer } from '@/lib/calls/call-event.ts';
import type { StoredEvent } from '@/lib/calls/fold.ts';
import type { TimelineLane } from './timeline-layout.ts';
import { bar, instant, least, ownTime, type TimelineBar, type TimelineTimes } from './timeline-times.ts';

/** A lane for each rung agent, the first rung first; those without any time come last. */
export function agentLanes(call: Call, events: readonly StoredEvent[], times: TimelineTimes): TimelineLane[] {
  const legs = call.offers.map((offer) => ({ offer, ...legTimes(offer, call, events, times) }));
  const answers = legs.flatMap(({ answeredAt }) => answeredAt ?? []).sort((a, b) => a - b);
  return legs
    .map(({ offer, ring, answeredAt, isAnswerGiven }) => {
      // Whoever picked up later took the call over.
      const until = answers.find((at) => answeredAt !== null && at > answeredAt) ?? times.end ?? times.to;
      const from = answeredAt === null ? null : Math.max(answeredAt, times.connected ?? answeredAt);
      const talk = bar('talk', from, until, {
        times,
        isExact: isAnswerGiven && (times.end === null || times.isEndGiven),
        isOpen: until === times.to && times.end === null,
      });
      const bars = [ring, talk].filter((each) => each !== null);
      return {
        name: offer.name ?? offer.number ?? 'An agent without a name',
        bars,
        note: ring === null ? rangInWords(offer) : offer.result === 'missed' ? 'Did not pick up' : null,
      };
    })
    .sort((a, b) => beginning(a.bars) - beginning(b.bars));
}

type Leg = { ring: TimelineBar | null; answeredAt: number | null; isAnswerGiven: boolean };

function legTimes(offer: AgentOffer, call: Call, events: readonly StoredEvent[], times: TimelineTimes): Leg {
  const own = events.filter(({ facts }) => facts.offer !== undefined && isSame(facts.offer, offer));
  const first = (wanted: (event: StoredEvent) => boolean) => {
    const at = least(own.filter(wanted).flatMap((event) => ownTime(event, call) ?? []));
    return Number.isFinite(at) ? at : null;
  };
  // On outbound calls the first ring may be the customer's, and the agent was connected before the customer.
  const isAlone = call.offers.length === 1 && call.direction === 'inbound';
  const rungAt =
    first(({ kind }) => kind === 'agent_ringing') ?? (isAlone ? instant(call.firstRingAt) : null);
  const lasted = offer.ring === null ? null : offer.ring * 1000;

  if (offer.result === 'answered') {
    const given = first(({ kind }) => kind === 'agent_answered' || kind === 'connected');
    const byLength = rungAt !== null && lasted !== null ? rungAt + lasted : null;
    const isInbound = call.direction === 'inbound';
    const answeredAt = given ?? byLength ?? (isInbound ? times.connected : null);
    const from = rungAt ?? (answeredAt !== null && lasted !== null ? answeredAt - lasted : null);
    const isAnswerGiven = given !== null || (byLength === null && times.isConnectedGiven);
    const isExact = rungAt !== null && isAnswerGiven;
    return { ring: bar('ringing', from, answeredAt, { times, isExact }), answeredAt, isAnswerGiven };
  }
  const over = Math.min(times.connected ?? times.to, times.end ?? times.to);
  const ring = bar('ringing', rungAt, rungAt !== null && lasted !== null ? rungAt + lasted : over, {
    times,
    isExact: lasted === null,
    isOpen: lasted === null,
  });
  return { ring, answeredAt: null, isAnswerGiven: false };
}

/** What is told of an agent names the number, the name or both. */
function isSame(a: AgentOffer, b: AgentOffer): boolean {
  const agree = (one: string | null, other: string | null) => one === null || other === null || one === other;
  if (a.number === null && b.number === null) return a.name === b.name;
  return agree(a.number, b.number) && agree(a.name, b.name);
}

const results: Record<AgentOffer['result'], string> = {
  ringing: 'Was rung',
  answered: 'Picked up',
  missed: 'Did not pick up',
};

function rangInWords({ result, ring }: AgentOffer): string {
  if (ring === null) return `${results[result]}; when, the provider does not say.`;
  return `${results[result]} after ${clockDuration(ring)} of ringing; when, the provider does not say.`;
}

function beginning([first]: TimelineBar[]): number {
  return first?.from ?? Number.MAX_VALUE;
}
