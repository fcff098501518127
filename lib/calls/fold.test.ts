import { expect, test } from 'vitest';
import type { CallEvent, Hangup } from './call-event.ts';
import { eventHash } from './event-hash.ts';
import { fold, type StoredEvent } from './fold.ts';
import type { HangupReason } from './vocabulary.ts';

const context = { defaultCountry: 'IN', ringingLimitSeconds: 300, talkingLimitSeconds: 14_400 };

/** Deliveries come in the order of the list, one second apart from noon. */
function stored(...events: Partial<CallEvent>[]): StoredEvent[] {
  return events.map((given, index) => {
    const event: CallEvent = {
      callKeys: ['id:1'],
      kind: 'started',
      at: null,
      finality: 'report',
      facts: {},
      ...given,
    };
    return {
      ...event,
      deliveryId: `delivery-${index}`,
      ordinal: 0,
      contentHash: eventHash(event),
      receivedAt: new Date(Date.UTC(2026, 0, 1, 12, 0, index)).toISOString(),
      isTest: false,
    };
  });
}

const at = (seconds: number) => new Date(Date.UTC(2026, 0, 1, 10, 0, seconds)).toISOString();

test('a call without events is a mistake of the caller', () => {
  expect(() => fold([], context)).toThrow(RangeError);
});

test('finality beats time, and time beats arrival', () => {
  const call = fold(
    stored(
      { finality: 'correction', at: at(1), facts: { queue: 'corrected' } },
      { finality: 'report', at: at(9), facts: { queue: 'reported late', campaign: 'late' } },
      { finality: 'report', at: at(5), facts: { campaign: 'early' } },
      { finality: 'live', at: at(20), facts: { queue: 'live', ivr: 'menu' } },
    ),
    context,
  );
  expect(call).toMatchObject({ queue: 'corrected', campaign: 'late', ivr: 'menu' });
  expect(call.sources).toMatchObject({ queue: 'delivery-0', campaign: 'delivery-1', ivr: 'delivery-3' });
});

test('at the same instant who picked up outweighs who was rung', () => {
  for (const rung of ['Asha', 'Bina', 'Chitra', 'Divya']) {
    const call = fold(
      stored(
        { finality: 'live', at: at(1), facts: { agentName: 'Kumar', connected: true } },
        { finality: 'live', at: at(1), facts: { agentName: rung } },
      ),
      context,
    );
    expect(call.agentName).toBe('Kumar');
  }
});

test('what is not said erases nothing', () => {
  const call = fold(
    stored({ facts: { queue: 'sales' } }, { at: at(9), facts: { queue: undefined } }),
    context,
  );
  expect(call.queue).toBe('sales');
});

test('an ended call does not ring again', () => {
  const call = fold(
    stored(
      { facts: { ended: true, endedAt: at(9) } },
      { finality: 'live', at: at(50), facts: { phase: 'ringing' } },
    ),
    context,
  );
  expect(call).toMatchObject({ state: 'ended', phase: null, staleAfter: null });
});

test('connected once is connected, and the leg that was not answered does not speak for the call', () => {
  const hangup = (reason: HangupReason, words: string): Hangup => ({
    reason,
    party: 'customer',
    certainty: 'exact',
    candidates: [],
    words,
  });
  const call = fold(
    stored(
      {
        at: at(9),
        facts: { connected: true, ended: true, hangup: hangup('completed', 'bye') },
      },
      {
        at: at(30),
        facts: {
          connected: false,
          ended: true,
          hangup: hangup('no_answer', 'rang out'),
        },
      },
    ),
    context,
  );
  expect(call).toMatchObject({
    outcome: 'answered',
    reason: 'completed',
    handledBy: 'human',
    contradictions: [],
  });
});

test('answered with the cause of an unanswered call is a contradiction that is shown', () => {
  const hangup: Hangup = {
    reason: 'no_answer',
    party: 'agent',
    certainty: 'exact',
    candidates: [],
    words: 'rang out',
  };
  const call = fold(stored({ facts: { connected: true, ended: true, hangup } }), context);
  expect(call).toMatchObject({
    outcome: 'answered',
    reason: 'no_answer',
    contradictions: ['answered_with_unanswered_cause'],
  });
});

