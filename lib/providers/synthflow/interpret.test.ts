import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type CallEvent, type CallFacts, callEvent } from '../../calls/call-event.ts';
import { hmacCallId } from '../../signatures/hmac-call-id.ts';
import { synthflowHangups } from './hangup.ts';
import { synthflow } from './index.ts';
import { interpretSynthflow } from './interpret.ts';
import { signedCallId } from './payload.ts';
import { synthflowSettings } from './settings.ts';
import { liveStatuses } from './status.ts';

const context = { timeZone: 'UTC', settings: synthflowSettings.parse({}) };

function eventsOf(payload: unknown): CallEvent[] {
  const interpretation = interpretSynthflow({ payload, trigger: '' }, context);
  expect(interpretation.kind).toBe('events');
  return interpretation.kind === 'events' ? interpretation.events : [];
}

function factsOf(payload: unknown): CallFacts {
  return Object.assign({}, ...eventsOf(payload).map(({ facts }) => facts));
}

const call = { call_id: '1711646262471x768387119913843100', status: 'completed' };

test('the tables have every status and end reason of all documents', () => {
  const documented = [
    'pending, ringing, in-progress, completed, no-answer, busy, failed, canceled, user-canceled',
    'hangup_on_voicemail, left_voicemail, spam, paused, registered, queue, initiated',
    'voicemail, voicemail_message_left, human_goodbye, agent_goodbye, human_pick_up_cut_off, max_duration',
    'custom_end_call, user_canceled, undefined',
  ].flatMap((line) => line.split(', '));
  const known = [...synthflowHangups.map(({ word }) => word), ...liveStatuses.map(({ status }) => status)];
  expect(documented.filter((word) => !known.includes(word))).toEqual([]);
  const explained = [
    ...synthflow.hangupWords.flatMap(({ words }) => words),
    ...synthflow.help.otherWords.filter(({ field }) => field === 'status').map(({ words }) => words),
  ];
  expect(explained.sort()).toEqual([...known].sort());
  for (const word of documented)
    expect(factsOf({ call: { ...call, status: word } }).unmapped).toBeUndefined();
});

test('a start and a length that cannot be read are kept and measure nothing', () => {
  const facts = factsOf({
    call: { ...call, start_time: 'soon', duration: 'a while', timezone: 'Middle/Earth' },
  });
  expect(facts.startedAt).toBeUndefined();
  expect(facts.givenDuration).toBeUndefined();
  expect(facts.details).toEqual({
    'call.start_time': 'soon',
    'call.duration': 'a while',
    'call.timezone': 'Middle/Earth',
  });
});

test('the end is never made up from start and duration', () => {
  const facts = factsOf({ call: { ...call, start_time: '2026-03-02T10:15:30+01:00', duration: 60 } });
  expect(facts).toMatchObject({ startedAt: '2026-03-02T09:15:30.000Z', givenDuration: 60 });
  for (const name of ['endedAt', 'connectedAt', 'givenTalk', 'givenBilled'])
    expect(facts).not.toHaveProperty(name);
});

test('nothing that was sent is lost, wherever it stands and whatever it is', () => {
  const places = ['', 'call', 'lead'] as const;
  const fields = {
    '': ['new', 'status', 'error_message', 'recording_url', 'analysis', 'executed_actions', 'lead', 'event'],
    call: ['new', 'status', 'end_call_reason', 'duration', 'start_time', 'transcript', 'recording_url'],
    lead: ['new', 'name', 'phone_number', 'prompt_variables'],
  };
  const shapes = [
    (token: string) => token,
    (token: string) => ({ deep: token }),
    (token: string) => [token],
    (token: string) => JSON.stringify({ deep: [token] }),
  ];
  for (const place of places) {
    for (const field of fields[place]) {
      for (const shape of shapes) {
        const odd = { [field]: shape('t0ken') };
        const payload =
          place === ''
            ? { call, ...odd }
            : { call, lead: {}, [place]: { ...(place === 'call' && call), ...odd } };
        expect(JSON.stringify(eventsOf(payload)), JSON.stringify(payload)).toContain('t0ken');
      }
    }
  }
});

test('whatever stands inside the objects, the answer is events that can be stored', () => {
  const odd = fc.oneof(
    fc.anything({ maxDepth: 3 }),
    fc.json(),
    fc.string({ unit: 'binary' }),
    fc.constantFrom(
      '',
      '{',
      '[[',
      '9999999999999',
      '2026-02-31T10:00:00Z',
      'in-progress',
      '\u0000',
      '\ud800',
    ),
  );
  const some = (...names: string[]) =>
    fc.dictionary(fc.oneof(fc.constantFrom(...names, '__proto__'), fc.string()), odd, { maxKeys: 5 });
  const action = fc.oneof(
    odd,
    some('name', 'action_type', 'parameters_hard_coded', 'return_value', 'error_message'),
  );
  const payload = fc.record({
    status: odd,
    call: some(
      'status',
      'end_call_reason',
      'model_id',
      'timezone',
      'duration',
      'start_time',
      'transcript',
    ).map((fields) => ({ ...fields, call_id: 'fuzz' })),
    lead: fc.oneof(odd, some('name', 'phone_number')),
    executed_actions: fc.oneof(odd, fc.dictionary(fc.string(), action), fc.array(action)),
    analysis: odd,
  });
  fc.assert(
    fc.property(payload, (sent) => {
      for (const event of eventsOf(sent)) {
        callEvent.parse(event);
        const text = JSON.stringify(event);
        expect(text).not.toMatch(/\\u0000|\\ud[89a-f][0-9a-f]{2}/);
      }
    }),
    { numRuns: 2000 },
  );
}, 60_000);

test('a transcript of a megabyte comes whole', () => {
  const transcript = '\nbot: yes\nhuman: no'.repeat(55_000);
  const { turns = [] } = factsOf({ call: { ...call, transcript } });
  expect(turns).toHaveLength(110_000);
  expect(turns.map(({ words, text }) => words + text).join('')).toBe(transcript);
});

test('the signed id is the call’s own, exactly as sent', () => {
  const secret = 'workspace-secret';
  const signature = createHmac('sha256', secret).update(call.call_id).digest('base64');
  const id = signedCallId({ call }) ?? '';
  expect(hmacCallId(signature, id, ['older', secret])).toBe(secret);
  expect(signedCallId({ call: JSON.stringify(call) })).toBe(call.call_id);
  expect(signedCallId({ call_id: 'api-1', call_status: 'completed' })).toBe('api-1');
  // The id that is signed is the id that is read: no other one beside it counts.
  expect(signedCallId({ call_id: 'outside', call: { call_id: 'inside' } })).toBe('inside');
  for (const nothing of [
    null,
    [],
    'x',
    {},
    { call: {} },
    { call: { call_id: '' } },
    { call: { call_id: {} } },
  ])
    expect(signedCallId(nothing)).toBeUndefined();
});

test('the signature is taken from every spelling of its header', () => {
  const [first, second] = synthflow.authentication;
  expect(first).toMatchObject({ scheme: 'hmac-call-id', secretFrom: 'provider' });
  expect(first.note).toContain('Sender only: the body is not signed');
  expect(first.note).toContain('nginx');
  expect(first.scheme === 'hmac-call-id' && first.headers).toEqual([
    'synthflow-signature',
    'x-synthflow-signature',
    'http-synthflow-signature',
    'http_synthflow_signature',
  ]);
  expect(second).toMatchObject({ scheme: 'secret-in-path', secretFrom: 'switchboard' });
});
