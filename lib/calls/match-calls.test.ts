import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { useTestDatabase } from '../../tests/database.ts';
import { admin, guest, insertCall, insertConnection } from '../../tests/sample-calls.ts';
import { db } from '../db.ts';
import type { Call } from './call.ts';
import type { CallOrder } from './call-order.ts';
import { sortKey } from './call-order.ts';
import { countCalls } from './count-calls.ts';
import { type Facet, facet, facetCounts } from './facet-counts.ts';
import { type CallFilters, callFilters, type LengthRange } from './filters.ts';
import { listCalls } from './list-calls.ts';
import { streamCalls } from './stream-calls.ts';
import { callState, direction, handledBy, hangupParty, hangupReason, outcome } from './vocabulary.ts';

useTestDatabase();

/** A call as the filters see it, with what a list leaves out. */
type Sample = { call: Call; fields: [string, string][]; failed: boolean; spoken: string };

const samples: Sample[] = [];
const connections: string[] = [];
const agents = ['01900000-0000-7000-8000-00000000000a', '01900000-0000-7000-8000-00000000000b'];

const at = (minute: number) => new Date(Date.UTC(2026, 10, 20, 10, minute)).toISOString();
const pick = <Value>(values: readonly Value[], index: number): Value => {
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

// Every property turns over at its own pace, so that its values meet those of the others.
beforeAll(async () => {
  await db().agent.createMany({
    data: agents.map((id, index) => ({ id, name: `Agent ${pick(['Asha', 'Bela'], index)}`, kind: 'human' })),
  });
  connections.push(
    await insertConnection('North'),
    await insertConnection('South'),
    await insertConnection('East'),
  );
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
  for await (const call of streamCalls(admin)) {
    samples.push({
      call,
      spoken: spokenOf.get(call.id) ?? '',
      fields: fieldsOf
        .filter(({ callId }) => callId === call.id)
        .map(({ identifier, value }) => [identifier ?? '', String(value)]),
      failed: fieldsOf.some(({ callId, error }) => callId === call.id && error !== null),
    });
  }
});

const some = <Word>(words: readonly Word[]) => fc.subarray([...words], { minLength: 1 });
const range: fc.Arbitrary<LengthRange> = fc.oneof(
  fc.record({ min: fc.nat(120) }),
  fc.record({ max: fc.nat(120) }),
  fc.record({ min: fc.nat(60), max: fc.nat(300) }),
);
const searches = [
  '+91 98123',
  '098123 45678',
  '5678',
  '0018',
  '2838',
  'refund',
  'order refund',
  'meera',
  'sales',
  'diwali',
  'asha',
  '%',
  'nobody at all',
];
const anyFilters: fc.Arbitrary<CallFilters> = fc
  .record(
    {
      q: fc.constantFrom(...searches),
      from: fc.nat(18).map(at),
      to: fc.nat(18).map(at),
      state: some(callState.options),
      direction: some(direction.options),
      outcome: some(outcome.options),
      reason: some(hangupReason.options),
      party: some(hangupParty.options),
      handledBy: some(handledBy.options),
      connection: some([0, 1, 2]).map((chosen) => chosen.map((index) => pick(connections, index))),
      provider: some(['sample', 'other']),
      agent: some(agents),
      businessNumber: some(['+918047192838', '+918047192839', '+910000000000']),
      queue: some(['Sales, north', 'Sales', 'None']),
      campaign: some(['Diwali 2026']),
      duration: range,
      talk: range,
      wait: range,
      ring: range,
      hold: range,
      hasRecording: fc.boolean(),
      hasTranscript: fc.boolean(),
      hasAction: fc.boolean(),
      hasFailedAction: fc.boolean(),
      hasContradiction: fc.boolean(),
      isTest: fc.boolean(),
      field: some([
        { identifier: 'appointment', value: 'Monday 9:30' },
        { identifier: 'mood', value: 'good' },
        { identifier: 'mood', value: null },
      ]),
    },
    { requiredKeys: [] },
  )
  // All of them at once match nothing: of what was drawn, some three are kept.
  .chain((filters) => fc.subarray(Object.entries(filters), { maxLength: 4 }))
  .map((entries) => Object.fromEntries(entries));

describe('for any filters', () => {
  test('list, count, facets and stream agree with looking at every call', async () => {
    let found = 0;
    await fc.assert(
      fc.asyncProperty(anyFilters, async (filters) => {
        const expected = matching(filters);
        found += expected.length > 0 ? 1 : 0;
        const ids = expected.map(({ call }) => call.id);
        const { calls } = await listCalls(admin, { filters, limit: 500 });
        expect(calls.map(({ id }) => id)).toEqual([...ids].reverse());
        expect(await countCalls(admin, filters)).toEqual({ count: ids.length, capped: false });
        const streamed: string[] = [];
        for await (const { id } of streamCalls(admin, { filters, batch: 7 })) streamed.push(id);
        expect(streamed).toEqual(ids);
        const counts = await facetCounts(admin, filters);
        for (const name of facet.options) {
          const { values, sampled } = counts[name];
          expect(sampled).toBe(false);
          expect(Object.fromEntries(values.map(({ value, count }) => [value, count])), name).toEqual(
            tally(name, matching({ ...filters, [name]: undefined })),
          );
        }
      }),
      { numRuns: 150 },
    );
    expect(found).toBeGreaterThan(50);
  });

  test('every order visits each listed call once, forwards and backwards, in pages of any size', async () => {
    const orders = fc.record({ by: fc.constantFrom(...sortKey.options), descending: fc.boolean() });
    await fc.assert(
      fc.asyncProperty(orders, anyFilters, fc.integer({ min: 1, max: 20 }), async (order, filters, limit) => {
        const expected = inOrder(matching(filters), order);
        const forwards: string[] = [];
        let page = await listCalls(admin, { filters, order, limit });
        expect(page.previous).toBeNull();
        for (;;) {
          forwards.push(...page.calls.map(({ id }) => id));
          if (page.next === null) break;
          page = await listCalls(admin, { filters, order, limit, cursor: page.next });
        }
        expect(forwards).toEqual(expected);
        const backwards = page.calls.map(({ id }) => id);
        while (page.previous !== null) {
          page = await listCalls(admin, { filters, order, limit, cursor: page.previous });
          backwards.unshift(...page.calls.map(({ id }) => id));
        }
        expect(backwards).toEqual(expected);
      }),
      { numRuns: 60 },
    );
  });
});

test('a facet offers nothing that the filter would not take', async () => {
  const long = '😀'.repeat(250);
  const id = await insertCall(pick(connections, 0), { queue: long, campaign: '', isTest: true });
  const { queue, campaign } = await facetCounts(admin, { isTest: true });
  const [longest] = queue.values.filter(({ value }) => long.startsWith(value));
  expect(campaign.values.map(({ value }) => value)).not.toContain('');
  const filters = callFilters.parse({ queue: [longest?.value] });
  expect((await listCalls(admin, { filters, limit: 5 })).calls.map((call) => call.id)).toEqual([id]);
  await db().call.delete({ where: { id } });
});

describe('a search', () => {
  const found = async (q: string, viewer = admin) =>
    (await listCalls(viewer, { filters: { q }, limit: 500 })).calls;

  test.each([
    ['+91 98123-45678', '+919812345678'],
    ['098123', '+919812345678'],
    ['0981', '+919812345678'],
    ['0091 98765', '+919876500012'],
    ['৯৮১২৩', '+919812345678'],
    ['0123', '+14155550123'],
  ])('for %s finds %s', async (q, number) => {
    const calls = await found(q);
    expect(calls.length).toBeGreaterThan(0);
    expect(new Set(calls.map(({ customerNumber }) => customerNumber))).toEqual(new Set([number]));
  });

  test('for a provider’s id finds its call, by its beginning too', async () => {
    const [sample] = samples;
    const key = sample?.call.keys[0] ?? '';
    expect((await found(key)).map(({ id }) => id)).toEqual([sample?.call.id]);
    expect((await found(key.slice(0, 20))).map(({ id }) => id)).toEqual([sample?.call.id]);
  });

  test('does not tell a viewer the digits that are hidden', async () => {
    expect(await found('678', guest)).not.toEqual([]);
    for (const q of ['5678', '+919812345678', '98123', '12345']) expect(await found(q, guest), q).toEqual([]);
    // Three digits are shown at the end only.
    expect((await found('981', guest)).map(({ customerNumber }) => customerNumber)).toEqual([]);
  });
});

function matching(filters: CallFilters): Sample[] {
  return samples.filter((sample) => meets(sample, filters));
}

function meets({ call, fields, failed, spoken: words }: Sample, filters: CallFilters): boolean {
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

/** Worked out by hand for the searches above. */
function says(call: Call, words: string, q: string): boolean {
  const number = call.customerNumber ?? call.customerNumberRaw ?? '';
  const digits = number.replace(/\D/g, '');
  const answers: Record<string, boolean> = {
    '+91 98123': digits.includes('9198123'),
    '098123 45678': digits.includes('9812345678'),
    '5678': digits.includes('5678'),
    '0018': digits.includes('0018'),
    '2838': call.businessNumber === '+918047192838',
    refund: words.includes('refund'),
    'order refund': words.includes('refund') && words.includes('order'),
    meera: call.customerName === 'Meera',
    sales: call.queue?.startsWith('Sales') ?? false,
    diwali: call.campaign === 'Diwali 2026',
    asha: call.agentId === agents[0],
    '%': false,
    'nobody at all': false,
  };
  return answers[q] ?? false;
}

function tally(name: Facet, found: Sample[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const sample of found) {
    const value = facetOf(name, sample);
    if (value !== null) counts[String(value)] = (counts[String(value)] ?? 0) + 1;
  }
  return counts;
}

function facetOf(name: Facet, { call, failed }: Sample): string | boolean | null {
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

function inOrder(found: Sample[], { by, descending }: CallOrder): string[] {
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
