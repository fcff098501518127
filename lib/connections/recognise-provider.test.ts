import { describe, expect, it } from 'vitest';
import { providerFixtures } from '../../tests/contract/provider-fixtures.ts';
import { readPayload } from '../http/read-payload.ts';
import { registry } from '../providers/registry.ts';
import { exampleStory } from './example-story.ts';
import { recogniseProvider } from './recognise-provider.ts';

const at = new Date('2026-11-21T12:00:00.000Z');
const pairs = registry.flatMap((sender) => registry.map((own) => [sender.id, own.id, sender, own] as const));

describe.each(pairs)('what %s sends to a connection of %s', (_, __, sender, own) => {
  it.each(sender.demo(exampleStory(at)).map((request, index) => [index, request] as const))(
    'is recognised: request %i',
    (___, request) => {
      const body = new TextEncoder().encode(request.body);
      const read = readPayload({ ...request, body });
      expect(read.ok).toBe(true);
      const payload = read.ok ? read.payload : null;
      const context = { timeZone: own.defaults.timeZone, settings: {} };
      const found = recogniseProvider({ payload, trigger: request.trigger }, own, context);
      expect(found?.id ?? null).toBe(sender.id === own.id ? null : sender.id);
    },
  );
});

it('nobody claims a payload that says nothing', () => {
  const [own] = registry;
  if (!own) throw new Error('there is no provider');
  for (const payload of [null, {}, [], 'hello', { hello: 'world' }]) {
    expect(recogniseProvider({ payload, trigger: '' }, own, { timeZone: 'UTC', settings: {} })).toBeNull();
  }
});

it.each(registry.map((own) => [own.id, own] as const))('no sample of %s is taken for another’s', (_, own) => {
  const taken = providerFixtures(own).flatMap(({ name, deliveries, settings }) =>
    deliveries.flatMap(({ body, ...request }) => {
      const text = typeof body === 'string' ? body : JSON.stringify(body);
      const read = readPayload({ ...request, body: new TextEncoder().encode(text) });
      if (!read.ok) return [];
      const delivery = { payload: read.payload, trigger: request.trigger };
      const found = recogniseProvider(delivery, own, { timeZone: own.defaults.timeZone, settings });
      return found ? [`${name}: ${found.id}`] : [];
    }),
  );
  expect(taken).toEqual([]);
});
