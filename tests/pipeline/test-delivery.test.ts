import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { createConnection } from '../../lib/connections/create-connection.ts';
import { exampleRequests } from '../../lib/connections/example-requests.ts';
import { exampleStory } from '../../lib/connections/example-story.ts';
import { findConnection } from '../../lib/connections/find-connection.ts';
import { removeTestData } from '../../lib/connections/remove-test-data.ts';
import { sendTestDelivery } from '../../lib/connections/test-delivery.ts';
import { testMark, testMarkHeader } from '../../lib/connections/test-delivery-mark.ts';
import { db } from '../../lib/db.ts';
import { drain } from '../../lib/projection/drain.ts';
import { registry } from '../../lib/providers/registry.ts';
import { newDeliveryId } from '../../lib/webhooks/delivery.ts';
import { intake } from '../../lib/webhooks/intake.ts';
import { receive } from '../../lib/webhooks/receive.ts';
import { decodeRecord, encodeRecord } from '../../lib/webhooks/spool-record.ts';
import { verifyRequest } from '../../lib/webhooks/verify-request.ts';
import { useTestDatabase } from '../database.ts';
import { wrongCounters } from '../wrong-counters.ts';
import { allCalls, makeSender, outgoingCall, tester } from './sender.ts';

useTestDatabase();

