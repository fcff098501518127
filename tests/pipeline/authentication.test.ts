import { expect, test } from 'vitest';
import {
  type ConnectionInput,
  type ConnectionWithSecret,
  createConnection,
} from '../../lib/connections/create-connection.ts';
import { rotateSecret } from '../../lib/connections/rotate-secret.ts';
import { db } from '../../lib/db.ts';
import { signCallId } from '../../lib/signatures/hmac-call-id.ts';
import { receive } from '../../lib/webhooks/receive.ts';
import { refusalsWritten } from '../../lib/webhooks/reject.ts';
import { useTestDatabase } from '../database.ts';
import { tester } from './sender.ts';

useTestDatabase();

let labels = 0;
const connect = (input: Omit<ConnectionInput, 'label'>) =>
  createConnection(tester, { label: `connection ${labels++}`, ...input });

/** Sends to the connection's address as any server on the internet could. */
function send(
  { connection, urls }: ConnectionWithSecret,
  { path = '', query = '', ...init }: { path?: string; query?: string } & RequestInit = {},
): Promise<Response> {
  const url = `${urls[0]?.url}${path}${query}`;
  const rest = new URL(url).pathname.split('/').slice(5);
  const address = { provider: connection.provider, connection: connection.id, rest };
  return receive(new Request(url, { method: 'POST', ...init }), address);
}

async function lastCause(connectionId: string): Promise<string | undefined> {
  await refusalsWritten();
  const last = await db().rejectedRequest.findFirst({
    where: { connectionId },
    orderBy: { receivedAt: 'desc' },
  });
  return last?.cause;
}

const json = { 'content-type': 'application/json' };

test('an authorization key passes bare and after Bearer, and nothing else does', async () => {
  const added = await connect({ provider: 'alohub' });
  expect(added.header).toEqual({ name: 'Authorization', value: added.secret });
  expect(added.urls[0]?.url).not.toContain(added.secret);
  const body = (id: string) => JSON.stringify({ call_id: id, call_status: 'answered', eventType: 'call' });
  for (const [index, authorization] of [added.secret, `Bearer ${added.secret}`].entries()) {
    const answer = await send(added, { headers: { ...json, authorization }, body: body(`key-${index}`) });
    expect(answer.status).toBe(200);
    const { id } = await answer.json();
    const { headers } = await db().delivery.findUniqueOrThrow({ where: { id } });
    expect(JSON.stringify(headers)).not.toContain(added.secret);
  }
  const missing = await send(added, { headers: json, body: body('x') });
  expect([missing.status, missing.headers.get('www-authenticate')]).toEqual([401, 'Bearer realm="webhooks"']);
  expect(await lastCause(added.connection.id)).toBe('missing_secret');
  expect(
    (await send(added, { headers: { ...json, authorization: 'Bearer x' }, body: body('x') })).status,
  ).toBe(401);
  expect(await lastCause(added.connection.id)).toBe('wrong_secret');
  expect((await send(added, { path: `/${added.secret}`, headers: json, body: body('x') })).status).toBe(401);
});

test('a signature over the call’s id passes under each header name, and says who sent, not what', async () => {
  const secret = 'the secret that the portal shows';
  const added = await connect({ provider: 'synthflow', secret });
  expect(added).toMatchObject({ scheme: 'hmac-call-id', secret, header: null });
  const body = (id: string, more = {}) =>
    JSON.stringify({ status: 'completed', call: { call_id: id, status: 'completed', ...more } });
  const names = [
    'Synthflow-Signature',
    'X-Synthflow-Signature',
    'HTTP-Synthflow-Signature',
    'HTTP_SYNTHFLOW_SIGNATURE',
  ];
  for (const [index, name] of names.entries()) {
    const headers = { ...json, [name]: signCallId(`signed-${index}`, secret) };
    expect((await send(added, { headers, body: body(`signed-${index}`) })).status, name).toBe(200);
  }
  const signature = signCallId('signed-0', secret);
  const headers = { ...json, 'synthflow-signature': signature };
  expect((await send(added, { headers, body: body('signed-0', { duration: 9 }) })).status).toBe(200);

  const wrong = await send(added, { headers, body: body('another') });
  expect([wrong.status, wrong.headers.get('www-authenticate')]).toEqual([
    401,
    'Webhook-Signature realm="webhooks", Webhook-Address realm="webhooks"',
  ]);
  expect(await lastCause(added.connection.id)).toBe('wrong_signature');
  expect((await send(added, { headers: json, body: body('signed-0') })).status).toBe(401);
  expect(await lastCause(added.connection.id)).toBe('missing_signature');
  expect((await send(added, { headers, body: '{}' })).status).toBe(401);
  expect(await lastCause(added.connection.id)).toBe('nothing_signed');
  expect((await send(added, { headers, body: '{"call": {"call_id": "signed-0"' })).status).toBe(401);
});

test('a provider’s secret is rotated to the one that its portal shows next', async () => {
  const added = await connect({ provider: 'synthflow', secret: 'the first secret' });
  await rotateSecret(tester, {
    connectionId: added.connection.id,
    overlapHours: 0,
    secret: 'the second secret',
  });
  const body = JSON.stringify({ call: { call_id: 'rotated' } });
  const sign = (secret: string) => ({ ...json, 'synthflow-signature': signCallId('rotated', secret) });
  expect((await send(added, { headers: sign('the first secret'), body })).status).toBe(401);
  expect((await send(added, { headers: sign('the second secret'), body })).status).toBe(200);
});

test('without a signature the secret stands in the address', async () => {
  const added = await connect({ provider: 'synthflow', authentication: 'secret-in-path' });
  expect(added.urls[0]?.url).toContain(added.secret);
  const body = JSON.stringify({ call: { call_id: 'unsigned' } });
  expect((await send(added, { headers: json, body })).status).toBe(200);
});

test('each trigger has an address, and the same content at two of them is two deliveries', async () => {
  const added = await connect({ provider: 'acefone' });
  expect(added.urls).toHaveLength(20);
  const [, first, second] = added.urls;
  const paths = [first, second].map((each) => `/${each?.url.split('/').at(-1)}`);
  const query = '?call_id=1783784576.231947&uuid=96ccf76037169';
  const answers = await Promise.all(paths.map((path) => send(added, { path, query, method: 'GET' })));
  expect(answers.map(({ status }) => status)).toEqual([200, 200]);
  const stored = await db().delivery.findMany({ where: { connectionId: added.connection.id } });
  expect(stored.map(({ trigger }) => `/${trigger}`).sort()).toEqual([...paths].sort());
});

test('what a provider does not offer is refused with the choice', async () => {
  await expect(connect({ provider: 'alohub', authentication: 'secret-in-path' })).rejects.toThrow(
    /authorization-key/,
  );
  await expect(connect({ provider: 'callerdesk', secret: 'a secret of ours' })).rejects.toThrow(
    /made by Switchboard/,
  );
  await expect(connect({ provider: 'synthflow', secret: 'short' })).rejects.toThrow(/at least 8 characters/);
});
