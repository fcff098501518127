import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findHits, longestShown, markedPieces, mostHits, shownPart } from './conversation-search.ts';

const found = (texts: string[], query: string) =>
  findHits(texts, query).hits.map(({ turn, start, end }) => [turn, texts[turn]?.slice(start, end)]);

test('words are found in every turn, whatever their case', () => {
  expect(found(['Hello, hello', 'no', 'HELLO'], 'hello')).toEqual([
    [0, 'Hello'],
    [0, 'hello'],
    [2, 'HELLO'],
  ]);
  expect(found(['ÜBER İstanbul'], 'über')).toEqual([[0, 'ÜBER']]);
});

test('a blank stands for any blanks, and a search of blanks for nothing', () => {
  expect(found(['two\n  minutes', 'twominutes'], ' two minutes ')).toEqual([[0, 'two\n  minutes']]);
  expect(found(['a b'], '  ')).toEqual([]);
});

test('what means something elsewhere is text here', () => {
  for (const text of ['a.b', '(x', '[', '\\', '<script>', '$1', '\u202Eabc', '{{name}}', 'a-b', '/'])
    expect(found([`before ${text} after`, 'azb'], text)).toEqual([[0, text]]);
});

test('no more than can be stepped through are found', () => {
  const { hits, capped } = findHits(['a'.repeat(mostHits + 1)], 'a');
  expect({ hits: hits.length, capped }).toEqual({ hits: mostHits, capped: true });
  expect(findHits(['a'.repeat(mostHits)], 'a').capped).toBe(false);
});

test('a megabyte is searched while one types', () => {
  const texts = Array.from({ length: 50_000 }, (_, turn) => `this is what turn ${turn} said`);
  const started = performance.now();
  expect(findHits(texts, 'turn 49999 said').hits).toHaveLength(1);
  findHits(['a'.repeat(1_048_576)], 'ab');
  expect(performance.now() - started).toBeLessThan(1000);
});

test('of a long turn the beginning is shown, or what lies around the hit', () => {
  const text = `${'x'.repeat(5000)}needle${'x'.repeat(5000)}`;
  expect(shownPart(text, null)).toEqual({ from: 0, to: longestShown });
  const [hit = null] = findHits([text], 'needle').hits;
  const { from, to } = shownPart(text, hit);
  expect(text.slice(from, to)).toContain('needle');
  expect(to - from).toBe(longestShown);
  expect(shownPart('short', null)).toEqual({ from: 0, to: 5 });
});

test('pieces joined are what is shown, and no character is torn apart', () => {
  const text = fc
    .array(fc.constantFrom('a', 'b', ' ', '😀', 'é'), { maxLength: 4000 })
    .map((all) => all.join(''));
  fc.assert(
    fc.property(text, fc.nat(), (said, chosen) => {
      const { hits } = findHits([said], 'a');
      const current = hits[chosen % Math.max(hits.length, 1)] ?? null;
      const part = shownPart(said, current);
      const pieces = markedPieces(said, part, hits, current);
      const shown = said.slice(part.from, part.to);
      expect(pieces.map((piece) => piece.text).join('')).toBe(shown);
      expect(shown.isWellFormed()).toBe(true);
      expect(pieces.filter(({ hit }) => hit !== null).length).toBeLessThanOrEqual(300);
      if (current !== null) expect(pieces.some(({ hit }) => hit === current)).toBe(true);
    }),
    { numRuns: 200 },
  );
});
