import { authenticationOf } from '../../lib/connections/connection-urls.ts';
import type { DemoRequest } from '../../lib/providers/demo-story.ts';
import { signCallId } from '../../lib/signatures/hmac-call-id.ts';
import type { BenchConnection } from './add-bench-connection.ts';

/** A request as it goes over the wire. */
export type WebhookRequest = {
  method: 'GET' | 'POST';
  url: string;
  headers: Record<string, string>;
  /** Empty with GET. */
  body: string;
};

/** What the provider of a connection sends for a telling, with what its scheme asks for: secret, key or signature. */
export function webhookRequest(connection: BenchConnection, request: DemoRequest): WebhookRequest {
  const { urls, header } = connection;
  const url = new URL(urls[0]?.url ?? '');
  if (request.trigger !== '') url.pathname += `/${request.trigger}`;
  url.search = request.query;
  const headers: Record<string, string> = {};
  if (request.method === 'POST') headers['content-type'] = request.contentType;
  if (header) headers[header.name] = header.value;
  const signed = signature(connection, request.body);
  if (signed) headers[signed.name] = signed.value;
  const body = request.method === 'POST' ? request.body : '';
  return { method: request.method, url: url.href, headers, body };
}

function signature({ provider, scheme, secret }: BenchConnection, body: string) {
  const authentication = authenticationOf(provider, { authentication: scheme });
  if (authentication.scheme !== 'hmac-call-id') return null;
  const signed = authentication.signedId(JSON.parse(body));
  const [name] = authentication.headers;
  return signed === undefined || name === undefined ? null : { name, value: signCallId(signed, secret) };
}
