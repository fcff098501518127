import { db } from '../lib/db.ts';
import { insertCall, insertConnection } from './sample-calls.ts';

/**
 * Sixty calls on five connections, made so that every figure can be worked out by hand. Berlin time: the days are
 * 24 October to 2 November 2026; on the 25th the clocks go back, so that 02:30 is twice; a month ends on the 31st.
 *
 * | connection | inbound | outbound | not counted |
 * |---|---|---|---|
 * | alohaa | 6 answered (waits 5 to 30 s, talk 60 s), 2 abandoned (one short), 2 missed, 1 voicemail, 1 blocked | | |
 * | alohub | 4 answered (wait unknown, talk 100 s) | 4 answered (30 s), 2 no answer, 1 busy, 1 agent did not answer | |
 * | callerdesk | 3 answered (wait 8 s, talk 20 s, hold 10 s), 3 abandoned (9.9 s, 10 s, unknown), 2 missed, 1 failed, 1 unknown | | 1 internal, 1 test |
 * | acefone | | 5 answered (three talk 120 s, two unknown), 2 failed, 1 cancelled, 2 no answer, 1 unknown | 1 live |
 * | synthflow | 2 answered by AI (wait 2 s, talk 50 s) | 4 answered by AI (45 s), 2 voicemail, 1 no answer, 1 busy | 1 stale |
 *
 * Synthflow has one more, of unknown direction, answered by a person (15 s). Two calls lie a millisecond before and
 * at the end of the range. Of inbound callers three called twice: ten hours, a millisecond and five days apart; one
 * hides the number.
 */
export const documentedRange = {
  from: '2026-10-23T22:00:00.000Z',
  to: '2026-11-02T23:00:00.000Z',
  zone: 'Europe/Berlin',
};

type Data = Parameters<typeof insertCall>[1];

/** @returns connection ids by provider. */
export async function insertDocumentedCalls(): Promise<Map<string, string>> {
  const connections = new Map<string, string>();
  let number = 100;
  for (const [provider, calls] of Object.entries(documented)) {
    const connection = await insertConnection(provider);
    await db().connection.update({ where: { id: connection }, data: { provider } });
    connections.set(provider, connection);
    for (const [startedAt, data] of calls) {
      number += 1;
      const customerNumber = `+919812300${number}`;
      const own = { ...none, customerNumber, startedAt: new Date(startedAt).toISOString() };
      await insertCall(connection, { ...own, ...data });
    }
  }
  return connections;
}

const none = { duration: null, talk: null, wait: null, ring: null, hold: null, lengthSources: {} };
const one = { customerNumber: '+919812300001' };
const two = { customerNumber: '+919812300002' };
const three = { customerNumber: '+919812300003' };
const hidden = { customerNumber: null, customerNumberRaw: 'anonymous', customerNumberKind: 'withheld' };

const unanswered = { handledBy: 'nobody', talk: null, connectedAt: null };
const abandoned = (duration: number | null): Data => ({
  ...unanswered,
  ...{ outcome: 'abandoned', reason: 'abandoned', party: 'customer', duration },
});
const missed: Data = { ...unanswered, outcome: 'missed', reason: 'no_agent', party: 'system' };
const out = (outcome: string, reason: string, more: Data = {}): Data => ({
  ...unanswered,
  ...{ direction: 'outbound', outcome, reason, party: 'system' },
  ...more,
});
const reached = (talk: number | null, more: Data = {}): Data => ({ direction: 'outbound', talk, ...more });
const going: Data = {
  state: 'live',
  outcome: null,
  reason: null,
  party: null,
  certainty: null,
  endedAt: null,
};
const ai = { handledBy: 'ai', party: 'ai' };

