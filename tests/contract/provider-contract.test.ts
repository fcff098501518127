import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { callEvent } from '../../lib/calls/call-event.ts';
import { fold } from '../../lib/calls/fold.ts';
import { isCountry } from '../../lib/calls/phone-number.ts';
import type { Direction } from '../../lib/calls/vocabulary.ts';
import { explainSample } from '../../lib/connections/explain-sample.ts';
import { asStored, interpretSample } from '../../lib/connections/read-sample.ts';
import { joinCalls } from '../../lib/projection/join-calls.ts';
import type { Provider, Setup } from '../../lib/providers/provider.ts';
import { certaintyOf, type HangupWord, payloadFields } from '../../lib/providers/provider-help.ts';
import { registry } from '../../lib/providers/registry.ts';
import type { Sample } from '../../lib/providers/sample.ts';
import { demoStory } from './demo-stories.ts';
import { providerFixtures } from './provider-fixtures.ts';

vi.setConfig({ testTimeout: 120_000 });

// Generated cases are many: `expect` is called for those that fail, because each of its calls takes longer than most
// of what is tried.

const kinds: ReadonlySet<string> = new Set(['events', 'ignored', 'unreadable']);

describe.each(registry.map((provider) => ({ id: provider.id, provider })))('provider $id', ({ provider }) => {
  const fixtures = providerFixtures(provider);

  test('declares itself completely', () => {
    expect(provider.id).toMatch(/^[a-z][a-z0-9-]*$/);
    expect(isCountry(provider.defaults.country)).toBe(true);
    expect(() => new Intl.DateTimeFormat('en', { timeZone: provider.defaults.timeZone })).not.toThrow();
    const settings = provider.parseSettings({});
    expect(settings.ok).toBe(true);
    if (settings.ok)
      expect(provider.settingFields.map(({ key }) => key).sort()).toEqual(
        Object.keys(settings.settings).sort(),
      );
    expect(provider.setupSteps(anySetup(provider)).length).toBeGreaterThan(1);
    expect(provider.hangupWords.length).toBeGreaterThan(0);
    for (const word of provider.hangupWords) {
      expect(word.source).not.toBe('');
      expect(Object.keys(word.party)).not.toEqual([]);
    }
  });

  describe('explains itself', () => {
    const { about, payload, otherWords, quirks, unsure, examples } = provider.help;

    test('with sentences, each fact with where it is known from, and what is not known', () => {
      for (const text of [about, ...quirks.map((quirk) => quirk.text), ...unsure])
        expect(text).toMatch(/^\S.*[.]$/);
      for (const { source } of [...quirks, ...otherWords]) expect(source.trim()).not.toBe('');
      expect(Math.min(quirks.length, unsure.length)).toBeGreaterThan(0);
    });

    test('with every field that it reads, and no field that no sample has ever had', () => {
      const fields = payload.flatMap((part) => payloadFields(part));
      expect(fields.length).toBeGreaterThan(0);
      // Keys are the account's own for some: without blanks, capitals and signs.
      const sent = new Set(fixtures.flatMap(fieldNames).map(plainName));
      const documented = new Set(
        provider.setupSteps(anySetup(provider)).flatMap(({ copies = [] }) => copies),
      );
      const templates = [...documented].map(({ value }) => value ?? '').join();
      expect(
        fields
          .map(({ name }) => name)
          .filter((name) => !sent.has(plainName(name)) && !templates.includes(`"${name}"`)),
      ).toEqual([]);
    });

    test('with words that its samples have', () => {
      const said = JSON.stringify(fixtures.map(({ deliveries }) => deliveries)).toLowerCase();
      const unheard = otherWords.filter(
        ({ words }) => !words.split(', ').some((word) => said.includes(word.toLowerCase())),
      );
      expect(unheard).toEqual([]);
    });

    test('with a row for every way in which a call of its samples ended', () => {
      const unexplained = fixtures.flatMap((fixture) =>
        explainSample(provider, fixture).flatMap(({ direction, reason, party, certainty, candidates }) => {
          if (reason === null || certainty === 'unmapped' || !isEither(direction)) return [];
          const isRow = (word: HangupWord) =>
            word.reason === reason && word.party[direction] === party && certaintyOf(word) === certainty;
          const rows = provider.hangupWords.filter(isRow).map((word) => [...word.candidates].sort());
          const wanted = JSON.stringify([...candidates].sort());
          return rows.some((row) => JSON.stringify(row) === wanted)
            ? []
            : [`${fixture.name}: ${direction} ${reason}, ${party}, ${wanted}`];
        }),
      );
      expect(unexplained).toEqual([]);
    });

    test('with examples that are among its fixtures and became calls', () => {
      expect(examples.length).toBeGreaterThan(0);
      for (const { name, sample } of examples) {
        const { expected, ...fixture } = fixtures.find((each) => each.name === name) ?? {};
        expect(fixture).toEqual({ name, ...sample });
        expect(expected?.state).toBe('projected');
      }
    });
  });

  test('has fixtures', () => {
    expect(fixtures.length).toBeGreaterThan(0);
  });

  test.each(fixtures)('reads $name as expected', (fixture) => {
    const interpretations = interpretSample(provider, fixture);
    const states = { events: 'projected', ignored: 'ignored', unreadable: 'failed' } as const;
    for (const interpretation of interpretations) {
      expect(states[interpretation.kind], JSON.stringify(interpretation)).toBe(fixture.expected.state);
      if (interpretation.kind === 'ignored')
        expect(interpretation.reason).toContain(fixture.expected.reason ?? '');
      if (interpretation.kind === 'unreadable')
        expect(interpretation.problem).toContain(fixture.expected.reason ?? '');
      if (interpretation.kind === 'events') for (const event of interpretation.events) callEvent.parse(event);
    }
    if (fixture.expected.state !== 'projected') return;
    expect(foldSample(provider, fixture)).toMatchObject(fixture.expected.call ?? {});
  });

  test.each(fixtures.filter(({ expected }) => expected.state === 'projected'))(
    'tells the same call of $name in any order, with any repeats',
    (fixture) => {
      const expected = foldSample(provider, fixture);
      // Interpreted once: only storing and folding know of an order.
      const interpretations = interpretSample(provider, fixture);
      const indexes = fixture.deliveries.map((_, index) => index);
      const order = fc
        .tuple(
          fc.shuffledSubarray(indexes, { minLength: indexes.length }),
          fc.array(fc.constantFrom(...indexes), { maxLength: 6 }),
        )
        .map(([all, again]) => [...again, ...all]);
      fc.assert(
        fc.property(order, (positions) => {
          const delivered = positions.flatMap((index) => interpretations[index] ?? []);
          const { sources: _, ...call } = fold(asStored(delivered), foldContext(provider, fixture.country));
          const { sources: __, ...same } = expected;
          if (!isDeepStrictEqual(call, same)) expect(call).toEqual(same);
        }),
        // One delivery has one order: only repeats are left to try.
        { numRuns: fixture.deliveries.length > 1 ? 1000 : 50 },
      );
    },
  );

  test('tells made-up calls in words that it reads back', () => {
    fc.assert(
      fc.property(demoStory, (story) => {
        const requests = provider.demo(story);
        if (requests.length === 0) return;
        const deliveries = requests.map(({ after: _, ...request }) => request);
        const stored = asStored(
          interpretSample(provider, { about: 'a made-up call', settings: {}, deliveries }),
        );
        expect(joinCalls(connectionId, stored)).toHaveLength(1);
        const call = fold(stored, foldContext(provider));
        expect(call.unmapped).toEqual([]);
        expect(call.state).toBe(story.live ? 'live' : 'ended');
        if (!story.live)
          expect(call.outcome === 'answered', `${story.outcome} became ${call.outcome}`).toBe(
            story.outcome === 'answered',
          );
        if (call.direction !== 'unknown') expect(call.direction).toBe(story.direction);
      }),
      { numRuns: 500 },
    );
  });

  test('answers whatever it is sent, without a throw', () => {
    const bodies = fixtures.flatMap(({ deliveries }) => deliveries.map(({ body }) => body));
    fc.assert(
      fc.property(
        mutated(bodies),
        fc.constantFrom('', 'unknown-trigger', ...provider.triggers.map(({ slug }) => slug)),
        (payload, trigger) => {
          const context = { timeZone: provider.defaults.timeZone, settings: {} };
          const interpretation = provider.interpret({ payload, trigger }, context);
          if (!kinds.has(interpretation.kind)) expect([...kinds]).toContain(interpretation.kind);
          const stored = asStored([interpretation]);
          if (stored.length > 0) fold(stored, foldContext(provider));
          // Whatever was read can be stored: PostgreSQL's jsonb refuses NUL and lone surrogates.
          const unstorable = texts(stored).filter((text) => !text.isWellFormed() || text.includes('\u0000'));
          if (unstorable.length > 0) expect(unstorable).toEqual([]);
        },
      ),
      { numRuns: 10_000 },
    );
  });
});

