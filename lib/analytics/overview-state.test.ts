import { expect, test } from 'vitest';
import { decideOverviewState } from './overview-state.ts';

const connections = [{ id: '1', label: 'Sales' }];

test.each([
  [
    'nothing at all, admin',
    { connections: [], hasCalls: false },
    true,
    { kind: 'no_connection', mayAdd: true },
  ],
  [
    'nothing at all, others',
    { connections: [], hasCalls: false },
    false,
    { kind: 'no_connection', mayAdd: false },
  ],
  [
    'a silent connection',
    { connections, hasCalls: false },
    true,
    { kind: 'no_calls', connections, mayOpen: true },
  ],
  ['calls', { connections, hasCalls: true }, false, { kind: 'figures' }],
])('%s', (_, facts, mayManage, expected) => {
  expect(decideOverviewState(facts, mayManage)).toEqual(expected);
});
