import { expect, test } from 'vitest';
import { noTotals } from '@/lib/analytics/call-totals.ts';
import { tileList } from './tile-list.ts';

const settings = { zone: 'UTC', shortCallSeconds: 10, serviceLevelSeconds: 20, weekStart: 1, progress: null };

/** What the tile of the service level says. */
function serviceLevel(totals: Partial<ReturnType<typeof noTotals>>) {
  const tile = tileList(settings).find(({ metric }) => metric === 'serviceLevel');
  const all = { ...noTotals(), ...totals };
  return {
    value: tile?.words(tile.of(all)),
    note: tile?.note?.(all),
    n: tile?.n?.(all),
    coverage: tile?.coverage?.(all),
    more: tile?.more?.(all),
  };
}

test('with all waits known the service level says what it is of', () => {
  const totals = { offered: 9, shortAbandoned: 1, answeredInbound: 6, waitCount: 6, withinServiceLevel: 4 };
  expect(serviceLevel(totals)).toEqual({
    ...{ value: '50%', note: '4 of 8 within 20 s', n: 8, coverage: { known: 6, eligible: 6 } },
    more: ['4 of 8 calls within 20 s.'],
  });
});

test('with some waits unknown it says what it is at least and at most', () => {
  // The documented calls: fifteen of 25 answered, the wait of eleven known, nine of them in time.
  const totals = {
    offered: 27,
    shortAbandoned: 2,
    answeredInbound: 15,
    waitCount: 11,
    withinServiceLevel: 9,
  };
  expect(serviceLevel(totals)).toEqual({
    ...{ value: '42.9%', note: '36% – 52%, 4 unknown', n: 21, coverage: { known: 11, eligible: 15 } },
    more: [
      '9 of 21 calls within 20 s.',
      'At least 36%, if the others were late, at most 52%, if they were in time.',
    ],
  });
});

test('with no wait known there is no figure, and not 0 %', () => {
  expect(serviceLevel({ offered: 10, answeredInbound: 8 })).toMatchObject({
    ...{ value: null, note: 'no wait is known', coverage: { known: 0, eligible: 8 } },
    more: ['At least 0%, if the others were late, at most 80%, if they were in time.'],
  });
  expect(serviceLevel({})).toMatchObject({ value: null, note: null, more: [] });
});
