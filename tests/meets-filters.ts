import type { Call } from '../lib/calls/call.ts';
import type { CallOrder } from '../lib/calls/call-order.ts';
import type { Facet } from '../lib/calls/facet-counts.ts';
import type { CallFilters, LengthRange } from '../lib/calls/filters.ts';
import { agents, type SeenCall } from './many-sided-calls.ts';

/** Whether filters mean a call, found out by looking at it: what every query must agree with. */
export function meets({ call, fields, failed, spoken: words }: SeenCall, filters: CallFilters): boolean {
  const oneOf = (wanted: string[] | undefined, value: string | null) =>
    wanted === undefined || (value !== null && wanted.includes(value));
  const is = (wanted: boolean | undefined, value: boolean) => wanted === undefined || wanted === value;
  const inRange = (wanted: LengthRange | undefined, value: number | null) =>
    wanted === undefined ||
    (value !== null && value >= (wanted.min ?? 0) && value <= (wanted.max ?? Number.POSITIVE_INFINITY));
  return (
    (filters.from === undefined || call.startedAt >= filters.from) &&
    (filters.to === undefined || call.startedAt < filters.to) &&
    oneOf(filters.state, call.state) &&
    oneOf(filters.direction, call.direction) &&
    oneOf(filters.outcome, call.outcome) &&
    oneOf(filters.reason, call.reason) &&
    oneOf(filters.party, call.party) &&
    oneOf(filters.handledBy, call.handledBy) &&
    oneOf(filters.connection, call.connectionId) &&
    oneOf(filters.provider, call.provider) &&
    oneOf(filters.agent, call.agentId) &&
    oneOf(filters.businessNumber, call.businessNumber) &&
    oneOf(filters.queue, call.queue) &&
    oneOf(filters.campaign, call.campaign) &&
    inRange(filters.duration, call.duration) &&
    inRange(filters.talk, call.talk) &&
    inRange(filters.wait, call.wait) &&
    inRange(filters.ring, call.ring) &&
    inRange(filters.hold, call.hold) &&
    is(filters.hasRecording, call.recordingState === 'available') &&
    is(filters.hasTranscript, call.hasTranscript) &&
    is(filters.hasAction, call.actionCount > 0) &&
    is(filters.hasFailedAction, failed) &&
    is(filters.hasContradiction, call.contradictions.length > 0) &&
    is(filters.isTest, call.isTest) &&
    (filters.field ?? []).every((wanted) =>
      fields.some(
        ([identifier, value]) =>
          identifier === wanted.identifier && (wanted.value === null || value === wanted.value),
      ),
    ) &&
    (filters.q === undefined || says(call, words, filters.q))
  );
}

/** What each of these searches means, worked out by hand. */
const answers: Record<string, (call: Call, digits: string, words: string) => boolean> = {
  '+91 98123': (_call, digits) => digits.includes('9198123'),
  '098123 45678': (_call, digits) => digits.includes('9812345678'),
  '5678': (_call, digits) => digits.includes('5678'),
  '0018': (_call, digits) => digits.includes('0018'),
  '2838': ({ businessNumber }) => businessNumber === '+918047192838',
  refund: (_call, _digits, words) => words.includes('refund'),
  'order refund': (_call, _digits, words) => words.includes('refund') && words.includes('order'),
  meera: ({ customerName }) => customerName === 'Meera',
  sales: ({ queue }) => queue?.startsWith('Sales') ?? false,
  diwali: ({ campaign }) => campaign === 'Diwali 2026',
  asha: ({ agentId }) => agentId === agents[0],
  '%': () => false,
  'nobody at all': () => false,
};

/** The searches whose meaning is known here. */
export const searches = Object.keys(answers);

function says(call: Call, words: string, q: string): boolean {
  const digits = (call.customerNumber ?? call.customerNumberRaw ?? '').replace(/\D/g, '');
  return answers[q]?.(call, digits, words) ?? false;
}

/** How many calls have which value of a facet. */
export function tally(name: Facet, found: SeenCall[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const sample of found) {
    const value = facetOf(name, sample);
    if (value !== null) counts[String(value)] = (counts[String(value)] ?? 0) + 1;
  }
  return counts;
}

function facetOf(name: Facet, { call, failed }: SeenCall): string | boolean | null {
  switch (name) {
    case 'connection':
      return call.connectionId;
    case 'agent':
      return call.agentId;
    case 'hasRecording':
      return call.recordingState === 'available';
    case 'hasAction':
      return call.actionCount > 0;
    case 'hasFailedAction':
      return failed;
    case 'hasContradiction':
      return call.contradictions.length > 0;
    default:
      return call[name];
  }
}

/** The ids of calls in an order, without those that it leaves out. */
export function inOrder(found: SeenCall[], { by, descending }: CallOrder): string[] {
  const key = (call: Call) => (by === 'started' ? Date.parse(call.startedAt) : call[by]);
  const listed = found
    .flatMap(({ call }) => {
      const value = key(call);
      return value === null ? [] : [{ id: call.id, value }];
    })
    .sort((a, b) => a.value - b.value || (a.id < b.id ? -1 : 1))
    .map(({ id }) => id);
  return descending ? listed.reverse() : listed;
}
