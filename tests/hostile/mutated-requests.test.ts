import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { fold } from '../../lib/calls/fold.ts';
import { createConnection } from '../../lib/connections/create-connection.ts';
import { asStored } from '../../lib/connections/read-sample.ts';
import { db } from '../../lib/db.ts';
import { readPayload } from '../../lib/http/read-payload.ts';
import { drain } from '../../lib/projection/drain.ts';
import { joinCalls } from '../../lib/projection/join-calls.ts';
import type { Provider } from '../../lib/providers/provider.ts';
import { registry } from '../../lib/providers/registry.ts';
import { receive } from '../../lib/webhooks/receive.ts';
import { useTestDatabase } from '../database.ts';
import { tester } from '../pipeline/sender.ts';
import { type MutatedRequest, mutatedRequest } from './mutated-request.ts';

useTestDatabase();
vi.setConfig({ testTimeout: 60_000 });

const connectionId = '019aa2b0-0000-7000-8000-000000000001';

describe.each(registry.map((provider) => ({ id: provider.id, provider })))('provider $id', ({ provider }) => {
  test('reads whatever bytes arrive, without a throw, into what the database can store', () => {
    const seen = { events: 0, ignored: 0, unreadable: 0, notRead: 0 };
    fc.assert(
      fc.property(mutatedRequest(provider), (request) => {
        const read = readPayload(request);
        if (!read.ok) {
          seen.notRead += 1;
          expect(read.problem).toMatch(/\w{3}/);
          return;
        }
        const { timeZone, country } = provider.defaults;
        const interpretation = provider.interpret(
          { payload: read.payload, trigger: request.trigger },
          { timeZone, settings: {} },
        );
        seen[interpretation.kind] += 1;
        const context = { defaultCountry: country, ringingLimitSeconds: 300, talkingLimitSeconds: 14_400 };
        const calls = joinCalls(connectionId, asStored([interpretation])).map(({ events }) =>
          fold(events, context),
        );
        const text = JSON.stringify(calls);
        // PostgreSQL's jsonb refuses NUL and lone surrogates.
        expect(/\\u0000|\\ud[89a-f]/i.test(text.replaceAll('\\\\', '')), text).toBe(false);
      }),
      { numRuns: 4000 },
    );
    // Mutations that only ever produce rubbish would prove nothing.
    expect(seen.events, JSON.stringify(seen)).toBeGreaterThan(400);
    for (const count of Object.values(seen)) expect(count, JSON.stringify(seen)).toBeGreaterThan(20);
  });

  test('answers, keeps byte for byte and reads whatever bytes arrive at the door', async () => {
    const send = await senderTo(provider);
    const kept = new Map<string, Uint8Array>();
    await fc.assert(
      fc.asyncProperty(mutatedRequest(provider), async (request) => {
        const response = await send(request);
        expect([200, 400]).toContain(response.status);
        const { id, instance, detail } = await response.json();
        if (response.status === 400) expect(detail).toMatch(/\w{3}/);
        kept.set(id ?? instance, request.method === 'GET' ? new Uint8Array() : request.body);
      }),
      { numRuns: 300 },
    );
    await drain();
    await drain();
    await drain();
    const stored = await db().delivery.findMany({ where: { id: { in: [...kept.keys()] } } });
    expect(stored).toHaveLength(kept.size);
    for (const { id, body, state, reason } of stored) {
      expect(Buffer.from(body).equals(kept.get(id) ?? Buffer.of()), id).toBe(true);
      expect(['projected', 'ignored', 'failed'], id).toContain(state);
      // A failure that only the server's log explains is one that we did not foresee.
      expect(reason ?? '').not.toContain('server log');
    }
  });
});

/** Sends to a connection of the provider as its provider would, with a valid secret. */
async function senderTo(provider: Provider): Promise<(request: MutatedRequest) => Promise<Response>> {
  const schemes = provider.authentication.map(({ scheme }) => scheme);
  const authentication = schemes.includes('secret-in-path') ? 'secret-in-path' : schemes[0];
  const { connection, secret, header } = await createConnection(tester, {
    provider: provider.id,
    label: `mutated ${provider.id}`,
    authentication,
  });
  return ({ method, query, contentType, contentEncoding, trigger, body }) => {
    const url = new URL('http://localhost/');
    url.search = query;
    const headers = new Headers({ 'content-type': contentType, 'content-encoding': contentEncoding });
    if (header) headers.set(header.name, header.value);
    const rest = [...(header ? [] : [secret]), ...(trigger === '' ? [] : [trigger])];
    const request = new Request(url, { method, headers, ...(method === 'POST' && { body }) });
    return receive(request, { provider: provider.id, connection: connection.id, rest });
  };
}
