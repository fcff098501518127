import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { filtersFromUrl, filtersToUrl } from './filter-url.ts';
import { callState, direction, hangupParty, hangupReason, outcome } from './vocabulary.ts';

const dayStart = (date: string) => `${date}T18:30:00.000Z`;
const read = (query: string) => filtersFromUrl(Object.fromEntries(new URLSearchParams(query)), dayStart);

const some = <Word>(words: readonly Word[]) => fc.subarray([...words], { minLength: 1 });
const instant = fc
  .date({ min: new Date('2000-01-01'), max: new Date('2100-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString());

describe('filters in an address', () => {
  test('come out as they went in', () => {
    const filters = fc.record(
      {
        from: instant,
        to: instant,
        state: some(callState.options),
        direction: some(direction.options),
        outcome: some(outcome.options),
        reason: some(hangupReason.options),
        party: some(hangupParty.options),
        connectionId: fc.uuid(),
        isTest: fc.boolean(),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(filters, (filters) => {
        expect(read(filtersToUrl(filters))).toEqual({ filters, unusable: [] });
      }),
    );
  });

  test('may be dates, which begin in the report zone', () => {
    expect(read('from=2026-11-19&to=2026-11-20').filters).toEqual({
      from: '2026-11-19T18:30:00.000Z',
      to: '2026-11-20T18:30:00.000Z',
    });
  });

  test('that mean nothing are named, and the others still hold', () => {
    expect(read('outcome=missed,lost&from=yesterday&test=maybe&state=ended&page=2')).toEqual({
      filters: { state: ['ended'] },
      unusable: ['from=yesterday', 'outcome=missed,lost', 'test=maybe'],
    });
  });

  test('may be given several times or left empty', () => {
    expect(filtersFromUrl({ outcome: ['missed', 'busy'], state: '' }, dayStart)).toEqual({
      filters: { outcome: ['missed', 'busy'] },
      unusable: [],
    });
  });

  test('survive anything else', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.oneof(fc.string(), fc.array(fc.string()))), (parameters) => {
        expect(() => filtersFromUrl(parameters, dayStart)).not.toThrow();
      }),
    );
  });
});
