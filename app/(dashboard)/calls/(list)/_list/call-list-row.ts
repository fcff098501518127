import { clockDuration } from '@/app/_ui/clock-duration.ts';
import { formatInstant } from '@/app/_ui/format-instant.ts';
import type { Call } from '@/lib/calls/call.ts';
import {
  certaintyLabels,
  directionLabels,
  partyLabels,
  phaseLabels,
  reasonLabels,
} from '@/lib/calls/labels.ts';
import type { CallState, Direction, Outcome } from '@/lib/calls/vocabulary.ts';

/** One row of the call list, in the words and the time zone it is shown in. Null is not known. */
export type CallListRow = {
  id: string;
  startedAt: string;
  started: string;
  direction: Direction;
  directionWord: string;
  customer: string | null;
  customerName: string | null;
  agent: string | null;
  state: CallState;
  phase: string | null;
  outcome: Outcome | null;
  reason: string | null;
  party: string | null;
  /** Why the hang-up is only likely; null when it is certain. */
  doubt: string | null;
  duration: string | null;
  talk: string | null;
  connection: string;
  isTest: boolean;
};

/** A call as the list shows it. */
export function toCallListRow(
  call: Call,
  connections: ReadonlyMap<string, string>,
  zone: string,
): CallListRow {
  return {
    id: call.id,
    startedAt: call.startedAt,
    started: formatInstant(call.startedAt, zone),
    direction: call.direction,
    directionWord: directionLabels[call.direction].word,
    customer: call.customerNumber ?? call.customerNumberRaw,
    customerName: call.customerName,
    agent: call.agentName ?? call.agentNumber,
    state: call.state,
    phase: call.state === 'live' && call.phase !== null ? phaseLabels[call.phase] : null,
    outcome: call.outcome,
    reason: call.reason === null ? null : reasonLabels[call.reason].word,
    party: call.party === null || call.party === 'unknown' ? null : partyLabels[call.party].word,
    doubt: doubt(call),
    duration: call.duration === null ? null : clockDuration(call.duration),
    talk: call.talk === null ? null : clockDuration(call.talk),
    connection: connections.get(call.connectionId) ?? call.provider,
    isTest: call.isTest,
  };
}

function doubt({ certainty, candidates }: Call): string | null {
  if (certainty === null || certainty === 'exact') return null;
  if (candidates.length === 0) return certaintyLabels[certainty].means;
  const words = candidates.map((candidate) => reasonLabels[candidate].word.toLowerCase());
  return `The provider uses one word for several reasons. It may be: ${words.join(', ')}.`;
}
