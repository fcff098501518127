import { expect, test } from 'vitest';
import type { FoundCall } from '@/app/api/calls/find/found-calls.ts';
import { type CallsAnswer, searchStatus } from './command-menu-calls.ts';

const call = (id: string): FoundCall => ({
  id,
  number: '+91•••••••210',
  name: null,
  started: '21 Nov 2026, 14:03',
  startedAt: '2026-11-21T08:33:00.000Z',
  state: 'ended',
  outcome: 'answered',
});
const first = '0b8f3a52-4f0e-5d3c-9d0e-6a4f3f0c1a2b';
const second = '5d8d1b0a-93b6-5c55-8a0f-1d7a9a0c2b3d';
const none = { calls: [], more: false, callId: null };

test.each<[string, string, boolean, CallsAnswer | null, string]>([
  ['nothing typed', '  ', false, null, ''],
  ['too short', ' 98 ', false, null, 'Type 3 characters or more to find calls.'],
  ['before the first answer', '981', true, null, 'Searching calls …'],
  ['an answer to something else', '981', true, none, 'Searching calls …'],
  ['nothing', ' 981 ', false, none, 'No call found for “981”.'],
  ['one', '981', false, { ...none, calls: [call(first)] }, '1 call found.'],
  ['several', '981', false, { ...none, calls: [call(first), call(second)] }, '2 calls found.'],
  ['by its id alone', first, false, { ...none, callId: first }, '1 call found.'],
  ['by its id, too', first, false, { ...none, calls: [call(first)], callId: first }, '1 call found.'],
  [
    'one by id, another by key',
    first,
    false,
    { ...none, calls: [call(second)], callId: first },
    '2 calls found.',
  ],
  [
    'not all',
    '981',
    false,
    { calls: [call(first), call(second)], more: true, callId: null },
    'The newest 2 calls. There are more.',
  ],
  ['no answer', '981', false, { failure: 'The server did not answer.' }, 'The server did not answer.'],
])('%s', (_case, typed, searching, answer, says) => {
  expect(searchStatus(typed, searching, answer)).toBe(says);
});
