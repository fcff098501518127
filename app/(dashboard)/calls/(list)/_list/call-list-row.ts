import { capitalised } from '@/app/_ui/capitalised.ts';
import { clockDuration } from '@/app/_ui/clock-duration.ts';
import { formatInstant } from '@/app/_ui/format-instant.ts';
import type { Call } from '@/lib/calls/call.ts';
import {
  certaintyLabels,
  directionLabels,
  handledByLabels,
  partyLabels,
  phaseLabels,
  reasonLabels,
} from '@/lib/calls/labels.ts';
import type { SearchHit } from '@/lib/calls/search-hits.ts';
import type { CallState, Direction, Outcome } from '@/lib/calls/vocabulary.ts';
import { callAddress } from '../../call-address.ts';

/** One row of the call list, in the words and the time zone it is shown in. Null is not known. */
export type CallListRow = {
  id: string;
  /** Its address, with the way back to the list it stands in. */
  href: string;
  startedAt: string;
  started: string;
  direction: Direction;
  directionWord: string;
  customer: string | null;
  customerName: string | null;
  businessNumber: string | null;
  agent: string | null;
  handledBy: string;
  queue: string | null;
  ivr: string | null;
  campaign: string | null;
  state: CallState;
  phase: string | null;
  outcome: Outcome | null;
  reason: string | null;
  party: string | null;
  /** Why the hang-up is only likely; null when it is certain. */
  doubt: string | null;
  duration: string | null;
  talk: string | null;
  wait: string | null;
  ring: string | null;
  hold: string | null;
  connection: string;
  provider: string;
  /** The provider's names for the call. */
  keys: string[];
  hasRecording: boolean;
  hasTranscript: boolean;
  actionCount: number;
  /** How many contradictions were found. */
  contradictions: number;
  isTest: boolean;
  /** Where a search found it, when that is not plain to see. */
  hit: SearchHit | null;
};

/** What a row needs beside its call. */
type RowContext = {
  /** What the list shows, as `listQuery` makes it. */
  query: string;
  connections: ReadonlyMap<string, { label: string; providerLabel: string }>;
  zone: string;
  hits: ReadonlyMap<string, SearchHit>;
};

/** A call as the list shows it. */
export function toCallListRow(call: Call, { query, connections, zone, hits }: RowContext): CallListRow {
  const connection = connections.get(call.connectionId);
  return {
    id: call.id,
    href: callAddress(call.id, query),
    startedAt: call.startedAt,
    started: formatInstant(call.startedAt, zone),
    direction: call.direction,
    directionWord: directionLabels[call.direction].word,
    customer: call.customerNumber ?? call.customerNumberRaw,
    customerName: call.customerName,
    businessNumber: call.businessNumber ?? call.businessNumberRaw,
    agent: call.agentName ?? call.agentNumber,
    handledBy: capitalised(handledByLabels[call.handledBy]),
    queue: call.queue,
    ivr: call.ivr,
    campaign: call.campaign,
    state: call.state,
    phase: call.state === 'live' && call.phase !== null ? phaseLabels[call.phase] : null,
    outcome: call.outcome,
    reason: call.reason === null ? null : reasonLabels[call.reason].word,
    party: call.party === null || call.party === 'unknown' ? null : partyLabels[call.party].word,
    doubt: doubt(call),
    duration: length(call.duration),
    talk: length(call.talk),
    wait: length(call.wait),
    ring: length(call.ring),
    hold: length(call.hold),
    connection: connection?.label ?? call.provider,
    provider: connection?.providerLabel ?? call.provider,
    keys: call.keys,
    hasRecording: call.recordingState === 'available',
    hasTranscript: call.hasTranscript,
    actionCount: call.actionCount,
    contradictions: call.contradictions.length,
    isTest: call.isTest,
    hit: hits.get(call.id) ?? null,
  };
}

function length(seconds: number | null): string | null {
  return seconds === null ? null : clockDuration(seconds);
}

function doubt({ certainty, candidates }: Call): string | null {
  if (certainty === null || certainty === 'exact') return null;
  if (candidates.length === 0) return certaintyLabels[certainty].means;
  const words = candidates.map((candidate) => reasonLabels[candidate].word.toLowerCase());
  return `The provider uses one word for several reasons. It may be: ${words.join(', ')}.`;
}