test('a live call turns stale when its phase has lasted too long, counted from the last word heard', () => {
  const ringing = stored({ finality: 'live', at: at(0), facts: { phase: 'ringing' } });
  expect(fold(ringing, context)).toMatchObject({ state: 'live', phase: 'ringing', staleAfter: at(300) });
  const talking = stored({ finality: 'live', at: at(0), facts: { connected: true } });
  expect(fold(talking, context)).toMatchObject({ phase: 'talking', staleAfter: at(14_400) });
});

test('lengths are measured between instants, else given, else unknown', () => {
  const call = fold(
    stored({
      facts: {
        direction: 'inbound',
        connected: true,
        ended: true,
        startedAt: at(0),
        queuedAt: at(10),
        firstRingAt: at(15),
        connectedAt: at(20),
        endedAt: at(80),
        givenHold: 12,
        givenBilled: 99,
        givenTalk: 60,
      },
    }),
    context,
  );
  expect(call).toMatchObject({
    duration: 80,
    wait: 10,
    ring: 5,
    hold: 12,
    talk: 48,
    billed: 99,
    customerRing: null,
  });
  expect(call.lengthSources).toEqual({
    duration: 'measured',
    wait: 'measured',
    ring: 'measured',
    hold: 'given',
    talk: 'measured',
    billed: 'given',
  });
});

test('talk is never taken from the duration or from billed seconds', () => {
  const facts = {
    connected: true,
    ended: true,
    startedAt: at(0),
    endedAt: at(60),
    givenBilled: 50,
    givenDuration: 60,
  };
  expect(fold(stored({ facts }), context)).toMatchObject({ duration: 60, talk: null, wait: null });
});

test('instants in an impossible order and lengths that do not agree are shown as contradictions', () => {
  const facts = {
    connected: true,
    ended: true,
    startedAt: at(50),
    connectedAt: at(20),
    endedAt: at(60),
    givenDuration: 40,
  };
  expect(fold(stored({ facts }), context).contradictions).toEqual(['lengths_disagree', 'times_out_of_order']);
});

test('a call that nobody dated starts with its earliest instant, else when it was first heard of', () => {
  expect(fold(stored({ facts: { endedAt: at(9), ended: true } }), context)).toMatchObject({
    startedAt: at(9),
    startedAtSource: 'derived',
    duration: null,
  });
  expect(fold(stored({}, {}), context)).toMatchObject({
    startedAt: '2026-01-01T12:00:00.000Z',
    startedAtSource: 'received',
  });
});

test('details of several deliveries stand side by side', () => {
  const call = fold(
    stored({ facts: { details: { b: 1 } } }, { at: at(1), facts: { details: { a: 2, b: 3 } } }),
    context,
  );
  expect(call.details).toEqual({ a: 2, b: 3 });
});

test('of two notifications of the same second the one from further into the call counts', () => {
  const live = (phase: 'ringing' | 'in_queue') =>
    ({ finality: 'live', at: at(5), facts: { phase, queue: phase } }) as const;
  for (const order of [
    [live('ringing'), live('in_queue')],
    [live('in_queue'), live('ringing')],
  ]) {
    expect(fold(stored(...order), context).phase).toBe('ringing');
  }
});

test('what was said twice is heard of since it was first said', () => {
  const [early, late] = stored({}, {});
  if (!early || !late) throw new Error('two events');
  expect(fold([late, early], context).startedAt).toBe(early.receivedAt);
  expect(fold([early, late], context).startedAt).toBe(early.receivedAt);
});

test('where several agents were rung, ring is that of the one who picked up', () => {
  const offer = (name: string, result: 'missed' | 'answered') => ({ name, number: null, result, ring: null });
  const call = fold(
    stored(
      { facts: { firstRingAt: at(5), connectedAt: at(40), connected: true, ended: true, givenRing: 9 } },
      { at: at(20), facts: { offer: offer('Asha', 'missed'), connected: false } },
      { at: at(40), facts: { offer: offer('Bina', 'answered'), connected: true } },
    ),
    context,
  );
  expect(call).toMatchObject({ ring: 9, lengthSources: { ring: 'given' } });
});
