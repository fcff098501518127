import { describe, expect, it } from 'vitest';
import { type ConnectionSigns, connectionState } from './connection-state.ts';

const noon = new Date('2026-11-20T12:00:00.000Z');
const earlier = new Date('2026-11-20T11:00:00.000Z');

const well: ConnectionSigns = {
  status: 'active',
  isDemo: false,
  isBeingDeleted: false,
  lastDeliveryAt: noon,
  isSilent: false,
  receivedLastHour: 100,
  failedLastHour: 0,
  failedLastDay: 0,
  usualPerHour: 100,
  rejectedLastDay: {},
  refusedAt: null,
  oldestPendingSeconds: null,
  unmappedWords: 0,
  validSecrets: 1,
  secretEndsAt: null,
};
const rare = { usualPerHour: 5 };
const never: Partial<ConnectionSigns> = {
  status: 'waiting',
  lastDeliveryAt: null,
  receivedLastHour: 0,
  usualPerHour: null,
};

type Case = [string, Partial<ConnectionSigns>, string, string[]];

const cases: Case[] = [
  ['all is well', {}, 'ok', []],
  ['nobody knows yet what is usual', { usualPerHour: null, receivedLastHour: 0 }, 'ok', []],
  ['it waits to be read for a minute', { oldestPendingSeconds: 60 }, 'ok', []],
  ['it waits to be read for longer', { oldestPendingSeconds: 61 }, 'trouble', ['behind']],
  ['it has gone silent', { isSilent: true, receivedLastHour: 0 }, 'trouble', ['silent']],
  ['no secret is valid', { validSecrets: 0 }, 'trouble', ['no_secret']],
  [
    'requests are refused since the last delivery',
    { lastDeliveryAt: earlier, refusedAt: noon, rejectedLastDay: { wrong_secret: 1 } },
    'trouble',
    ['refused'],
  ],
  [
    'some were refused, and a delivery came since',
    { lastDeliveryAt: noon, refusedAt: earlier, rejectedLastDay: { wrong_secret: 1 } },
    'attention',
    ['rejected'],
  ],
  [
    'half of the last hour failed',
    { ...rare, receivedLastHour: 4, failedLastHour: 2, failedLastDay: 2 },
    'trouble',
    ['failing'],
  ],
  [
    'less than half failed',
    { ...rare, receivedLastHour: 5, failedLastHour: 2, failedLastDay: 2 },
    'attention',
    ['failed'],
  ],
  ['some failed before', { failedLastDay: 1 }, 'attention', ['failed']],
  ['a word is unmapped', { unmappedWords: 1 }, 'attention', ['unmapped']],
  ['the provider uses a secret that ends', { secretEndsAt: noon }, 'attention', ['secret_ending']],
  ['a quarter of the usual comes', { receivedLastHour: 5, usualPerHour: 20 }, 'ok', []],
  ['less than that comes', { receivedLastHour: 4, usualPerHour: 20 }, 'attention', ['slow']],
  ['so little is usual that nothing is no wonder', { receivedLastHour: 0, usualPerHour: 19.9 }, 'ok', []],
  ['made-up calls have stopped', { receivedLastHour: 0, isDemo: true }, 'ok', []],
  ['nothing ever came', never, 'waiting', []],
  [
    'nothing ever came, and requests are refused',
    { ...never, refusedAt: noon, rejectedLastDay: { missing_secret: 2 } },
    'trouble',
    ['refused'],
  ],
  [
    'nothing ever came, and requests were refused for something else',
    { ...never, rejectedLastDay: { body_too_large: 2 } },
    'attention',
    ['rejected'],
  ],
  ['it is paused with much to read', { status: 'paused', oldestPendingSeconds: 86_400 }, 'paused', []],
  ['it is paused, and some failed', { status: 'paused', failedLastDay: 1 }, 'paused', ['failed']],
  ['it is being deleted', { isBeingDeleted: true, status: 'paused', validSecrets: 0 }, 'deleting', []],
];

describe('connectionState', () => {
  it.each(cases)('%s', (_, signs, state, findings) => {
    expect(connectionState({ ...well, ...signs })).toEqual({ state, findings });
  });

  it('says what weighs most first', () => {
    const signs = { isSilent: true, unmappedWords: 3, failedLastDay: 1, validSecrets: 0 };
    expect(connectionState({ ...well, ...signs }).findings).toEqual([
      'no_secret',
      'silent',
      'failed',
      'unmapped',
    ]);
  });
});
