import type { AbandonStage, HangupParty, HangupReason } from '../../calls/vocabulary.ts';
import type { HangupWord } from '../provider-help.ts';
import { readWords } from './words.ts';

export type HangupRow = {
  /** As the documents write it. */
  words: string;
  direction: 'inbound' | 'outbound' | 'any';
  /** The side that the words or, on outgoing calls, the leg times name. */
  side: 'agent' | 'customer' | 'nobody' | 'anybody';
  reason: HangupReason;
  party: HangupParty;
  /** Empty when the words decide. */
  candidates: HangupReason[];
  /** Where an incoming caller gave up, if that is what happened. */
  stage?: AbandonStage;
  /** The main status stands for many causes: any other word is heard before it. */
  vague?: true;
  source: string;
};

const incoming = '“Incoming call reports status” page';
const outgoing = '“Outgoing call reports status” page';
const seen = 'seen by integrations, not documented';

type Outgoing = { words: string; reason: HangupReason; source: string };

/** What a phone that was not picked up can say; documented for each leg of an outgoing call. */
const unansweredLegs: readonly Outgoing[] = [
  { words: 'NOANSWER (0)', reason: 'no_answer', source: `${outgoing}: rang too long` },
  {
    words: 'Busy (17)',
    reason: 'busy',
    source: `${outgoing}: busy; its text adds hung up and network issue`,
  },
  { words: 'Congestion (1)', reason: 'network', source: `${outgoing}: not recognised by the operator` },
  { words: 'Unavailable (19)', reason: 'unreachable', source: `${outgoing}: row cut off in the stored copy` },
  { words: 'CHANUNAVAIL', reason: 'network', source: `by analogy with the ${incoming}` },
];

const noAnswerOfALeg: HangupReason[] = ['no_answer', 'busy', 'network', 'unreachable'];

/** CallerDesk's words, for calls both ways. The first row that fits direction, word and side counts. */
export const callerdeskHangups: readonly HangupRow[] = [
  completed('ANSWER (16)', 'inbound', 'nobody', 'unknown', `${incoming}: row 1`),
  completed('ANSWER (16)', 'outbound', 'customer', 'customer', `${outgoing}: row 2, leg B disconnected`),
  completed('Answer (16-Agent)', 'any', 'agent', 'agent', `${outgoing}: row 1, leg A disconnected`),
  completed('ANSWER(16-customer)', 'any', 'customer', 'customer', 'Call Report sample of the API collection'),
  completed('ANSWER', 'any', 'nobody', 'unknown', `${outgoing}: the call status, without a cause`),

  {
    words: 'CANCEL (0)',
    direction: 'inbound',
    side: 'nobody',
    reason: 'cancelled',
    party: 'unknown',
    candidates: ['abandoned', 'rejected'],
    stage: 'ringing',
    source: `${incoming}: hung up by customer or agent before pick-up`,
  },
  {
    words: 'CANCEL (0-Customer)',
    direction: 'inbound',
    side: 'customer',
    reason: 'abandoned',
    party: 'customer',
    candidates: [],
    stage: 'ringing',
    source: `${incoming}: row 2 with a side in the bracket`,
  },
  {
    words: 'CANCEL (0-Agent)',
    direction: 'inbound',
    side: 'agent',
    reason: 'rejected',
    party: 'agent',
    candidates: [],
    source: `${incoming}: row 3 with a side in the bracket`,
  },
  inbound('NO ANSWER (0-Agent)', 'no_answer', 'agent', `${incoming}: rang too long`, 'agent'),
  {
    words: 'NO ANSWER',
    direction: 'inbound',
    side: 'anybody',
    reason: 'no_answer',
    party: 'unknown',
    candidates: ['no_answer', 'abandoned', 'rejected', 'busy', 'no_agent', 'unreachable', 'network'],
    vague: true,
    source: `${incoming}: the status of every call that was not answered`,
  },
  inbound('BUSY (17)', 'busy', 'agent', `${incoming}: busy signal`),
  inbound('CONGESTION', 'network', 'network', `${incoming}: not recognised by the operator`),
  inbound('Unavailable (19)', 'unreachable', 'agent', `${incoming}: not reachable`),
  inbound('CHANUNAVAIL', 'network', 'network', `${incoming}: SIP peer not registered`),
  {
    words: 'Not connected',
    direction: 'inbound',
    side: 'anybody',
    reason: 'abandoned',
    party: 'unknown',
    candidates: ['abandoned', 'no_agent'],
    stage: 'ivr',
    source: `${incoming}: reached the IVR, never forwarded`,
  },
  noAgent('AgentEngaged (0-Agent)', `${incoming}: on another call`),
  noAgent('AgentonRing (0-Agent)', `${incoming}: ringing for another call; newer page only`),
  noAgent(
    'AbandonedCall',
    `${incoming}, newer page: ended while no agent answered; the older one: caller left`,
  ),

  ...unansweredLegs.flatMap(({ words, reason, source }): HangupRow[] => [
    outbound(words.replace(')', '-agent)'), 'agent', reason, 'agent', [], `${source} (Cancel-Agent)`),
    outbound(
      words.replace(')', '-customer)'),
      'customer',
      reason,
      'customer',
      [],
      `${source} (Cancel-Customer)`,
    ),
    outbound(words, 'nobody', reason, 'unknown', [reason, 'no_agent'], `${seen}: no leg is named`),
  ]),
  outbound('CANCEL', 'agent', 'cancelled', 'agent', ['cancelled', 'no_answer'], seen),
  outbound('CANCEL', 'customer', 'cancelled', 'unknown', ['cancelled', 'rejected', 'no_answer'], seen),
  outbound(
    'CANCEL',
    'nobody',
    'cancelled',
    'unknown',
    ['cancelled', 'rejected', 'no_answer', 'no_agent'],
    seen,
  ),
  {
    ...outbound(
      'Cancel-Agent',
      'agent',
      'no_answer',
      'agent',
      noAnswerOfALeg,
      `${outgoing}: without a cause`,
    ),
    vague: true,
  },
  {
    ...outbound(
      'Cancel-Customer',
      'customer',
      'no_answer',
      'customer',
      noAnswerOfALeg,
      `${outgoing}: without a cause`,
    ),
    vague: true,
  },

  {
    words: 'FAILED',
    direction: 'any',
    side: 'anybody',
    reason: 'system_error',
    party: 'unknown',
    candidates: ['system_error', 'network', 'unreachable', 'invalid_number'],
    source: seen,
  },
];

