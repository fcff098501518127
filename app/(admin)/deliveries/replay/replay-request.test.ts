import { expect, test } from 'vitest';
import { readReplayRequest, scopeWords } from './replay-request.ts';

const now = new Date('2026-11-21T10:00:00.000Z');
const id = '01a2004b-ad5c-7695-afbb-48298e9a0a00';
const read = (parameters: Record<string, string>) => readReplayRequest(parameters, 'UTC', now);

test('no filter is everything, a connection alone all of it, filters what they say', () => {
  expect(read({})).toEqual({ everything: true });
  expect(read({ connection: id })).toEqual({ connectionId: id });
  expect(read({ delivery: id })).toEqual({ delivery: id });
  expect(read({ connection: id, state: 'failed' })).toEqual({
    filters: { connectionId: id, state: 'failed' },
  });
});

test('what is not understood is never read as less, which would be more', () => {
  expect(read({ connection: 'x' })).toBeNull();
  expect(read({ state: 'rejected' })).toBeNull();
  expect(read({ delivery: 'x' })).toBeNull();
  expect(read({ period: 'someday' })).toBeNull();
});

test('a scope in words', () => {
  const connections = [{ id, label: 'Sales', provider: 'p', providerLabel: 'P' }];
  expect(scopeWords({ filters: { connectionId: id, state: 'failed', q: 'x' } }, connections)).toBe(
    'failed deliveries of Sales that say “x”',
  );
  expect(scopeWords({ connectionId: id }, [])).toBe('all deliveries of a connection that is gone');
});
