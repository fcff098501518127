import { beforeAll, expect, test } from 'vitest';
import { rotateSecret } from '../../lib/connections/rotate-secret.ts';
import { db } from '../../lib/db.ts';
import { drain } from '../../lib/projection/drain.ts';
import { receive } from '../../lib/webhooks/receive.ts';
import { refusalsWritten } from '../../lib/webhooks/reject.ts';
import { useTestDatabase } from '../database.ts';
import { allCalls, makeSender, outgoingCall, type Sender, tester } from './sender.ts';

useTestDatabase();

let sender: Sender;
beforeAll(async () => {
  sender = await makeSender('front door');
});

const deliveries = () => db().delivery.count();
const rejected = async () => {
  await refusalsWritten();
  return await db().rejectedRequest.findMany({ orderBy: { receivedAt: 'asc' } });
};
/** How often each cause was recorded so far; refusals that are alike share a row. */
const refusals = async () => {
  const counts: Record<string, number> = {};
  for (const { cause, times } of await rejected()) counts[cause] = (counts[cause] ?? 0) + times;
  return counts;
};

test('a delivery is answered with its id and kept byte for byte', async () => {
  const body = '{ "call_id": "bytes-1",  "call_type":"outgoing", "x": "\\u0000 \\ud800 é" }';
  const response = await sender.send(body);
  expect(response.status).toBe(200);
  const { id } = await response.json();
  const stored = await db().delivery.findUniqueOrThrow({ where: { id } });
  expect(Buffer.from(stored.body).toString()).toBe(body);
  expect(stored).toMatchObject({
    method: 'POST',
    contentType: 'application/json',
    state: 'pending',
    repeats: 0,
  });
});

test('the same content again is the same delivery, counted once more', async () => {
  const first = await (await sender.send(outgoingCall('again'))).json();
  const before = await deliveries();
  const second = await (await sender.send(outgoingCall('again'))).json();
  expect(second).toEqual(first);
  expect(await deliveries()).toBe(before);
  expect(await db().delivery.findUniqueOrThrow({ where: { id: first.id } })).toMatchObject({ repeats: 1 });
});

test('a hundred senders of the same delivery at once make one delivery and one call', async () => {
  const answers = await Promise.all(Array.from({ length: 100 }, () => sender.send(outgoingCall('storm'))));
  expect(new Set(answers.map((answer) => answer.status))).toEqual(new Set([200]));
  const ids = new Set((await Promise.all(answers.map((answer) => answer.json()))).map(({ id }) => id));
  expect(ids.size).toBe(1);
  await drain();
  expect((await allCalls()).filter(({ keys }) => keys.includes('call_id:storm'))).toHaveLength(1);
});

test('the same bytes with another query string are another delivery', async () => {
  const a = await (await sender.send(outgoingCall('query'))).json();
  const b = await (await sender.send(outgoingCall('query'), { query: '?trigger=x' })).json();
  expect(b.id).not.toBe(a.id);
});

test('a GET carries its payload in the query string, a form in its body', async () => {
  const fields = new URLSearchParams(
    Object.entries(outgoingCall('by-get')).map(([name, value]) => [name, String(value)]),
  );
  expect((await sender.send('', { method: 'GET', query: `?${fields}` })).status).toBe(200);
  fields.set('call_id', 'by-form');
  const form = await sender.send(fields.toString(), { contentType: 'application/x-www-form-urlencoded' });
  expect(form.status).toBe(200);
  await drain();
  const keys = (await allCalls()).flatMap((call) => call.keys);
  expect(keys).toEqual(expect.arrayContaining(['call_id:by-get', 'call_id:by-form']));
});

test('a wrong secret is refused, remembered by cause and fingerprint, and nothing else', async () => {
  const before = await deliveries();
  const response = await sender.send(outgoingCall('intruder'), { secret: 'whs_wrong' });
  expect(response.status).toBe(401);
  expect(response.headers.get('content-type')).toBe('application/problem+json');
  expect(await deliveries()).toBe(before);
  const last = (await rejected()).at(-1);
  expect(last).toMatchObject({
    cause: 'wrong_secret',
    connectionId: sender.connectionId,
    provider: 'alohaa',
  });
  expect(last?.fingerprint).toMatch(/^[0-9a-f]{12}$/);
  expect(JSON.stringify(last)).not.toContain('whs_wrong');
});

