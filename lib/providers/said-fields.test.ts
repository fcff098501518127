import { expect, test } from 'vitest';
import { saidFields } from './said-fields.ts';

test.each(['', '  ', null, undefined, '$campaign_name', '_name', '0000-00-00 00:00:00', '0000-00-00'])(
  '%j says nothing',
  (value) => expect(saidFields({ field: value })).toEqual({}),
);

test.each([0, '0', false, '$5', '_names', 'name', [], ['a', 'b'], {}])('%j says something', (value) =>
  expect(saidFields({ field: value })).toEqual({ field: value }),
);

test('a field that a query string repeats with one value is said once', () => {
  expect(saidFields({ same: ['1', '1'], odd: ['1', '2'] })).toEqual({ same: '1', odd: ['1', '2'] });
});

test('dangerous names stay fields', () => {
  const said = saidFields(JSON.parse('{"__proto__":{"polluted":true}}'));
  expect(Object.keys(said)).toEqual(['__proto__']);
});