function anySetup(provider: Provider): Setup {
  const [{ scheme }] = provider.authentication;
  return { scheme, urls: [{ label: 'Webhook', url: 'https://example.com' }], header: null };
}

/** Every name in the bodies and queries of a sample, also of what lies in text that holds JSON. */
function fieldNames({ deliveries }: Sample): string[] {
  return deliveries.flatMap(({ query, body }) => [
    ...new URLSearchParams(query).keys(),
    ...(typeof body === 'string' ? new URLSearchParams(body).keys() : []),
    ...Array.from(JSON.stringify(body).matchAll(/"([^"\\]+)\\?":/g), ([, name = '']) => name),
  ]);
}

function isEither(direction: Direction): direction is 'inbound' | 'outbound' {
  return direction === 'inbound' || direction === 'outbound';
}

function plainName(name: string): string {
  return name.toLowerCase().replaceAll(/[^a-z0-9]/g, '');
}

const connectionId = '019aa2b0-0000-7000-8000-000000000001';

/** The deliveries of a sample are one call: by its keys, too. */
function foldSample(provider: Provider, sample: Sample) {
  const calls = joinCalls(connectionId, asStored(interpretSample(provider, sample)));
  expect(calls).toHaveLength(1);
  return fold(calls[0]?.events ?? [], foldContext(provider, sample.country));
}

