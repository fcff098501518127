import { expect, test } from 'vitest';
import { callerdeskHangups, findHangupRow } from './hangup.ts';
import { readWords } from './words.ts';

test.each([
  ['ANSWER', 'ANSWER', null, null],
  ['Answer ( 16-Agent )', 'ANSWER', 'agent', null],
  ['ANSWER(16-customer)', 'ANSWER', 'customer', null],
  ['Answered', 'ANSWER', null, null],
  ['Leg B Answer', 'ANSWER', null, null],
  ['Leg A Answer', 'LEGAANSWER', null, null],
  ['NO ANSWER', 'NOANSWER', null, null],
  ['NO_ANSWER', 'NOANSWER', null, null],
  ['NOANSWER (0-agent)', 'NOANSWER', 'agent', null],
  ['CANCEL (0)', 'CANCEL', null, null],
  ['CANCELED', 'CANCEL', null, null],
  ['Cancelled', 'CANCEL', null, null],
  ['ABANDONED', 'ABANDONEDCALL', null, null],
  ['abandonment', 'ABANDONEDCALL', null, null],
  ['ERROR', 'FAILED', null, null],
  ['Cancel-Agent', '', 'agent', null],
  ['Cancel-Customer', '', 'customer', null],
  ['Leg A Cancel - Agent No Answer (0 Agent)', 'NOANSWER', 'agent', 'A'],
  ['Leg B Cancel - Busy', 'BUSY', null, 'B'],
  ['Unavailable ( 19-member', 'UNAVAILABLE', 'agent', null],
  ['(0)', '', null, null],
] as const)('%s', (text, word, side, leg) => {
  expect(readWords(text)).toMatchObject({ word, side, leg });
});

test('no row of the table stands behind one that always fits first', () => {
  for (const row of callerdeskHangups) {
    const side = row.side === 'agent' || row.side === 'customer' ? row.side : null;
    const directions = row.direction === 'any' ? (['inbound', 'outbound'] as const) : [row.direction];
    const found = directions.map((direction) => findHangupRow(readWords(row.words).word, side, direction));
    expect(found, row.words).toContain(row);
  }
});
