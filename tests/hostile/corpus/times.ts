import { casesOf, type HostileCase } from '../hostile-case.ts';
import { jsonOf } from '../payload-of.ts';

/** Instants and lengths that cannot be, that might be two, or that are out of all proportion. */

const projected = { status: [200], becomes: ['projected'] } as const;

const starts = (start_time: unknown, timezone = 'America/New_York') =>
  jsonOf('synthflow', { call: { start_time, timezone } });
const zones = casesOf({ to: 'synthflow', ...projected }, [
  {
    name: 'an hour that the clocks left out',
    look: true,
    body: starts('2026-03-08T02:30:00'),
    call: { startedAt: new Date('2026-03-08T07:30:00Z'), contradictions: ['impossible_local_time'] },
  },
  {
    name: 'an hour that came twice',
    look: true,
    body: starts('2026-11-01T01:30:00'),
    call: { startedAt: new Date('2026-11-01T05:30:00Z'), contradictions: ['ambiguous_local_time'] },
  },
  {
    name: 'a day that a country left out',
    body: starts('2011-12-30T12:00:00', 'Pacific/Apia'),
    call: { contradictions: ['impossible_local_time'] },
  },
  { name: 'an offset beyond all offsets', body: starts('2026-02-28T10:00:00+99:99') },
  {
    name: 'milliseconds beyond every date',
    body: starts('9999999999999999'),
    call: { startedAtSource: 'received' },
  },
  { name: 'a start that is a record', body: starts({ now: true }), call: { startedAtSource: 'received' } },
]);

const received = (received_at: unknown, ended_at?: unknown) => jsonOf('alohaa', { received_at, ended_at });
const dates = casesOf({ to: 'alohaa', ...projected, call: { startedAtSource: 'received', duration: 69 } }, [
  { name: 'the year 1970', body: received('1970-01-01T00:00:00.000Z') },
  { name: 'the year 9999', body: received('9999-12-31T23:59:59.999Z') },
  { name: 'the year nought', body: received('0000-00-00 00:00:00') },
  { name: 'a year before all years', body: received('-000001-01-01T00:00:00Z') },
  { name: 'the last date there is', body: received('+275760-09-13T00:00:00Z') },
  { name: 'the thirtieth of February', body: received('2026-02-30 10:00:00') },
  { name: 'the thirteenth month', body: received('2026-13-01 10:00:00') },
  { name: 'the twenty-fifth hour', body: received('2026-02-28 25:00:00') },
  { name: 'now', body: received('now') },
  { name: 'a time in Arabic digits', body: received('٢٠٢٦-٠٢-٢٨ ١٠:٠٠:٠٠') },
  { name: 'a time of a megabyte', body: received('2026-02-28 '.repeat(100_000)) },
]);

const ends = casesOf({ to: 'alohaa', ...projected }, [
  {
    name: 'a call that ends before it starts',
    look: true,
    body: received('2026-02-28T10:00:00.000Z', '2026-02-28T09:00:00.000Z'),
    call: { duration: 69 },
  },
  {
    name: 'a call of seventy years',
    look: true,
    body: received('2001-01-01T00:00:00.000Z', '2071-01-01T00:00:00.000Z'),
  },
  {
    name: 'a call far ahead',
    look: true,
    body: received('2100-12-31T23:59:59.999Z', '2100-12-31T23:59:59.999Z'),
  },
  { name: 'a leap second', body: received('2016-12-31T23:59:60.000Z') },
  { name: 'the end of a day that is midnight', body: received('2026-02-28T24:00:00.000Z') },
]);

const stamps = casesOf({ to: 'acefone', ...projected }, [
  { name: 'an epoch of nought', body: jsonOf('acefone', { start_stamp: 0, end_stamp: '0' }) },
  {
    name: 'an epoch below nought',
    body: jsonOf('acefone', { start_stamp: -1_700_000_000, end_stamp: '-1' }),
  },
  {
    name: 'an epoch beyond every number',
    body: jsonOf('acefone', { start_stamp: 1e300, end_stamp: '9'.repeat(400) }),
  },
  {
    name: 'an hour thirteen after noon',
    body: jsonOf('acefone', { start_stamp: '2/28/2026, 13:00:00 PM', end_stamp: '28/2/2026, 1:00:00 PM' }),
  },
  {
    name: 'a time in parts that do not fit',
    body: jsonOf('acefone', { start_stamp: undefined, start_date: '10:00:00', start_time: '2026-02-28' }),
  },
]);

const lasts = (call_duration: unknown, more = {}) =>
  jsonOf('alohaa', { call_duration, ended_at: undefined, ...more });
const lengths = casesOf({ to: 'alohaa', ...projected, call: { duration: null } }, [
  { name: 'a negative length of a call', body: lasts(-5) },
  { name: 'a negative length in text', body: lasts('-00:00:05') },
  { name: 'a length beyond every call', body: lasts('99999999999999999999') },
  { name: 'a length with an exponent', body: lasts('1e9') },
  { name: 'a length with a unit', body: lasts('60 seconds') },
  { name: 'a length with thousands', body: lasts('1,234') },
  { name: 'a length in four parts', body: lasts('1:2:3:4') },
  { name: 'a length that is true', body: lasts(true) },
  { name: 'a length that is infinite', body: lasts('Infinity') },
  { name: 'a length of minutes beyond sixty', body: lasts('9999:99:99') },
  { name: 'a length below every number', body: lasts(5e-324) },
  {
    name: 'lengths that outlast the call',
    body: lasts('1', {
      initiator_ring_duration: 31_000_000,
      receiver_ring_duration: '31000000',
      total_ring_duration: -1,
    }),
    call: { duration: 1 },
  },
]);

export const times: readonly HostileCase[] = [...zones, ...dates, ...ends, ...stamps, ...lengths];
