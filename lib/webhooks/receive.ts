import { env } from '../env.ts';
import { AppError } from '../http/app-error.ts';
import { problemResponse } from '../http/problem.ts';
import { logger } from '../logger.ts';
import { wake } from '../projection/wake.ts';
import { storableText } from '../providers/field.ts';
import { findProvider } from '../providers/registry.ts';
import { type AuthenticationResult, authenticate } from './authenticate.ts';
import { type IncomingRequest, incomingRequest } from './incoming-request.ts';
import { reject } from './reject.ts';
import { store } from './store.ts';
import { webhookConnection } from './webhook-connection.ts';

/** Where a webhook was sent: the segments of its path. */
export type WebhookAddress = { provider: string; connection: string; rest?: string[] | undefined };

/**
 * The front door. Answers 200 with the delivery's id once the bytes are durable, and a problem (RFC 9457)
 * otherwise: 401 for an unknown connection and a wrong secret alike, 400 when the body is not what its content
 * type says (it is kept, as failed), 413 over the size limit, 503 when it could not be stored.
 */
export async function receive(request: Request, address: WebhookAddress): Promise<Response> {
  try {
    const incoming = incomingRequest(request, env().MAX_BODY_BYTES);
    const admission = await admit(incoming, address);
    if (admission.ok) return await storeAndAnswer(incoming, admission);
    await reject({
      provider: storableText(address.provider),
      connectionId: admission.connectionId,
      cause: admission.cause,
      fingerprint: admission.fingerprint,
      detail: admission.problem?.message,
      address: incoming.sender,
      method: incoming.method,
    });
    return problemResponse(admission.problem ?? notAuthenticated());
  } catch (error) {
    return problemResponse(error instanceof AppError ? error : notStored(error));
  }
}

type Admission =
  | (Extract<AuthenticationResult, { ok: true }> & { connectionId: string; body: Uint8Array<ArrayBuffer> })
  | (Extract<AuthenticationResult, { ok: false }> & { connectionId: string | null; problem?: AppError });

/** Whether the request may come in: who sent it, and a body that could be read to its end. */
async function admit(
  incoming: IncomingRequest,
  { provider: name, connection: id, rest = [] }: WebhookAddress,
): Promise<Admission> {
  const nobody = { ok: false, connectionId: null, fingerprint: null } as const;
  const provider = findProvider(name);
  if (!provider) return { ...nobody, cause: 'unknown_provider' };
  const connection = await webhookConnection(provider.id, id);
  if (!connection) return { ...nobody, cause: 'unknown_connection' };

  const connectionId = connection.id;
  const scheme = provider.authentication.find((each) => each.scheme === connection.authentication);
  if (!scheme) return { ...nobody, connectionId, cause: 'unknown_scheme' };
  try {
    const credentials = { rest, headers: incoming.headers, payload: incoming.payload };
    const result = await authenticate(scheme, connection.activeSecrets, credentials);
    return result.ok ? { ...result, connectionId, body: await incoming.body() } : { ...result, connectionId };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const cause = error.code === 'too_large' ? 'body_too_large' : 'body_unreadable';
    return { ...nobody, connectionId, cause, problem: error };
  }
}

async function storeAndAnswer(
  incoming: IncomingRequest,
  { connectionId, fingerprint, trigger, body }: Extract<Admission, { ok: true }>,
): Promise<Response> {
  const read = await incoming.payload();
  const { id } = await store({
    connectionId,
    method: incoming.method,
    trigger: storableText(trigger),
    query: incoming.query,
    headers: keptHeaders(incoming.headers),
    contentType: incoming.contentType,
    body,
    secretFingerprint: fingerprint,
    address: incoming.sender,
    problem: read.ok ? null : read.problem,
  });
  if (!read.ok) {
    const detail = `${sentence(read.problem)} It is kept as delivery ${id} and shown there as failed.`;
    return problemResponse(new AppError('malformed', detail), id);
  }
  wake();
  return Response.json({ id }, { headers: { 'cache-control': 'no-store' } });
}

/** Whatever went wrong, nothing was stored: the sender must come again. */
function notStored(cause: unknown): AppError {
  logger().error({ err: cause }, 'a webhook request could not be stored');
  return new AppError('unavailable', 'The delivery could not be stored just now. Send it again.', {
    cause,
    retryAfter: 10,
  });
}

/** One text for every refusal, so that the answer does not tell which connections exist. */
function notAuthenticated(): AppError {
  return new AppError(
    'unauthenticated',
    'The connection is unknown, or the secret or signature is not valid. Copy address and secret again from the connection’s page.',
  );
}

const secretHeaders =
  /^(authorization|cookie|proxy-authorization|x-api-key|.*(token|secret|signature|password).*)$/i;

function keptHeaders(headers: Headers): Record<string, string> {
  return Object.fromEntries(
    [...headers].map(([name, value]) => [name, secretHeaders.test(name) ? '[removed]' : storableText(value)]),
  );
}

function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}
