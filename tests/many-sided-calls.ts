import type { Call } from '../lib/calls/call.ts';
import { streamCalls } from '../lib/calls/stream-calls.ts';
import { direction, handledBy, hangupParty, hangupReason, outcome } from '../lib/calls/vocabulary.ts';
import { db } from '../lib/db.ts';
import { admin, insertCall, insertConnection } from './sample-calls.ts';

/** A call as the filters see it, with what a list leaves out. */
export type SeenCall = { call: Call; fields: [string, string][]; failed: boolean; spoken: string };

export const agents = ['01900000-0000-7000-8000-00000000000a', '01900000-0000-7000-8000-00000000000b'];

/** The instants at which they start: minutes of one hour. */
export const at = (minute: number) => new Date(Date.UTC(2026, 10, 20, 10, minute)).toISOString();
/** One of the values, those that come after the last one from the beginning again. */
export const pick = <Value>(values: readonly Value[], index: number): Value => {
  const value = values[index % values.length];
  if (value === undefined) throw new Error('nothing to pick from');
  return value;
};
const numbers = ['+919812345678', '+919876500012', '+14155550123', null];
const queues = ['Sales, north', 'Sales', null];
const campaigns = ['Diwali 2026', null, null];
const spoken = ['I want a refund for order 77', 'Hello, thank you', ''];
const statuses: [string, string][][] = [
  [['appointment', 'Monday 9:30']],
  [
    ['appointment', 'none'],
    ['mood', 'good'],
  ],
  [],
];

/**
 * Sixty calls on three connections. Every property turns over at its own pace, so that its values meet those of the
 * others.
 */
export async function insertManySidedCalls(): Promise<{ seen: SeenCall[]; connections: string[] }> {
  await db().agent.createMany({
    data: agents.map((id, index) => ({ id, name: `Agent ${pick(['Asha', 'Bela'], index)}`, kind: 'human' })),
  });
  const connections = [
    await insertConnection('North'),
    await insertConnection('South'),
    await insertConnection('East'),
  ];
  await db().connection.update({ where: { id: pick(connections, 2) }, data: { provider: 'other' } });
  for (let index = 0; index < 60; index += 1) {
    const live = index % 9 === 4;
    const number = pick(numbers, index);
    const id = await insertCall(pick(connections, index >> 1), {
      startedAt: at(index % 17),
      direction: pick(direction.options, index),
      customerNumber: number,
      customerNumberRaw: number === null ? pick(['anonymous', '00 44 20 7946 0018'], index >> 2) : number,
      customerName: pick([null, 'Ravi Kumar', 'Meera'], index),
      businessNumber: pick(['+918047192838', '+918047192839'], index >> 2),
      agentId: pick([...agents, null], index),
      agentName: null,
      handledBy: pick(handledBy.options, index >> 1),
      queue: pick(queues, index >> 1),
      campaign: pick(campaigns, index >> 2),
      ...(live
        ? {
            state: 'live',
            outcome: null,
            reason: null,
            party: null,
            staleAfter: index % 2 ? '2100-01-01T00:00:00Z' : '2026-01-01T00:00:00Z',
          }
        : {
            outcome: pick(outcome.options, index),
            reason: pick(hangupReason.options, index >> 1),
            party: pick(hangupParty.options, index),
          }),
      duration: index % 5 === 0 ? null : (index * 37) % 400,
      talk: index % 3 === 0 ? null : (index * 11) % 90,
      wait: index % 4 === 0 ? null : index % 13,
      ring: index % 7,
      hold: index % 2 ? null : 5,
      recordingState: index % 2 ? 'available' : 'none',
      hasTranscript: pick(spoken, index) !== '',
      actionCount: pick(statuses, index).length,
      contradictions: index % 6 === 0 ? ['lengths_disagree'] : [],
      isTest: index % 8 === 7,
    });
    if (pick(spoken, index) !== '') {
      await db().transcriptTurn.create({
        data: { callId: id, position: 0, speaker: 'human', words: 'human', text: pick(spoken, index) },
      });
    }
    for (const [position, [identifier, value]] of pick(statuses, index).entries()) {
      await db().extractedAction.create({
        data: {
          ...{ callId: id, position, name: identifier, type: 'extractor', identifier, value, raw: {} },
          error: (index + position) % 2 ? 'timeout' : null,
        },
      });
    }
  }
  const spokenOf = new Map(
    (await db().transcriptTurn.findMany()).map(({ callId, text }) => [callId, text.toLowerCase()]),
  );
  const fieldsOf = await db().extractedAction.findMany();
  const seen: SeenCall[] = [];
  for await (const call of streamCalls(admin)) {
    seen.push({
      call,
      spoken: spokenOf.get(call.id) ?? '',
      fields: fieldsOf
        .filter(({ callId }) => callId === call.id)
        .map(({ identifier, value }) => [identifier ?? '', String(value)]),
      failed: fieldsOf.some(({ callId, error }) => callId === call.id && error !== null),
    });
  }
  return { seen, connections };
}
