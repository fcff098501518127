import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Call } from '@/lib/calls/call.ts';
import type { CallEventKind, CallFacts } from '@/lib/calls/call-event.ts';
import { fold, type StoredEvent } from '@/lib/calls/fold.ts';
import { timelineLayout } from './timeline-layout.ts';

const at = (seconds: number) => new Date(Date.UTC(2026, 10, 20, 10, 0, 0) + seconds * 1000).toISOString();

function event(
  kind: CallEventKind,
  seconds: number | null,
  facts: CallFacts = {},
  finality: StoredEvent['finality'] = 'report',
): StoredEvent {
  return {
    callKeys: ['k'],
    kind,
    at: seconds === null ? null : at(seconds),
    finality,
    facts,
    deliveryId: '00000000-0000-4000-8000-000000000000',
    ordinal: 0,
    contentHash: JSON.stringify([kind, seconds, facts, finality]),
    receivedAt: at(100_000),
    isTest: false,
  };
}

/** The call that events make, and its drawing. */
function drawn(events: StoredEvent[]) {
  const context = { defaultCountry: 'IN', ringingLimitSeconds: 300, talkingLimitSeconds: 14_400 };
  const call: Call = {
    ...fold(events, context),
    id: '00000000-0000-4000-8000-000000000001',
    connectionId: '00000000-0000-4000-8000-000000000002',
    provider: 'sample',
    agentId: null,
  };
  return timelineLayout(call, events);
}

const offer = (name: string, result: 'ringing' | 'answered' | 'missed', ring: number | null = null) => ({
  offer: { name, number: null, result, ring },
});
const lanesOf = (events: StoredEvent[]) =>
  Object.fromEntries(
    (drawn(events)?.lanes ?? []).map(({ name, bars }) => [
      name,
      bars.map(({ kind, from, to, isExact, isOpen }) =>
        [`${isExact ? '' : '≈'}${kind}`, from, isOpen ? `${to}…` : to].join(' '),
      ),
    ]),
  );

