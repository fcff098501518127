import { systemViewer } from '../../lib/auth/system-viewer.ts';
import type { WholeCall } from '../../lib/calls/call.ts';
import { streamCalls } from '../../lib/calls/stream-calls.ts';
import { createConnection } from '../../lib/connections/create-connection.ts';
import { receive } from '../../lib/webhooks/receive.ts';

/** A provider account as its provider sees it: an address to send to. */
export type Sender = {
  connectionId: string;
  secret: string;
  /** Sends a body as the provider would; a string goes as it is, anything else as JSON. */
  send: (
    body: unknown,
    request?: { contentType?: string; secret?: string; method?: string; query?: string },
  ) => Promise<Response>;
};

export const tester = systemViewer('test');

/** Adds a connection and speaks to it through the front door. */
export async function makeSender(label: string, provider = 'alohaa'): Promise<Sender> {
  const { connection, secret } = await createConnection(tester, { provider, label });
  const send: Sender['send'] = (body, request = {}) => {
    const { method = 'POST', contentType = 'application/json', query = '' } = request;
    const rest = [request.secret ?? secret];
    const url = `http://localhost/api/webhooks/${provider}/${connection.id}/${rest.join('/')}${query}`;
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    const content = method === 'GET' ? {} : { body: text, headers: { 'content-type': contentType } };
    return receive(new Request(url, { method, ...content }), { provider, connection: connection.id, rest });
  };
  return { connectionId: connection.id, secret, send };
}

/** Every call as the command line prints it. */
export async function allCalls(): Promise<WholeCall[]> {
  const calls: WholeCall[] = [];
  for await (const call of streamCalls(tester, { conversation: true })) calls.push(call);
  return calls;
}

/** A completed outgoing call of the provider, with whatever should differ. */
export function outgoingCall(callId: string, changes: Record<string, unknown> = {}) {
  return {
    call_type: 'outgoing',
    caller_number: '9052931234',
    receiver_number: '9676501234',
    did_number: '918069731234',
    received_at: '2026-02-28T06:48:01.000Z',
    ended_at: '2026-02-28T06:49:10.000Z',
    call_id: callId,
    call_status: 'answered',
    call_duration: 69,
    agent_name: 'Kumar',
    initiator_ring_duration: 2,
    receiver_ring_duration: 24,
    hangup_cause: 'receiver_hangup',
    ...changes,
  };
}