const documented: Record<string, [startedAt: string, data: Data][]> = {
  alohaa: [
    ['2026-10-24T00:00:00.000+02:00', { wait: 5, talk: 60, ...one }],
    ['2026-10-24T10:00:00.000+02:00', { wait: 10, talk: 60, ...one }],
    ['2026-10-25T02:30:00.000+02:00', { wait: 15, talk: 60 }],
    ['2026-10-25T02:30:00.000+01:00', { wait: 20, talk: 60 }],
    ['2026-10-31T23:59:59.999+01:00', { wait: 25, talk: 60, ...two }],
    ['2026-11-01T00:00:00.000+01:00', { wait: 30, talk: 60, ...two }],
    ['2026-10-24T10:15:00.000+02:00', abandoned(5)],
    ['2026-10-25T10:00:00.000+01:00', abandoned(40)],
    ['2026-10-26T09:00:00.000+01:00', { ...missed, ...three }],
    ['2026-10-31T09:00:00.000+01:00', { ...missed, ...three }],
    [
      '2026-11-01T09:00:00.000+01:00',
      { ...unanswered, outcome: 'voicemail', reason: 'voicemail', party: 'system' },
    ],
    [
      '2026-11-02T23:59:59.999+01:00',
      { ...unanswered, outcome: 'blocked', reason: 'blocked', party: 'system' },
    ],
    ['2026-10-23T23:59:59.999+02:00', { wait: 1, talk: 1 }],
    ['2026-11-03T00:00:00.000+01:00', { wait: 1, talk: 1 }],
  ],
  alohub: [
    ['2026-10-24T23:59:59.999+02:00', { talk: 100, ...hidden }],
    ['2026-10-25T00:00:00.000+02:00', { talk: 100 }],
    ['2026-10-26T10:00:00.000+01:00', { talk: 100 }],
    ['2026-11-02T10:00:00.000+01:00', { talk: 100 }],
    ['2026-10-26T10:00:00.000+01:00', reached(30)],
    ['2026-10-26T10:20:00.000+01:00', reached(30)],
    ['2026-11-01T10:00:00.000+01:00', reached(30)],
    ['2026-11-02T10:00:00.000+01:00', reached(30)],
    ['2026-10-26T11:00:00.000+01:00', out('no_answer', 'no_answer')],
    ['2026-10-31T11:00:00.000+01:00', out('no_answer', 'no_answer')],
    ['2026-10-31T11:05:00.000+01:00', out('busy', 'busy', { party: 'customer' })],
    ['2026-11-02T11:00:00.000+01:00', out('agent_no_answer', 'no_answer', { party: 'agent' })],
  ],
  callerdesk: [
    ['2026-10-24T12:00:00.000+02:00', { wait: 8, talk: 20, hold: 10 }],
    ['2026-10-31T12:00:00.000+01:00', { wait: 8, talk: 20, hold: 10 }],
    ['2026-11-01T12:00:00.000+01:00', { wait: 8, talk: 20, hold: 10 }],
    ['2026-10-25T12:00:00.000+01:00', abandoned(9.9)],
    ['2026-10-26T12:00:00.000+01:00', abandoned(10)],
    ['2026-11-02T12:00:00.000+01:00', abandoned(null)],
    ['2026-10-31T23:45:00.000+01:00', missed],
    ['2026-11-01T00:15:00.000+01:00', missed],
    [
      '2026-11-02T13:00:00.000+01:00',
      { ...unanswered, outcome: 'failed', reason: 'network', party: 'network' },
    ],
    [
      '2026-11-02T13:30:00.000+01:00',
      { ...unanswered, outcome: 'unknown', reason: 'unmapped', party: 'unknown', certainty: 'unmapped' },
    ],
    ['2026-10-26T13:00:00.000+01:00', { direction: 'internal', talk: 999 }],
    ['2026-10-26T13:30:00.000+01:00', { isTest: true, wait: 999, talk: 999 }],
  ],
  acefone: [
    ['2026-10-24T15:00:00.000+02:00', reached(120)],
    ['2026-10-25T15:00:00.000+01:00', reached(120)],
    ['2026-10-26T15:00:00.000+01:00', reached(120)],
    ['2026-10-31T15:00:00.000+01:00', reached(null)],
    ['2026-11-01T15:00:00.000+01:00', reached(null)],
    ['2026-11-01T16:00:00.000+01:00', out('failed', 'invalid_number')],
    ['2026-11-02T16:00:00.000+01:00', out('failed', 'network', { party: 'network' })],
    ['2026-10-26T16:00:00.000+01:00', out('cancelled', 'cancelled', { party: 'agent' })],
    ['2026-10-24T16:00:00.000+02:00', out('no_answer', 'no_answer')],
    ['2026-10-25T16:00:00.000+01:00', out('no_answer', 'no_answer')],
    [
      '2026-11-02T17:00:00.000+01:00',
      out('unknown', 'unmapped', { party: 'unknown', certainty: 'unmapped' }),
    ],
    ['2026-11-02T18:00:00.000+01:00', { ...going, staleAfter: '2100-01-01T00:00:00.000Z' }],
  ],
  synthflow: [
    ['2026-10-24T17:00:00.000+02:00', reached(45, ai)],
    ['2026-10-25T17:00:00.000+01:00', reached(45, ai)],
    ['2026-10-31T17:00:00.000+01:00', reached(45, ai)],
    ['2026-11-02T17:00:00.000+01:00', reached(45, ai)],
    ['2026-10-26T17:00:00.000+01:00', out('voicemail', 'voicemail')],
    ['2026-11-01T17:00:00.000+01:00', out('voicemail', 'voicemail')],
    ['2026-10-31T18:00:00.000+01:00', out('no_answer', 'no_answer')],
    ['2026-11-01T18:00:00.000+01:00', out('busy', 'busy', { party: 'customer' })],
    ['2026-10-24T18:00:00.000+02:00', { wait: 2, talk: 50, ...ai }],
    ['2026-11-02T18:00:00.000+01:00', { wait: 2, talk: 50, ...ai }],
    ['2026-10-26T18:00:00.000+01:00', { ...going, staleAfter: '2026-10-26T18:05:00.000Z' }],
    ['2026-11-01T19:00:00.000+01:00', { direction: 'unknown', talk: 15 }],
  ],
};
