import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { nameBasedUuid } from '../../lib/calls/call-key-id.ts';
import { eventHash } from '../../lib/calls/event-hash.ts';
import type { StoredEvent } from '../../lib/calls/fold.ts';
import { readPayload } from '../../lib/http/read-payload.ts';
import type { Interpretation, Provider } from '../../lib/providers/provider.ts';

const delivery = z.object({
  method: z.enum(['GET', 'POST']).default('POST'),
  trigger: z.string().default(''),
  query: z.string().default(''),
  contentType: z.string().default('application/json'),
  /** A string is sent as it is, anything else as JSON. */
  body: z.json().default(''),
});

const sample = z.object({
  about: z.string().min(20),
  settings: z.record(z.string(), z.unknown()).default({}),
  timeZone: z.string().optional(),
  country: z.string().optional(),
  deliveries: z.array(delivery).min(1),
});

const expectation = z.object({
  state: z.enum(['projected', 'ignored', 'failed']),
  reason: z.string().optional(),
  call: z.record(z.string(), z.unknown()).optional(),
});

export type Sample = z.infer<typeof sample>;
export type Fixture = Sample & { name: string; expected: z.infer<typeof expectation> };

const providersFolder = path.resolve(import.meta.dirname, '../../lib/providers');

/** The fixtures beside a provider: what it sends, and what must become of it. */
export function providerFixtures(provider: Provider): Fixture[] {
  const folder = path.join(providersFolder, provider.id, 'fixtures');
  return readdirSync(folder)
    .filter((file) => file.endsWith('.json') && !file.endsWith('.expected.json'))
    .map((file) => {
      const name = file.replace(/\.json$/, '');
      const expected = expectation.parse(readJson(path.join(folder, `${name}.expected.json`)));
      return { name, expected, ...sample.parse(readJson(path.join(folder, file))) };
    });
}

/** Interprets each delivery of a sample as projection does, straight from its bytes. */
export function interpretSample(
  provider: Provider,
  { deliveries, settings, timeZone }: Sample,
): Interpretation[] {
  return deliveries.map(({ method, trigger, query, contentType, body }) => {
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    const read = readPayload({ method, query, contentType, body: new TextEncoder().encode(text) });
    if (!read.ok) return { kind: 'unreadable', problem: read.problem };
    const context = { timeZone: timeZone ?? provider.defaults.timeZone, settings };
    return provider.interpret({ payload: read.payload, trigger }, context);
  });
}

/** The events as they would be stored, delivery by delivery. */
export function asStored(interpretations: readonly Interpretation[]): StoredEvent[] {
  return interpretations.flatMap((interpretation, index) =>
    interpretation.kind !== 'events'
      ? []
      : interpretation.events.map((event, ordinal) => ({
          ...event,
          ordinal,
          deliveryId: nameBasedUuid('00000000-0000-4000-8000-000000000000', `delivery ${index}`),
          contentHash: eventHash(event),
          receivedAt: new Date(Date.UTC(2026, 0, 1, 0, 0, index)).toISOString(),
          isTest: false,
        })),
  );
}

function readJson(file: string): unknown {
  return JSON.parse(readFileSync(file, 'utf8'));
}
