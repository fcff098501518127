import { expect, it } from 'vitest';
import type { Provider } from '../providers/provider.ts';
import { findProvider } from '../providers/registry.ts';
import { findReading } from './find-reading.ts';

function providerOf(id: string): Provider {
  const provider = findProvider(id);
  if (!provider) throw new Error(`there is no provider ${id}`);
  return provider;
}

function request(payload: unknown, receivedAt: string) {
  const body = new TextEncoder().encode(JSON.stringify(payload));
  const headers = {
    method: 'POST',
    trigger: '',
    query: '',
    contentType: 'application/json',
    contentEncoding: '',
  };
  return { ...headers, body, receivedAt: new Date(receivedAt) };
}

const withMark = {
  ...{ call_type: 'outgoing', call_id: 'a', call_status: 'answered', caller_number: '9052931234' },
  ...{ receiver_number: '9676501234', did_number: '918069731234', call_duration: 69 },
  ...{ received_at: '2026-11-21T17:28:00.000Z', ended_at: '2026-11-21T17:29:30.000Z' },
};
const withoutZone = {
  ...{
    call_id: '20261121172800-1',
    call_status: 'answered',
    direction: 'inbound',
    caller_number: '0389912345',
  },
  ...{ destination_number: '888', starttime: '2026-11-21 17:28:00', answertime: '2026-11-21 17:28:05' },
  ...{ endtime: '2026-11-21 17:29:30', hangup_by: 'customer', eventType: 'call' },
};
const zones = ['Asia/Ho_Chi_Minh', 'Asia/Kolkata', 'UTC'];

it('local times marked as UTC: the setting is changed, not the zone', () => {
  // 17:29:30 in Kolkata is 11:59:30 UTC.
  const reading = { timeZone: 'Asia/Kolkata', settings: { timestamps: 'utc' } };
  expect(
    findReading(request(withMark, '2026-11-21T12:00:00Z'), providerOf('alohaa'), reading, zones),
  ).toEqual({
    timeZone: 'Asia/Kolkata',
    settings: { timestamps: 'local' },
    startedAt: '2026-11-21T11:58:00.000Z',
  });
});

it('times without a zone: the zone is changed', () => {
  // 17:29:30 in Ho Chi Minh City is 10:29:30 UTC.
  const reading = { timeZone: 'UTC', settings: {} };
  expect(
    findReading(request(withoutZone, '2026-11-21T10:30:00Z'), providerOf('alohub'), reading, zones),
  ).toEqual({
    timeZone: 'Asia/Ho_Chi_Minh',
    settings: {},
    startedAt: '2026-11-21T10:28:00.000Z',
  });
});

it('a call that really is old suits no reading', () => {
  const reading = { timeZone: 'Asia/Kolkata', settings: { timestamps: 'utc' } };
  expect(
    findReading(request(withMark, '2026-11-25T12:00:00Z'), providerOf('alohaa'), reading, zones),
  ).toBeNull();
  expect(
    findReading(request('no call', '2026-11-21T12:00:00Z'), providerOf('alohaa'), reading, zones),
  ).toBeNull();
});
