import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  clockVerdict,
  firstDeliveryState,
  type SeenCall,
  type SeenDelivery,
  type SeenRefusal,
} from './first-delivery-state.ts';

const minute = (number: number) => new Date(Date.UTC(2026, 10, 21, 12, number)).toISOString();

function call(id: string, changes: Partial<SeenCall> = {}): SeenCall {
  const empty = { customer: null, business: null, agent: null, outcome: 'answered' } as const;
  return {
    ...{ id, headline: '', state: 'ended', direction: 'inbound', ...empty },
    ...{ startedAt: minute(0), startedAtSource: 'given', latestAt: minute(1) },
    ...changes,
  };
}

function delivery(at: number, changes: Partial<SeenDelivery> = {}): SeenDelivery {
  const nothing = { reason: null, contentType: 'application/json', readableAs: null, recognised: null };
  return { id: `delivery ${at}`, at: minute(at), state: 'pending', call: null, ...nothing, ...changes };
}

function refusal(at: number, changes: Partial<SeenRefusal> = {}): SeenRefusal {
  const nothing = { detail: null, fingerprint: null, address: null };
  return { at: minute(at), times: 1, cause: 'wrong_secret', ofThisConnection: true, ...nothing, ...changes };
}

const good = (at: number) => delivery(at, { state: 'projected', call: call(`call ${at}`) });
const failed = (at: number) => delivery(at, { state: 'failed', reason: 'not valid JSON' });
const ignored = (at: number) => delivery(at, { state: 'ignored', reason: 'no call' });
const foreign = (at: number) => ({ ...ignored(at), recognised: { id: 'other', label: 'Other' } });
const state = (
  deliveries: readonly SeenDelivery[],
  refusals: readonly SeenRefusal[] = [],
  { paused = false } = {},
) => firstDeliveryState({ paused, deliveries, refusals });

describe('one thing happened', () => {
  it('nothing: waiting', () => {
    expect(state([])).toEqual({ state: 'waiting' });
    expect(state([], [], { paused: true })).toEqual({ state: 'waiting' });
  });

  it.each([
    ['reading', delivery(1), false],
    ['held', delivery(1), true],
    ['unreadable', failed(1), false],
    ['ignored', ignored(1), false],
    ['ignored', delivery(1, { state: 'projected' }), false],
    ['other_provider', foreign(1), false],
    ['other_provider', { ...failed(1), recognised: { id: 'other', label: 'Other' } }, false],
    ['other_provider', { ...good(1), recognised: { id: 'other', label: 'Other' } }, false],
    ['understood', good(1), false],
    ['understood', good(1), true],
    ['unreadable', failed(1), true],
  ] as const)('%s', (expected, seen, paused) => {
    expect(state([seen], [], { paused })).toMatchObject({ state: expected, at: minute(1), delivery: seen });
  });

  it('a refusal, whosever it may be', () => {
    for (const ofThisConnection of [true, false]) {
      const refused = refusal(1, { ofThisConnection });
      expect(state([], [refused])).toEqual({ state: 'refused', at: minute(1), refusal: refused });
    }
  });
});

describe('several things happened', () => {
  it('the newest counts as long as nothing is understood', () => {
    expect(state([failed(2)], [refusal(1)]).state).toBe('unreadable');
    expect(state([failed(2)], [refusal(3)]).state).toBe('refused');
    expect(state([delivery(3), failed(2)], [refusal(1)]).state).toBe('reading');
    expect(state([ignored(3), failed(2)]).state).toBe('ignored');
    expect(state([foreign(1), failed(2)]).state).toBe('unreadable');
  });

  it('at the same instant a delivery says more than a refusal', () => {
    expect(state([failed(2)], [refusal(2)]).state).toBe('unreadable');
  });

  it('what was understood stands; what went wrong after it is said beside it', () => {
    const first = good(2);
    expect(state([failed(1), first], [refusal(1)])).toMatchObject({ delivery: first, since: null });
    expect(state([first, failed(4)], [refusal(3)])).toMatchObject({
      ...{ state: 'understood', delivery: first },
      since: { state: 'unreadable', at: minute(4) },
    });
    expect(state([first, failed(3)], [refusal(4)])).toMatchObject({ since: { state: 'refused' } });
    expect(state([first, delivery(5)])).toMatchObject({ state: 'understood', since: null });
    expect(state([first, foreign(3)])).toMatchObject({ since: { state: 'other_provider' } });
  });

  it('the newest of what was understood is shown', () => {
    expect(state([good(1), good(3), good(2)])).toMatchObject({ call: { id: 'call 3' } });
  });

  it('whatever order they are named in', () => {
    const anything = fc.oneof(
      fc
        .constantFrom(delivery, failed, ignored, foreign, good)
        .chain((make) => fc.integer({ min: 0, max: 59 }).map((at) => ({ delivery: make(at) }))),
      fc.integer({ min: 0, max: 59 }).map((at) => ({ refusal: refusal(at) })),
    );
    const many = fc.uniqueArray(anything, {
      selector: (each) => ('delivery' in each ? each.delivery.at : each.refusal.at),
      maxLength: 8,
    });
    fc.assert(
      fc.property(many, fc.boolean(), (seen, paused) => {
        const deliveries = seen.flatMap((each) => ('delivery' in each ? each.delivery : []));
        const refusals = seen.flatMap((each) => ('refusal' in each ? each.refusal : []));
        const decided = state(deliveries, refusals, { paused });
        expect(state(deliveries.toReversed(), refusals.toReversed(), { paused })).toEqual(decided);
        // Nothing but silence is waited for, and a call is never hidden by a failure.
        expect(decided.state === 'waiting').toBe(seen.length === 0);
        const understood = deliveries.some((each) => each.call !== null && each.recognised === null);
        expect(decided.state === 'understood').toBe(understood);
      }),
    );
  });
});

describe('the clock', () => {
  const at = (latestAt: string, startedAtSource: SeenCall['startedAtSource'] = 'given') =>
    clockVerdict({ latestAt, startedAtSource }, '2026-11-21T12:00:00.000Z');

  it.each([
    ['2026-11-21T11:59:30.000Z', 'plausible', 30],
    ['2026-11-21T12:02:00.000Z', 'plausible', -120],
    ['2026-11-21T12:02:01.000Z', 'ahead', -121],
    ['2026-11-21T17:30:00.000Z', 'ahead', -19_800],
    ['2026-11-21T11:40:00.000Z', 'plausible', 1200],
    ['2026-11-21T11:39:59.000Z', 'behind', 1201],
    ['2026-11-21T06:30:00.000Z', 'behind', 19_800],
  ])('a call until %s, reported at 12:00:00, is %s', (latestAt, verdict, seconds) => {
    expect(at(latestAt)).toEqual({ verdict, seconds });
    expect(at(latestAt, 'derived')).toEqual({ verdict, seconds });
  });

  it('says nothing of a call whose provider named no time', () => {
    expect(at('2026-11-21T12:00:00.000Z', 'received').verdict).toBe('unknown');
  });
});
