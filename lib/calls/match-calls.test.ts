import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { useTestDatabase } from '../../tests/database.ts';
import { agents, at, insertManySidedCalls, pick, type SeenCall } from '../../tests/many-sided-calls.ts';
import { inOrder, meets, searches, tally } from '../../tests/meets-filters.ts';
import { admin, guest, insertCall } from '../../tests/sample-calls.ts';
import { db } from '../db.ts';
import { sortKey } from './call-order.ts';
import { countCalls } from './count-calls.ts';
import { facet, facetCounts } from './facet-counts.ts';
import { type CallFilters, callFilters, type LengthRange } from './filters.ts';
import { listCalls } from './list-calls.ts';
import { streamCalls } from './stream-calls.ts';
import { callState, direction, handledBy, hangupParty, hangupReason, outcome } from './vocabulary.ts';

useTestDatabase();

let seen: SeenCall[] = [];
let connections: string[] = [];

beforeAll(async () => {
  ({ seen, connections } = await insertManySidedCalls());
});

const some = <Word>(words: readonly Word[]) => fc.subarray([...words], { minLength: 1 });
const range: fc.Arbitrary<LengthRange> = fc.oneof(
  fc.record({ min: fc.nat(120) }),
  fc.record({ max: fc.nat(120) }),
  fc.record({ min: fc.nat(60), max: fc.nat(300) }),
);
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
    const [sample] = seen;
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

function matching(filters: CallFilters): SeenCall[] {
  return seen.filter((each) => meets(each, filters));
}
