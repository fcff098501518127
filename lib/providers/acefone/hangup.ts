import type { Hangup } from '../../calls/call-event.ts';
import type { Contradiction, HangupParty } from '../../calls/vocabulary.ts';
import type { HangupWord } from '../provider-help.ts';
import type { ReadDirection } from './direction.ts';
import { acefoneHangups, type CauseReading, type Row, type Side } from './hangup-table.ts';
import type { AcefonePayload } from './payload.ts';
import type { Verdict } from './verdict.ts';

type ReadHangup = {
  /** Absent where the body gives no cause and its status leaves everything open. */
  hangup: Hangup | undefined;
  contradiction: Contradiction | null;
  /** Causes that no row knows, as `field=word`. */
  unmapped: string[];
};

/** The fields that speak of the hang-up, most telling first. */
const causeFields = [
  'reason_key',
  'hangup_cause',
  'hangup_cause_key',
  'hangup_cause_code',
  'hangup_cause_description',
] as const;

/** Reads the three generations of hang-up fields: the word that says most decides, unknown ones decide nothing. */
export function readHangup(said: AcefonePayload, way: ReadDirection, verdict: Verdict): ReadHangup {
  const heard = causeFields.flatMap((field) => {
    const word = said[field];
    return word === undefined ? [] : [{ field, word, row: rowOf(word) }];
  });
  // The text only explains key and code: alone it counts as a word of its own.
  const unmapped = heard
    .filter(({ row, field }) => !row && (field !== 'hangup_cause_description' || heard.length === 1))
    .map(({ field, word }) => `${field}=${word}`);
  const [said2, said1, said0] = [2, 1, 0].map((weight) => heard.find(({ row }) => row?.weight === weight));
  const decisive = said2 ?? said1 ?? said0;
  const reading = decisive?.row ? readingOf(decisive.row, way, verdict) : undefined;
  if (decisive && reading) {
    return {
      hangup: asHangup(ownLegFirst(reading, way, verdict), decisive.word, way, verdict),
      contradiction: reading.contradiction ?? null,
      unmapped,
    };
  }
  const [unknown] = heard;
  if (unknown) {
    const hangup: Hangup = {
      reason: 'unmapped',
      party: 'unknown',
      certainty: 'unmapped',
      candidates: [],
      words: unknown.word,
    };
    return { hangup, contradiction: null, unmapped };
  }
  const silent = withoutCause(said, way, verdict);
  return { hangup: silent && asHangup(silent, '', way, verdict), contradiction: null, unmapped };
}

/** The whole table, for documentation: each row with what it means on calls that were answered and that were not. */
export function acefoneHangupWords(): HangupWord[] {
  const rows = [
    ...acefoneHangups.flatMap((row) =>
      readingsOf(row).map((told) => ({ words: row.words, source: row.source, ...told })),
    ),
    ...silentReadings.map((told) => ({ words: [], source: 'bodies without a cause', ...told })),
    ...ownLegReadings.map((told) => ({ words: [], source: 'bodies of click-to-call', ...told })),
  ];
  return rows.map(({ words, when, connected, reading: { reason, side, candidates = [] }, ways, source }) => ({
    ...{ words, when, connected, reason, candidates, source },
    party: Object.fromEntries(
      ways.map((direction) => [direction, partyOf(side, { direction, route: 'plain' }, { connected })]),
    ),
  }));
}

type ToldReading = {
  when: string;
  connected: boolean;
  reading: CauseReading;
  ways: ('inbound' | 'outbound' | 'unknown')[];
};

function readingsOf({ connected, inbound, outbound, undecided }: Row): ToldReading[] {
  const answered: ToldReading = {
    when: 'answered',
    connected: true,
    reading: connected,
    ways: ['inbound', 'outbound'],
  };
  const not = { connected: false };
  if (inbound === outbound) {
    return [answered, { ...not, when: 'not answered', reading: inbound, ways: ['inbound', 'outbound'] }];
  }
  return [
    answered,
    { ...not, when: 'inbound, not answered', reading: inbound, ways: ['inbound'] },
    { ...not, when: 'outbound, not answered', reading: outbound, ways: ['outbound'] },
    {
      ...not,
      when: 'not said whether answered',
      reading: undecided,
      ways: ['inbound', 'outbound', 'unknown'],
    },
  ];
}

function rowOf(word: string): Row | undefined {
  const bare = lettersAndDigits(word);
  return acefoneHangups.find(({ words }) => words.some((known) => lettersAndDigits(known) === bare));
}