let server: Server;
let origin: string;
/** Changes a request on its way, as a proxy would. */
let proxy: (headers: Headers) => void = () => {};
beforeAll(async () => {
  server = createServer(async (incoming, answer) => {
    const url = new URL(incoming.url ?? '/', origin);
    const [provider = '', connection = '', ...rest] = url.pathname.split('/').slice(3);
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(Buffer.from(chunk));
    const headers = new Headers(Object.entries(incoming.headersDistinct).map(([k, v]) => [k, `${v}`]));
    proxy(headers);
    const { method = 'GET' } = incoming;
    const body = method === 'GET' ? null : Buffer.concat(chunks);
    const response = await receive(new Request(url, { method, headers, body }), {
      provider,
      connection,
      rest,
    });
    answer.writeHead(response.status, Object.fromEntries(response.headers)).end(await response.text());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => new Promise((resolve) => server.close(resolve)));
beforeEach(() => {
  proxy = () => {};
});

const stored = (connectionId: string) => db().delivery.findMany({ where: { connectionId } });
const callsOf = async (connectionId: string) =>
  (await allCalls()).filter((call) => call.connectionId === connectionId);
const counted = (connectionId: string) => db().callDayRollup.count({ where: { connectionId } });

test.each(registry.map(({ id }) => id))(
  'a test of %s goes over HTTP, is a test all the way, counts nowhere and can be removed',
  async (provider) => {
    const { connection } = await createConnection(tester, { provider, label: `test of ${provider}` });
    const agents = await db().agent.count();
    const sent = await sendTestDelivery(tester, connection.id, { origins: [origin] });
    expect(sent).toMatchObject({ by: 'public', refused: null });
    expect(sent.sent).toBe(sent.of);
    expect(sent.of).toBeGreaterThan(0);
    await drain();

    const deliveries = await stored(connection.id);
    expect(deliveries).toHaveLength(sent.of);
    expect(deliveries.every(({ isTest, state }) => isTest && state === 'projected')).toBe(true);
    expect(JSON.stringify(deliveries.map(({ headers }) => headers))).toContain('"[removed]"');
    expect(await callsOf(connection.id)).toMatchObject([{ isTest: true, outcome: 'answered' }]);
    expect(await counted(connection.id)).toBe(0);

    expect(await removeTestData(tester, connection.id)).toEqual({ deliveries: sent.of, calls: 1 });
    await drain();
    expect(await stored(connection.id)).toEqual([]);
    expect(await callsOf(connection.id)).toEqual([]);
    expect(await db().agent.count()).toBe(agents);
    expect(await removeTestData(tester, connection.id)).toEqual({ deliveries: 0, calls: 0 });
  },
);

test('only what carries our own mark is a test', async () => {
  const sender = await makeSender('marks');
  const { provider } = await findConnection(sender.connectionId);
  const body = new TextEncoder().encode(JSON.stringify(outgoingCall('marked')));
  const right = { connectionId: sender.connectionId, trigger: '', query: '', body };
  const send = (mark: string) =>
    receive(new Request('http://localhost/', { method: 'POST', body, headers: { [testMarkHeader]: mark } }), {
      provider: provider.id,
      connection: sender.connectionId,
      rest: [sender.secret],
    });
  for (const mark of [
    ...['', 'true', 'x'.repeat(43)],
    testMark({ ...right, connectionId: '019aa2b0-0000-7000-8000-000000000001' }),
    testMark({ ...right, trigger: 'other' }),
    testMark({ ...right, query: 'a=b' }),
    testMark({ ...right, body: new TextEncoder().encode('{}') }),
  ])
    expect((await send(mark)).status).toBe(200);
  expect(await stored(sender.connectionId)).toMatchObject([{ isTest: false, repeats: 6 }]);

  // The very same bytes as a test are another delivery: neither hides the other.
  await send(testMark(right));
  const both = await stored(sender.connectionId);
  expect(both.map(({ isTest, repeats }) => [isTest, repeats])).toEqual([
    [false, 6],
    [true, 0],
  ]);
});

test('removing tests leaves what was real, also where both spoke of one call', async () => {
  const sender = await makeSender('real and tests');
  const { provider, connection } = await findConnection(sender.connectionId);
  expect((await sender.send(outgoingCall('real', { agent_name: 'Real Agent' }))).status).toBe(200);
  await sendTestDelivery(tester, sender.connectionId, { origins: [origin] });
  // A real report of the call that the test spoke of.
  const story = exampleStory(new Date(), 'test');
  const [test] = await db().delivery.findMany({ where: { connectionId: connection.id, isTest: true } });
  const callId = JSON.parse(Buffer.from(test?.body ?? []).toString()).call_id;
  const setup = { scheme: 'secret-in-path', urls: [{ label: '', url: origin }], header: null } as const;
  const last = exampleRequests(provider, { ...setup, urls: [...setup.urls] }, null, { ...story, id: callId });
  expect((await sender.send(`${last.at(-1)?.body} `)).status).toBe(200);
  await drain();
  const flags = async () =>
    (await callsOf(connection.id)).map(({ keys, isTest }) => [keys.includes('call_id:real'), isTest]).sort();
  expect(await flags()).toEqual([
    [false, true],
    [true, false],
  ]);

  const removed = await removeTestData(tester, connection.id);
  expect(removed.calls).toBe(0);
  await drain();
  expect(await flags()).toEqual([
    [false, false],
    [true, false],
  ]);
  expect(await db().agent.count({ where: { name: 'Real Agent' } })).toBe(1);
  expect(await db().$queryRawUnsafe(wrongCounters)).toEqual([]);
  expect(await counted(connection.id)).toBeGreaterThan(0);
});

test('a mark that a proxy dropped is made good', async () => {
  proxy = (headers) => headers.delete(testMarkHeader);
  const sender = await makeSender('behind a proxy');
  await sendTestDelivery(tester, sender.connectionId, { origins: [origin] });
  await drain();
  expect((await stored(sender.connectionId)).every(({ isTest }) => isTest)).toBe(true);
  expect(await callsOf(sender.connectionId)).toMatchObject([{ isTest: true }]);
  expect(await counted(sender.connectionId)).toBe(0);
});

test('an address that nobody answers at is passed over for the own one, and said', async () => {
  const sender = await makeSender('unreachable');
  const nobody = 'http://127.0.0.1:9';
  expect(await sendTestDelivery(tester, sender.connectionId, { origins: [nobody, origin] })).toMatchObject({
    by: 'local',
    refused: null,
  });
  const lost = await sendTestDelivery(tester, sender.connectionId, { origins: [nobody] });
  expect(lost).toMatchObject({ sent: 0, refused: { status: 0 } });
});

test('a refusal is told with its reason and without the secret', async () => {
  const sender = await makeSender('closed');
  await db().connection.update({
    where: { id: sender.connectionId },
    data: { allowedAddresses: ['203.0.113.9'] },
  });
  proxy = (headers) => headers.set('x-forwarded-for', '198.51.100.1');
  const result = await sendTestDelivery(tester, sender.connectionId, { origins: [origin] });
  expect(result).toMatchObject({ sent: 0, refused: { status: 403 } });
  const entry = await db().auditEntry.findFirstOrThrow({
    where: { action: 'connection.test_sent', subjectId: sender.connectionId },
  });
  expect(JSON.stringify([result, entry])).not.toContain(sender.secret);
});

test('the mark survives waiting on disk, before anybody could tell who sent it and after', async () => {
  const sender = await makeSender('spooled');
  const body = new TextEncoder().encode(JSON.stringify(outgoingCall('spooled')));
  const mark = testMark({ connectionId: sender.connectionId, trigger: '', query: '', body });
  const verified = async (value: string) =>
    await verifyRequest(
      {
        ...{ id: newDeliveryId(), receivedAt: new Date(), provider: 'alohaa', method: 'POST', query: '' },
        ...{ connection: sender.connectionId, rest: [sender.secret], address: null, body },
        headers: [[testMarkHeader, value]],
      },
      intake().connections,
    );
  expect(await verified('another')).toMatchObject({ isTest: false });
  const delivery = await verified(mark);
  expect(delivery).toMatchObject({ isTest: true });
  if (!delivery) return;
  const decoded = decodeRecord(encodeRecord({ kind: 'admitted', delivery }));
  expect(decoded).toMatchObject({ ok: true, record: { delivery: { isTest: true } } });
});