/** The row for a word (as `readWords` gives it) and a side; calls of unknown direction are read as outgoing. */
export function findHangupRow(
  word: string,
  side: 'agent' | 'customer' | null,
  direction: 'inbound' | 'outbound',
): HangupRow | undefined {
  return words.find(
    ({ row, means }) =>
      means === word &&
      (row.direction === direction || row.direction === 'any') &&
      (row.side === 'anybody' || row.side === (side ?? 'nobody')),
  )?.row;
}

/** The whole table, for documentation. */
export function callerdeskHangupWords(): HangupWord[] {
  const rows = callerdeskHangups.map(
    ({ words, direction, side, reason, party, candidates, source }): HangupWord => ({
      words: [words],
      when: `${directionNames[direction]}${sideNames[side]}`,
      connected: reason === 'completed',
      reason,
      candidates,
      party: direction === 'any' ? { inbound: party, outbound: party } : { [direction]: party },
      source,
    }),
  );
  const legsMet: HangupWord = {
    words: [],
    when: 'both legs picked up, whatever the words say',
    connected: true,
    reason: 'completed',
    candidates: howLegsPart,
    party: { inbound: 'unknown', outbound: 'unknown' },
    source: 'times of the legs',
  };
  return [...rows, legsMet];
}

/** What may end a conversation of which only the times of the legs tell. */
export const howLegsPart: HangupReason[] = ['completed', 'transferred', 'cut_off'];

const directionNames = { inbound: 'incoming', outbound: 'outgoing', any: 'both ways' } as const;

const sideNames = {
  agent: ', the agent’s side is named',
  customer: ', the customer’s side is named',
  nobody: ', no side is named',
  anybody: '',
} as const;

const words = callerdeskHangups.map((row) => ({ row, means: readWords(row.words).word }));

function completed(
  words: string,
  direction: HangupRow['direction'],
  side: HangupRow['side'],
  party: HangupParty,
  source: string,
): HangupRow {
  return { words, direction, side, reason: 'completed', party, candidates: [], source };
}

function inbound(
  words: string,
  reason: HangupReason,
  party: HangupParty,
  source: string,
  side: HangupRow['side'] = 'anybody',
): HangupRow {
  return { words, direction: 'inbound', side, reason, party, candidates: [], source };
}

function outbound(
  words: string,
  side: HangupRow['side'],
  reason: HangupReason,
  party: HangupParty,
  candidates: HangupReason[],
  source: string,
): HangupRow {
  return { words, direction: 'outbound', side, reason, party, candidates, source };
}

/** The vendor's "abandoned" is here, too: nobody was free, and the system ended the call. */
function noAgent(words: string, source: string): HangupRow {
  return {
    words,
    direction: 'any',
    side: 'anybody',
    reason: 'no_agent',
    party: 'system',
    candidates: [],
    source,
  };
}
