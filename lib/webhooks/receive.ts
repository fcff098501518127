import { env } from '../env.ts';
import { AppError } from '../http/app-error.ts';
import { problemResponse, toAppError } from '../http/problem.ts';
import { readPayload } from '../http/read-payload.ts';
import { logger } from '../logger.ts';
import { wake } from '../projection/wake.ts';
import { storableText } from '../providers/field.ts';
import { findProvider } from '../providers/registry.ts';
import { type AuthenticationResult, authenticate } from './authenticate.ts';
import { readBody } from './read-body.ts';
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
    return await receiveOrThrow(request, address);
  } catch (error) {
    return problemResponse(error instanceof AppError ? error : notStored(error));
  }
}

async function receiveOrThrow(
  request: Request,
  { provider: providerId, connection: id, rest = [] }: WebhookAddress,
) {
  const sender = senderAddress(request);
  const refuse = async (
    cause: Parameters<typeof reject>[0]['cause'],
    known: { connectionId?: string; fingerprint?: string | null; detail?: string } = {},
  ) =>
    reject({
      connectionId: known.connectionId ?? null,
      provider: storableText(providerId),
      cause,
      fingerprint: known.fingerprint ?? null,
      address: sender,
      method: request.method,
      detail: known.detail,
    });

  const provider = findProvider(providerId);
  const connection = provider ? await webhookConnection(provider.id, id) : null;
  if (!provider || !connection) {
    await refuse(provider ? 'unknown_connection' : 'unknown_provider');
    throw notAuthenticated();
  }
  const credentials = authenticate(provider, connection.activeSecrets, { rest });
  if (!credentials.ok) {
    await refuse(credentials.cause, { connectionId: connection.id, fingerprint: credentials.fingerprint });
    throw notAuthenticated();
  }

  const body = await readBody(request, env().MAX_BODY_BYTES).catch(async (error: unknown) => {
    const known = toAppError(error);
    await refuse(known.code === 'too_large' ? 'body_too_large' : 'body_unreadable', {
      connectionId: connection.id,
      fingerprint: credentials.fingerprint,
      detail: known.message,
    });
    throw known;
  });
  return storeAndAnswer(request, connection.id, credentials, body, sender);
}

async function storeAndAnswer(
  request: Request,
  connectionId: string,
  credentials: Extract<AuthenticationResult, { ok: true }>,
  body: Uint8Array<ArrayBuffer>,
  sender: string | null,
): Promise<Response> {
  const query = storableText(new URL(request.url).search.slice(1));
  const contentType = request.headers.get('content-type') ?? '';
  const read = readPayload({ method: request.method, query, contentType, body });
  const { id } = await store({
    connectionId,
    method: request.method,
    trigger: storableText(credentials.trigger),
    query,
    headers: keptHeaders(request.headers),
    contentType,
    body,
    secretFingerprint: credentials.fingerprint,
    address: sender,
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
    'The connection is unknown or the secret is not valid. Copy the webhook address again from the connection’s page.',
  );
}

const secretHeaders =
  /^(authorization|cookie|proxy-authorization|x-api-key|.*(token|secret|signature|password).*)$/i;

function keptHeaders(headers: Headers): Record<string, string> {
  return Object.fromEntries(
    [...headers].map(([name, value]) => [name, secretHeaders.test(name) ? '[removed]' : storableText(value)]),
  );
}

/** The nearest hop that named itself or was named by our own server. */
function senderAddress(request: Request): string | null {
  const nearest = request.headers.get('x-forwarded-for')?.split(',').at(-1)?.trim() ?? '';
  return nearest.replace(/^::ffff:/i, '').slice(0, 64) || null;
}

function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}
