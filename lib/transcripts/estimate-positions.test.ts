import fc from 'fast-check';
import { expect, test } from 'vitest';
import { estimatePositions } from './estimate-positions.ts';
import { parseTranscript } from './parse-transcript.ts';

const turn = (text: string, offset: number | null = null) => ({ text, offset });
/** Seconds to a tenth, estimates with a wave before them. */
const told = (...positions: Parameters<typeof estimatePositions>) =>
  estimatePositions(...positions).map(
    (at) => at && `${at.estimated ? '≈' : ''}${Math.round(at.seconds * 10) / 10}`,
  );

test('turns share the talk by their characters', () => {
  // 9 + 1, 29 + 1 and 59 + 1 of 100 characters.
  const turns = [turn('a'.repeat(9)), turn('b'.repeat(29)), turn('c'.repeat(59))];
  expect(told(turns, 50)).toEqual(['≈0', '≈5', '≈20']);
});

test('what the provider says stands, and guides those between', () => {
  const turns = [turn('aaaa', 2), turn('bbbb'), turn('cccc', 12), turn('dddd')];
  expect(told(turns, 20)).toEqual(['2', '≈7', '12', '≈16']);
});

test('without a length only what lies before a known place can be told', () => {
  expect(told([turn('aaaa'), turn('bbbb', 8), turn('cccc')], null)).toEqual(['≈0', '8', null]);
  expect(told([turn('aaaa'), turn('bbbb')], null)).toEqual([null, null]);
  expect(told([turn('aaaa')], 0)).toEqual([null]);
});

test('a place out of order is shown as it was said and misleads nobody', () => {
  expect(told([turn('aaaa'), turn('bbbb', 10), turn('cccc', 3), turn('dddd')], 20)).toEqual([
    '≈0',
    '10',
    '3',
    '≈16.7',
  ]);
  expect(told([turn('aaaa', 100), turn('bbbb')], 20)).toEqual(['100', null]);
});

test('silent turns take a moment', () => {
  expect(told([turn(''), turn('')], 10)).toEqual(['≈0', '≈5']);
  expect(told([], 10)).toEqual([]);
});

test('estimates lie within the call and never run backwards, whatever is given', () => {
  const anything = fc.array(
    fc.record({
      text: fc.string(),
      offset: fc.option(fc.double({ min: 0, max: 1e6, noNaN: true }), { freq: 3 }),
    }),
    { maxLength: 60 },
  );
  const length = fc.option(fc.double({ min: 0, max: 1e5, noNaN: true }));
  fc.assert(
    fc.property(anything, length, (turns, seconds) => {
      const positions = estimatePositions(turns, seconds);
      expect(positions).toHaveLength(turns.length);
      const last = Math.max(seconds ?? 0, ...turns.map(({ offset }) => offset ?? 0));
      let before = 0;
      for (const [index, at] of positions.entries()) {
        const offset = turns[index]?.offset ?? null;
        if (offset !== null) expect(at).toEqual({ seconds: offset, estimated: false });
        else if (at !== null) {
          expect(at.seconds).toBeGreaterThanOrEqual(before - 1e-6);
          expect(at.seconds).toBeLessThanOrEqual(last + 1e-6);
          before = at.seconds;
        }
      }
    }),
    { numRuns: 1000 },
  );
});

test('a megabyte of turns takes no longer than its length asks', () => {
  const turns = parseTranscript('\nbot: yes\nhuman: no'.repeat(55_000));
  const started = performance.now();
  expect(estimatePositions(turns, 600).at(-1)?.seconds).toBeCloseTo(600, 1);
  expect(performance.now() - started).toBeLessThan(1000);
});
