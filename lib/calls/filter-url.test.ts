import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sampleCalendar } from '../../tests/sample-calendar.ts';
import { type FilterParameter, filterParameters, filtersFromUrl, filtersToUrl } from './filter-url.ts';
import { callFilters } from './filters.ts';
import { callState, direction, handledBy, hangupParty, hangupReason, outcome } from './vocabulary.ts';

const read = (query: string) => {
  const parameters: Record<string, string[]> = {};
  for (const [name, value] of new URLSearchParams(query)) {
    parameters[name] = [...(parameters[name] ?? []), value];
  }
  return filtersFromUrl(parameters, sampleCalendar);
};

const some = <Word>(words: readonly Word[]) => fc.subarray([...words], { minLength: 1 });
const instant = fc
  .date({ min: new Date('2000-01-01'), max: new Date('2100-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString());
// Text as people type it, with the characters that mean something in an address.
const words = fc
  .array(fc.constantFrom('a', 'é', '7', ' ', ',', ':', '&', '=', '%', '+', '#', '?', '/', '😀'), {
    minLength: 1,
    maxLength: 8,
  })
  .map((characters) => `x${characters.join('')}y`);
const distinct = <Word>(word: fc.Arbitrary<Word>) => fc.uniqueArray(word, { minLength: 1, maxLength: 3 });
const length = fc.integer({ min: 0, max: 86_400 });
const range = fc.oneof(
  fc.record({ min: length }),
  fc.record({ max: length }),
  fc.record({ min: length, max: length }),
);

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
        q: words,
        handledBy: some(handledBy.options),
        connection: distinct(fc.uuid()),
        provider: distinct(fc.stringMatching(/^[a-z]{1,12}$/)),
        agent: distinct(fc.uuid()),
        businessNumber: distinct(words),
        queue: distinct(words),
        campaign: distinct(words),
        talk: range,
        wait: range,
        ring: range,
        hold: range,
        duration: range,
        hasRecording: fc.boolean(),
        hasTranscript: fc.boolean(),
        hasAction: fc.boolean(),
        hasFailedAction: fc.boolean(),
        hasContradiction: fc.boolean(),
        isTest: fc.boolean(),
        field: fc.uniqueArray(fc.record({ identifier: words, value: fc.option(words) }), {
          minLength: 1,
          maxLength: 3,
          selector: ({ identifier, value }) => `${identifier}:${value}`,
        }),
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
      to: '2026-11-20T23:59:00.000Z',
    });
  });

  test('may name a period, which goes on meaning the same words on another day', () => {
    const { filters } = read('period=today&from=2026-01-01');
    expect(filters).toEqual({
      period: 'today',
      from: '2026-11-20T18:30:00.000Z',
      to: '2026-11-21T18:30:00.000Z',
    });
    expect(filtersToUrl(filters)).toBe('period=today');
    expect(read('period=someday')).toEqual({ filters: {}, unusable: ['period=someday'] });
  });

  test.each([
    '0000-01-01',
    '0999-12-31',
    '9000-01-01',
    '9999-12-31T23:59:59.999Z',
    '0000-01-01T00:00:00.000Z',
  ])('has no time that nobody can count from: %s', (text) => {
    expect(read(`from=${text}&to=${text}`)).toEqual({
      filters: {},
      unusable: [`from=${text}`, `to=${text}`],
    });
  });

  test('of lengths are ranges of seconds with one end or two', () => {
    expect(read('talk=60-300&wait=20-&hold=-5&ring=-&duration=5').filters).toEqual({
      talk: { min: 60, max: 300 },
      wait: { min: 20 },
      hold: { max: 5 },
    });
    expect(read('ring=-&duration=5').unusable).toEqual(['duration=5', 'ring=-']);
  });

  test('that mean nothing are named, and the others still hold', () => {
    expect(read('outcome=missed,lost&from=yesterday&test=maybe&state=ended&page=2')).toEqual({
      filters: { state: ['ended'] },
      unusable: ['from=yesterday', 'outcome=missed,lost', 'test=maybe'],
    });
  });

  test('may be given several times or left empty', () => {
    expect(filtersFromUrl({ outcome: ['missed', 'busy'], state: '' }, sampleCalendar)).toEqual({
      filters: { outcome: ['missed', 'busy'] },
      unusable: [],
    });
  });

  test('survive anything else', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.oneof(fc.string(), fc.array(fc.string()))), (parameters) => {
        expect(() => filtersFromUrl(parameters, sampleCalendar)).not.toThrow();
      }),
    );
  });
});

test('the list of parameters is what an address is read by, no more and no less', () => {
  const examples: Record<FilterParameter['form'], string> = {
    ...{ search: 'Asha', period: 'today', instant: '2026-11-20', words: 'x', names: 'Sales', numbers: '1' },
    ...{ range: '60-300', flag: '', field: 'city:Rome' },
  };
  const uuid = '0f8fad5b-d9cb-469f-a165-70867728950e';
  const parameters = filterParameters();
  const asked = Object.fromEntries(
    parameters
      // A named period takes the place of dates.
      .filter(({ form }) => form !== 'period')
      .map((each) => [each.parameter, each.form === 'flag' ? each.yes : examples[each.form]]),
  );
  for (const { parameter } of parameters) {
    // Any value means something to a parameter that exists: a filter, or a value that is not usable.
    const { filters, unusable } = filtersFromUrl(
      { [parameter]: asked[parameter] ?? 'today' },
      sampleCalendar,
    );
    expect([parameter, Object.keys(filters).length + unusable.length > 0]).toEqual([parameter, true]);
  }
  const words = { state: 'ended', direction: 'inbound', outcome: 'busy', reason: 'busy', party: 'agent' };
  const more = { certainty: 'exact', candidate: 'busy', handled: 'ai', provider: 'any' };
  const ids = { connection: uuid, agent: uuid, offered: uuid, missedby: uuid };
  const { filters, unusable } = filtersFromUrl({ ...asked, ...words, ...more, ...ids }, sampleCalendar);
  expect(unusable).toEqual([]);
  const written = new Set(new URLSearchParams(filtersToUrl(filters)).keys());
  expect([...written, 'period'].sort()).toEqual(parameters.map(({ parameter }) => parameter).sort());
  const filterNames = Object.keys(callFilters.shape).filter((name) => !['zone', 'period'].includes(name));
  expect(filterNames.filter((name) => !(name in filters))).toEqual([]);
});