function foldContext(provider: Provider, country = provider.defaults.country) {
  return { defaultCountry: country, ringingLimitSeconds: 300, talkingLimitSeconds: 14_400 };
}

/** A body of the fixtures with some of its fields replaced by anything, or anything at all. */
function mutated(bodies: unknown[]): fc.Arbitrary<unknown> {
  const odd = fc.oneof(
    fc.anything({ maxDepth: 3 }),
    fc.string({ unit: 'binary' }),
    fc.constantFrom(
      '',
      ' ',
      '\u0000',
      '\ud800',
      '-1',
      '1e400',
      '99999999999999999999',
      'NaN',
      '0000-00-00 00:00:00',
      '2024-02-31 10:00:00',
      '__proto__',
      '$call_id',
    ),
  );
  const records = bodies.filter(
    (body): body is Record<string, unknown> =>
      typeof body === 'object' && body !== null && !Array.isArray(body),
  );
  const names = [...new Set(records.flatMap((record) => Object.keys(record)))];
  const change = fc.dictionary(fc.oneof(fc.constantFrom(...names), fc.string()), odd, { maxKeys: 4 });
  return fc.oneof(
    {
      weight: 8,
      arbitrary: fc
        .tuple(fc.constantFrom(...records), change)
        .map(([record, changes]) => ({ ...record, ...changes })),
    },
    { weight: 1, arbitrary: odd },
  );
}

/** Every string in a value, names included. */
function texts(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.flatMap(texts);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, item]) => [name, ...texts(item)]);
}
