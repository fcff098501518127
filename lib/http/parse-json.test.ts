import fc from 'fast-check';
import { expect, it, test } from 'vitest';
import { parseJson } from './parse-json.ts';

test.each<[string, unknown]>([
  ['12345678901234567890', '12345678901234567890'],
  ['-12345678901234567890', '-12345678901234567890'],
  ['9007199254740993', '9007199254740993'],
  ['9007199254740992', 9007199254740992],
  ['1700000000123456', 1700000000123456], // sixteen digits that fit
  ['0.30000000000000004', 0.30000000000000004],
  ['3.14159265358979312', '3.14159265358979312'],
  ['123456789.1234567890123', '123456789.1234567890123'],
  ['1700000000.123457', 1700000000.123457],
  ['1e400', '1e400'],
  ['-1E+400', '-1E+400'],
  ['1e-400', '1e-400'],
  ['0e400', 0],
  ['1.500e3', 1500],
  ['1e21', 1e21],
  ['100000000000000000000', 1e20],
  ['0.0000000000000000000000001', 1e-25],
  ['5e-324', 5e-324],
  ['{"id":12345678901234567890,"n":1}', { id: '12345678901234567890', n: 1 }],
  [
    '[1234567890123456789 ,{"a":[-0.12345678901234567891]}]',
    ['1234567890123456789', { a: ['-0.12345678901234567891'] }],
  ],
  ['"12345678901234567890"', '12345678901234567890'],
  ['{"12345678901234567890":"1e400"}', { '12345678901234567890': '1e400' }],
  [
    String.raw`["\"12345678901234567890,", 12345678901234567890]`,
    ['"12345678901234567890,', '12345678901234567890'],
  ],
  [String.raw`["\\", 12345678901234567890, "\\\""]`, ['\\', '12345678901234567890', '\\"']],
  ['{"a":1,"a":12345678901234567890}', { a: '12345678901234567890' }],
])('%s', (text, value) => expect(parseJson(text)).toStrictEqual(value));

it('reads a dangerous name as a name', () => {
  const value = parseJson('{"__proto__":{"id":12345678901234567890},"constructor":1e400}');
  expect(JSON.stringify(value)).toBe('{"__proto__":{"id":"12345678901234567890"},"constructor":"1e400"}');
  expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
});

it('equals JSON.parse wherever every number fits', () => {
  fc.assert(
    fc.property(fc.json({ maxDepth: 6 }), fc.integer({ min: 0, max: 3 }), (text, indent) => {
      const spaced = JSON.stringify(JSON.parse(text), null, indent);
      expect(parseJson(spaced)).toStrictEqual(JSON.parse(spaced));
    }),
    { numRuns: 500 },
  );
});

/** Numbers as anybody may write them, and strings that are hard to tell apart from them. */
const number = fc.stringMatching(/^-?(0|[1-9]\d{0,25})(\.\d{1,25})?([eE][+-]?\d{1,3})?$/);
const hardText = fc
  .array(fc.constantFrom('"', '\\', '12345678901234567890', '1e400', ',', ':', '{', ' ', 'é'), {
    maxLength: 8,
  })
  .map((parts) => parts.join(''));

it('keeps every number: as a number that says the same, or as its text', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(hardText, number)), (pairs) => {
      const text = `[${pairs.map(([string, each]) => `{${JSON.stringify(string)}:${each}}`).join(' , ')}]`;
      const read = parseJson(text);
      const values = Array.isArray(read) ? read.map((each) => Object.entries(each)[0]) : [];
      expect(values.map((entry) => entry?.[0])).toEqual(pairs.map(([string]) => string));
      for (const [index, [, written]] of pairs.entries()) {
        const value = values[index]?.[1];
        if (typeof value === 'string') expect(value).toBe(written);
        else expect(value).toBe(Number(written));
        // Fifteen significant digits always fit.
        if (/^-?[1-9]\d{0,14}$/.test(written)) expect(value).toBe(Number(written));
      }
    }),
    { numRuns: 500 },
  );
});

it('reads any depth', () => {
  for (const depth of [5000, 100_000]) {
    const text = `${'['.repeat(depth)}12345678901234567890${']'.repeat(depth)}`;
    let value = parseJson(text);
    while (Array.isArray(value)) value = value[0];
    expect(value).toBe('12345678901234567890');
  }
});

it.each([
  ['one number', '1'.repeat(5_000_000)],
  ['one number of zeros', `1${'0'.repeat(2_500_000)}.${'0'.repeat(2_500_000)}1`],
  ['one string', `["${'1'.repeat(5_000_000)}"]`],
  ['one string of escapes', `["${String.raw`\\`.repeat(2_500_000)}", 1e400]`],
  ['many long numbers', `[${Array(200_000).fill('12345678901234567890').join(',')}]`],
  ['many short strings', `[${Array(400_000).fill('"1e400"').join(',')}]`],
])('takes time in proportion for 5 MB of %s', (_, text) => {
  // Tenths of a second; were it quadratic, it would be hours.
  const start = performance.now();
  parseJson(text);
  expect(performance.now() - start).toBeLessThan(10_000);
});

it.each(['', '{', '[1,]', '01', '1.', '{"a":12345678901234567890', "{'a':1}", 'NaN', '"\u0001"'])(
  'refuses %j as JSON.parse does',
  (text) => expect(() => parseJson(text)).toThrow(SyntaxError),
);
