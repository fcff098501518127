import { beforeAll, expect, it } from 'vitest';
import { env } from '../../lib/env.ts';
import { connect } from '../../lib/postgres/connect.ts';
import { registry } from '../../lib/providers/registry.ts';
import { receive } from '../../lib/webhooks/receive.ts';
import { useTestDatabase } from '../database.ts';
import { addBenchConnection, type BenchConnection } from './add-bench-connection.ts';
import { busyOffset, planTraffic } from './plan-traffic.ts';
import { webhookRequest } from './webhook-request.ts';

useTestDatabase();

const now = Date.UTC(2026, 10, 21, 3, 30);
const connections: BenchConnection[] = [];
beforeAll(async () => {
  const database = await connect(env().DATABASE_URL);
  for (const provider of registry) {
    connections.push(await addBenchConnection(database, provider, { label: provider.label }));
  }
  await database.end();
});

const plan = () =>
  planTraffic(connections, {
    from: now - 600_000,
    to: now,
    count: 400,
    seed: 1,
    offsetMinutes: busyOffset(now),
  });

it('plans so many requests of all providers, in order of time, no two alike, the same every time', () => {
  const planned = plan();
  expect(planned).toHaveLength(400);
  expect(new Set(planned.map(({ connection }) => connection.provider.id)).size).toBe(registry.length);
  expect(planned.map(({ due }) => due)).toEqual(planned.map(({ due }) => due).toSorted((a, b) => a - b));
  const content = planned.map(
    ({ connection, request }) =>
      `${connection.connection.id} ${request.trigger} ${request.query} ${request.body}`,
  );
  expect(new Set(content).size).toBe(400);
  expect(plan()).toEqual(planned);
});

it('at a busy hour it is Wednesday at ten', () => {
  const local = new Date(now + busyOffset(now) * 60_000);
  expect([local.getUTCDay(), local.getUTCHours(), local.getUTCMinutes()]).toEqual([3, 10, 0]);
});

it('the front door takes every request as its provider’s', async () => {
  const refused: string[] = [];
  for (const { connection, request } of plan()) {
    const { url, method, headers, body } = webhookRequest(connection, request);
    const [, , , provider = '', id = '', ...rest] = new URL(url).pathname.split('/');
    const content = method === 'POST' ? { body } : {};
    const answer = await receive(new Request(url, { method, headers, ...content }), {
      provider,
      connection: id,
      rest,
    });
    if (answer.status !== 200) refused.push(`${provider} ${answer.status}`);
  }
  expect(refused).toEqual([]);
});