describe('timelineLayout', () => {
  it('draws a hunted call: menu, queue, who was rung for how long, who talked', () => {
    const events = [
      event('started', 0, { direction: 'inbound', startedAt: at(0) }),
      event('dtmf', 6, { dtmf: '1' }),
      event('agent_ringing', 20, offer('Asha', 'ringing')),
      event('agent_missed', 20, { connected: false, ...offer('Asha', 'missed', 15) }),
      event('agent_ringing', 35, offer('Ben', 'ringing')),
      event('agent_answered', 40, { connected: true, ...offer('Ben', 'answered', 5) }),
      event('ended', 100, {
        ended: true,
        serverAnsweredAt: at(2),
        queuedAt: at(10),
        firstRingAt: at(20),
        connectedAt: at(40),
        endedAt: at(100),
        hangup: { reason: 'completed', party: 'customer', certainty: 'exact', candidates: [], words: '' },
      }),
    ];
    expect(lanesOf(events)).toEqual({
      Call: ['setup 0 2', 'menu 2 10', 'queue 10 20', 'ringing 20 40', 'talk 40 100'],
      Asha: ['≈ringing 20 35'],
      Ben: ['ringing 35 40', 'talk 40 100'],
    });
    expect(drawn(events)?.seconds).toBe(100);
    expect(drawn(events)?.ticks.map(({ at: place, label }) => `${place} ${label}`)).toEqual([
      '0 0:00',
      '30 0:30',
      '60 1:00',
      '90 1:30',
    ]);
    expect(drawn(events)?.marks).toEqual([
      { at: 0, labels: ['Call started'] },
      { at: 6, labels: ['Keys pressed: 1'] },
      { at: 20, labels: ['Agent’s phone rings: Asha', 'Agent did not pick up: Asha'] },
      { at: 35, labels: ['Agent’s phone rings: Ben'] },
      { at: 40, labels: ['Agent picked up: Ben'] },
      { at: 100, labels: ['Call ended by customer'] },
    ]);
  });

  it('draws the customer’s phone where we called', () => {
    const events = [
      event('started', 0, { direction: 'outbound', startedAt: at(0) }),
      event('customer_ringing', 9),
      event('ended', 60, { ended: true, connected: true, connectedAt: at(24), endedAt: at(60) }),
    ];
    expect(lanesOf(events)).toEqual({
      Call: ['setup 0 24', 'talk 24 60'],
      'Customer’s phone': ['ringing 9 24'],
    });
  });

  it('takes lengths where instants are missing, and says so', () => {
    const events = [
      event('started', 0, { direction: 'inbound', startedAt: at(0) }),
      event('agent_answered', null, { connected: true, ...offer('Asha', 'answered', 8) }),
      event('ended', null, { ended: true, givenDuration: 60, givenTalk: 45 }),
    ];
    expect(lanesOf(events)).toEqual({
      Call: ['≈setup 0 15', '≈talk 15 60'],
      Asha: ['≈ringing 7 15', '≈talk 15 60'],
    });
  });

  it('draws as one stretch what is known as one', () => {
    const events = [
      event('started', 0, { startedAt: at(0) }),
      event('ended', null, { ended: true, givenDuration: 30 }),
    ];
    expect(lanesOf(events)).toEqual({ Call: ['≈call 0 30'] });
  });

  it('says of a phone that rang without an end that its end is not known', () => {
    const events = [
      event('started', 0, { direction: 'inbound', startedAt: at(0) }),
      event('agent_ringing', 5, offer('Asha', 'ringing')),
      event('agent_missed', null, offer('Asha', 'missed')),
      event('ended', 30, { ended: true, endedAt: at(30) }),
    ];
    expect(lanesOf(events)).toEqual({ Call: ['call 0 30'], Asha: ['ringing 5 30…'] });
  });

  it('leaves the end of a live call open', () => {
    const events = [
      event('started', 0, { direction: 'inbound', startedAt: at(0) }, 'live'),
      event('connected', 12, { connected: true, connectedAt: at(12) }, 'live'),
      event('hold', 40, {}, 'live'),
    ];
    expect(lanesOf(events)).toEqual({ Call: ['setup 0 12', '≈talk 12 40…'] });
  });

  it('does not take the start of the call, sent with every notification, for the time of the event', () => {
    const events = [
      event('started', 0, { direction: 'inbound', startedAt: at(0) }, 'live'),
      event('agent_ringing', 0.006, offer('Asha', 'ringing'), 'live'),
      event('agent_missed', 0.006, offer('Asha', 'missed'), 'live'),
      event('ended', 30, { ended: true, endedAt: at(30) }),
    ];
    expect(lanesOf(events)).toEqual({ Call: ['call 0 30'], Asha: [] });
    expect(drawn(events)?.lanes[1]?.note).toBe('Did not pick up; when, the provider does not say.');
    expect(drawn(events)?.marks.map((mark) => mark.at)).toEqual([30]);
  });

  it('is not stretched by what was noted later', () => {
    const events = [
      event('started', 0, { startedAt: at(0) }),
      event('ended', 30, { ended: true, endedAt: at(30) }),
      event('disposition', 90_000, { disposition: 'Sold' }, 'correction'),
    ];
    expect(drawn(events)?.seconds).toBe(30);
    expect(drawn(events)?.marks).toHaveLength(2);
  });

  it('draws nothing where nothing has a length', () => {
    expect(drawn([event('started', null)])).toBeNull();
    expect(drawn([event('started', 0, { startedAt: at(0) })])).toBeNull();
    expect(drawn([event('ended', 0, { startedAt: at(0), endedAt: at(0), ended: true })])).toBeNull();
  });

  it('puts the scale’s zero at the start, also where something is said to have come before it', () => {
    const events = [
      event('started', 20, { startedAt: at(20), queuedAt: at(0) }),
      event('ended', 60, { ended: true, endedAt: at(60) }),
    ];
    expect(drawn(events)?.ticks.map(({ at: place, label }) => `${place} ${label}`)).toEqual([
      '0 −0:20',
      '10 −0:10',
      '20 0:00',
      '30 0:10',
      '40 0:20',
      '50 0:30',
      '60 0:40',
    ]);
  });

  it('stays within the drawing, whatever the instants and their order', () => {
    const second = fc.option(fc.integer({ min: -5, max: 40 }).map(at), { nil: undefined });
    const facts = fc.record(
      {
        startedAt: second,
        queuedAt: second,
        firstRingAt: second,
        serverAnsweredAt: second,
        connectedAt: second,
        endedAt: second,
        connected: fc.boolean(),
        ended: fc.boolean(),
        direction: fc.constantFrom('inbound' as const, 'outbound' as const),
        givenTalk: fc.nat(50),
        givenDuration: fc.nat(50),
        givenCustomerRing: fc.nat(20),
        offer: fc.record({
          name: fc.constantFrom('Asha', 'Ben', null),
          number: fc.constantFrom('101', null),
          result: fc.constantFrom('ringing' as const, 'answered' as const, 'missed' as const),
          ring: fc.option(fc.nat(30)),
        }),
      },
      { requiredKeys: [] },
    );
    const kind = fc.constantFrom<CallEventKind>(
      'started',
      'agent_ringing',
      'agent_answered',
      'customer_ringing',
      'ended',
    );
    const any = fc
      .tuple(
        kind,
        fc.option(fc.integer({ min: -5, max: 40 })),
        facts,
        fc.constantFrom('live' as const, 'report' as const),
      )
      .map((parts) => event(...parts));
    fc.assert(
      fc.property(fc.array(any, { minLength: 1, maxLength: 6 }), (events) => {
        const layout = drawn(events);
        if (layout === null) return;
        expect(layout.seconds).toBeGreaterThan(0);
        expect(layout.ticks.length).toBeGreaterThan(0);
        expect(layout.ticks.length).toBeLessThanOrEqual(7);
        for (const { bars } of layout.lanes) {
          for (const { from, to } of bars) {
            expect(from).toBeGreaterThanOrEqual(0);
            expect(to).toBeGreaterThan(from);
            expect(to).toBeLessThanOrEqual(layout.seconds);
          }
        }
        // The phases of the call follow each other.
        const phases = layout.lanes[0]?.bars ?? [];
        for (const [index, phase] of phases.entries()) {
          if (index > 0) expect(phase.from).toBeGreaterThanOrEqual(phases[index - 1]?.to ?? 0);
        }
        for (const mark of [...layout.marks, ...layout.ticks]) {
          expect(mark.at).toBeGreaterThanOrEqual(0);
          expect(mark.at).toBeLessThanOrEqual(layout.seconds);
        }
      }),
      { numRuns: 500 },
    );
  });
});