function lettersAndDigits(word: string): string {
  return word.toLowerCase().replaceAll(/[^a-z0-9]/g, '');
}

function readingOf(row: Row, { direction }: ReadDirection, { connected }: Verdict): CauseReading {
  if (connected === true) return row.connected;
  if (connected === null) return row.undecided;
  return direction === 'inbound' ? row.inbound : direction === 'outbound' ? row.outbound : row.undecided;
}

/**
 * Where our own agent never picked up a click-to-call, the cause speaks of that leg: the customer was not rung yet.
 */
function ownLegFirst(
  reading: CauseReading,
  way: ReadDirection,
  { connected, agentLeg }: Verdict,
): CauseReading {
  if (way.route !== 'click_to_call' || connected !== false || agentLeg !== 'unanswered') return reading;
  if (reading.side === 'system' || reading.side === 'network') return reading;
  const openEnded = ['cancelled', 'abandoned', 'unmapped'].includes(reading.reason);
  return openEnded ? ownLegOpenEnded : { ...reading, side: 'caller' };
}

const ownLegOpenEnded: CauseReading = {
  reason: 'no_answer',
  side: 'caller',
  candidates: ['no_answer', 'cancelled'],
};

const ownLegReadings: ToldReading[] = [
  {
    when: 'click-to-call that our agent did not pick up, with a cause of cancelled calls',
    connected: false,
    reading: ownLegOpenEnded,
    ways: ['outbound'],
  },
];

/** No cause at all: what the status leaves open is said with candidates, or not said. */
function withoutCause(said: AcefonePayload, way: ReadDirection, verdict: Verdict): CauseReading | undefined {
  const { connected, agentLeg } = verdict;
  if (connected === true) return silent.answered;
  if (connected === null) return undefined;
  if (way.direction === 'inbound') return silent.inbound;
  if (way.route !== 'click_to_call') return undefined;
  if (agentLeg === 'unanswered') return silent.agentAway;
  if (verdict.missedByCustomer) return silent.missedByCustomer;
  // More than half of these are cancelled by our side, so only a customer's phone that rang says something.
  return agentLeg === 'answered' && said.customer_ring_time ? silent.customerRang : undefined;
}

const silent = {
  answered: { reason: 'completed', side: 'unknown', candidates: ['completed', 'cut_off', 'transferred'] },
  inbound: { reason: 'no_answer', side: 'unknown', candidates: ['no_answer', 'abandoned', 'no_agent'] },
  agentAway: { reason: 'no_answer', side: 'caller' },
  missedByCustomer: {
    reason: 'no_answer',
    side: 'callee',
    candidates: ['no_answer', 'busy', 'rejected', 'unreachable'],
  },
  customerRang: {
    reason: 'no_answer',
    side: 'unknown',
    candidates: ['no_answer', 'cancelled', 'busy', 'rejected'],
  },
} satisfies Record<string, CauseReading>;

const silentReadings: ToldReading[] = [
  { when: 'answered', connected: true, reading: silent.answered, ways: ['inbound', 'outbound'] },
  { when: 'inbound, not answered', connected: false, reading: silent.inbound, ways: ['inbound'] },
  {
    when: 'click-to-call that our agent did not pick up',
    connected: false,
    reading: silent.agentAway,
    ways: ['outbound'],
  },
  {
    when: 'click-to-call, by the trigger that the customer missed it',
    connected: false,
    reading: silent.missedByCustomer,
    ways: ['outbound'],
  },
  {
    when: 'click-to-call whose customer was rung',
    connected: false,
    reading: silent.customerRang,
    ways: ['outbound'],
  },
];

function asHangup(
  { reason, side, candidates }: CauseReading,
  words: string,
  way: ReadDirection,
  verdict: Verdict,
): Hangup {
  return {
    reason,
    party: partyOf(side, way, verdict),
    certainty: candidates ? 'ambiguous' : reason === 'unmapped' ? 'unmapped' : 'exact',
    candidates: candidates ?? [],
    words,
  };
}

function partyOf(
  side: Side,
  { direction, route }: Pick<ReadDirection, 'direction' | 'route'>,
  { connected }: Pick<Verdict, 'connected'>,
): HangupParty {
  if (side !== 'caller' && side !== 'callee') return side;
  if (direction === 'inbound') return side === 'caller' ? 'customer' : 'agent';
  if (direction !== 'outbound') return 'unknown';
  if (side === 'callee') return 'customer';
  // Broadcasts and dialers place their calls themselves; an agent of a dialer is there once they are connected.
  return route === 'broadcast' || (route === 'dialer' && connected !== true) ? 'system' : 'agent';
}