test('unknown connections, unknown providers and missing secrets get the same answer', async () => {
  const before = await refusals();
  const request = () => new Request('http://localhost/', { method: 'POST', body: '{}' });
  const unknown = '019aa2b0-0000-7000-8000-000000000001';
  const answers = [
    await receive(request(), { provider: 'alohaa', connection: unknown, rest: ['whs_x'] }),
    await receive(request(), { provider: 'nobody', connection: sender.connectionId, rest: [sender.secret] }),
    await receive(request(), { provider: 'alohaa', connection: 'no-uuid', rest: [] }),
    await receive(request(), { provider: 'alohaa', connection: sender.connectionId }),
    await sender.send('{}', { secret: 'whs_wrong' }),
  ];
  expect(answers.map(({ status }) => status)).toEqual([401, 401, 401, 401, 401]);
  expect(answers.map(({ headers }) => headers.get('www-authenticate'))).toEqual(
    Array.from(answers, () => 'Webhook-Address realm="webhooks"'),
  );
  expect(new Set(await Promise.all(answers.map((answer) => answer.text()))).size).toBe(1);
  const after = await refusals();
  const added = (cause: string) => (after[cause] ?? 0) - (before[cause] ?? 0);
  expect({
    unknown_connection: added('unknown_connection'),
    unknown_provider: added('unknown_provider'),
    missing_secret: added('missing_secret'),
    wrong_secret: added('wrong_secret'),
  }).toEqual({ unknown_connection: 2, unknown_provider: 1, missing_secret: 1, wrong_secret: 1 });
});

test('a body that is not what it says is answered 400 and kept as failed', async () => {
  const response = await sender.send('{"call_id": ');
  expect(response.status).toBe(400);
  const problem = await response.json();
  expect(problem).toMatchObject({ status: 400, detail: expect.stringContaining('not valid JSON') });
  const stored = await db().delivery.findUniqueOrThrow({ where: { id: problem.instance } });
  expect(stored).toMatchObject({ state: 'failed', reason: expect.stringContaining('not valid JSON') });
  expect(Buffer.from(stored.body).toString()).toBe('{"call_id": ');
});

test('a body over the limit is refused, whatever length it declared', async () => {
  const before = await deliveries();
  const response = await sender.send(`"${'x'.repeat(5_242_880)}"`);
  expect(response.status).toBe(413);
  const chunk = new Uint8Array(1_048_576).fill(0x20);
  let sent = 0;
  const endless = new ReadableStream({
    pull: (controller) => {
      sent += chunk.byteLength;
      controller.enqueue(chunk);
    },
  });
  const request = new Request('http://localhost/', {
    method: 'POST',
    body: endless,
    duplex: 'half',
  } as RequestInit);
  const chunked = await receive(request, {
    provider: 'alohaa',
    connection: sender.connectionId,
    rest: [sender.secret],
  });
  expect(chunked.status).toBe(413);
  expect(sent).toBeLessThan(8 * chunk.byteLength);
  expect(await deliveries()).toBe(before);
  expect(await refusals()).toMatchObject({ body_too_large: 2 });
});

test('secrets reach no stored path, header or query', async () => {
  const url = `http://localhost/api/webhooks/alohaa/${sender.connectionId}/${sender.secret}`;
  const headers = {
    authorization: 'Bearer canary-1',
    'x-api-token': 'canary-2',
    cookie: 'canary-3',
    'user-agent': 'portal',
  };
  const request = new Request(url, { method: 'POST', body: JSON.stringify(outgoingCall('canary')), headers });
  const { id } = await (
    await receive(request, { provider: 'alohaa', connection: sender.connectionId, rest: [sender.secret] })
  ).json();
  const { body: _, contentHash: __, ...stored } = await db().delivery.findUniqueOrThrow({ where: { id } });
  const text = JSON.stringify(stored);
  expect(text).not.toContain('canary-');
  expect(text).not.toContain(sender.secret);
  expect(text).toContain('portal');
});

test('after a rotation both secrets pass until the old one ends', async () => {
  const rotating = await makeSender('rotating');
  const rotated = await rotateSecret(tester, { connectionId: rotating.connectionId, overlapHours: 1 });
  expect((await rotating.send(outgoingCall('old'))).status).toBe(200);
  expect((await rotating.send(outgoingCall('new'), { secret: rotated.secret })).status).toBe(200);
  await db().connectionSecret.updateMany({
    where: { connectionId: rotating.connectionId, validUntil: { not: null } },
    data: { validUntil: new Date(Date.now() - 1000) },
  });
  expect((await rotating.send(outgoingCall('old'))).status).toBe(401);
  expect((await rotating.send(outgoingCall('new'), { secret: rotated.secret })).status).toBe(200);
});

test('a paused connection is answered and kept, and projected when it goes on', async () => {
  const paused = await makeSender('paused');
  await db().connection.update({ where: { id: paused.connectionId }, data: { status: 'paused' } });
  expect((await paused.send(outgoingCall('while-paused'))).status).toBe(200);
  await drain();
  expect((await allCalls()).some(({ keys }) => keys.includes('call_id:while-paused'))).toBe(false);
  await db().connection.update({ where: { id: paused.connectionId }, data: { status: 'active' } });
  await drain();
  expect((await allCalls()).some(({ keys }) => keys.includes('call_id:while-paused'))).toBe(true);
});
