import { isTestMark, testMarkHeader } from '../connections/test-delivery-mark.ts';
import { env } from '../env.ts';
import { AppError, problemKinds } from '../http/app-error.ts';
import { problemResponse } from '../http/problem.ts';
import { logger } from '../logger.ts';
import { countDelivery, countRefusal } from '../metrics/ingest-metrics.ts';
import { storableText } from '../providers/field.ts';
import { type Admission, type Admitted, admit, type WebhookAddress } from './admit.ts';
import { isAllowedAddress } from './allowed-address.ts';
import { assertBounds } from './assert-bounds.ts';
import { countAttempt } from './attempt-limit.ts';
import { challengeOf } from './challenge-of.ts';
import { newDeliveryId } from './delivery.ts';
import { type IncomingRequest, incomingRequest } from './incoming-request.ts';
import { intake, type Kept, NothingTakesIt } from './intake.ts';
import { keptHeaders } from './kept-headers.ts';
import { takeDelivery } from './rate-limit.ts';
import type { RefusalCause } from './refusal-cause.ts';
import { reject } from './reject.ts';
import { causeOfUnusable, refusalAnswers } from './webhook-answers.ts';

/**
 * The front door. Answers 200 with the delivery's id once the bytes are durable, in the database or on disk,
 * and a problem (RFC 9457) otherwise, which is counted and recorded: 400 the body is not what its content type
 * says (it is kept, as failed) or broke off; 401 unknown connection or wrong secret, alike; 403 an address that
 * may not send; 408, 413, 414, 431 too slow, too large; 429 too many; 503 neither database nor disk takes it.
 */
export async function receive(request: Request, address: WebhookAddress): Promise<Response> {
  const receipt: Receipt = {
    incoming: incomingRequest(request, env().MAX_BODY_BYTES),
    address,
    receivedAt: new Date(),
    start: performance.now(),
    connectionId: null,
  };
  try {
    return await answer(receipt);
  } catch (error) {
    return refuse(receipt, error instanceof AppError ? unusable(error) : notStored(error));
  }
}

/** A request on its way through the door. */
type Receipt = {
  incoming: IncomingRequest;
  address: WebhookAddress;
  receivedAt: Date;
  start: number;
  /** Whose it is, once that is known. */
  connectionId: string | null;
};

async function answer(receipt: Receipt): Promise<Response> {
  const { incoming } = receipt;
  assertBounds(incoming);
  const known = await judge(receipt, { anew: false });
  if (known.verdict === 'admitted') return enter(receipt, known);
  if (known.verdict === 'unverified') return keepForLater(receipt, known.connection);

  // What this process knows may be a moment old: the database has the last word.
  const now = await judge(receipt, { anew: true });
  if (now.verdict === 'admitted') return enter(receipt, now);
  if (now.verdict === 'unverified') return keepForLater(receipt, now.connection);
  receipt.connectionId = now.connectionId;
  const attempt = countAttempt(incoming.sender);
  if (!attempt.ok) return refuse(receipt, refusal('too_many_attempts', attempt));
  return refuse(receipt, notAuthenticated(receipt, now.cause, now.fingerprint));
}

function judge(
  { incoming, address, receivedAt: at }: Receipt,
  { anew }: { anew: boolean },
): Promise<Admission> {
  return admit(intake().connections, incoming, address, { at, anew });
}

async function enter(receipt: Receipt, admitted: Admitted): Promise<Response> {
  const { incoming, receivedAt, start } = receipt;
  const { connection } = admitted;
  receipt.connectionId = connection.id;
  if (!isAllowedAddress(incoming.sender, connection.allowedAddresses))
    return refuse(receipt, refusal('address_not_allowed'));
  const turn = takeDelivery(connection.id, connection.rateLimit ?? env().RATE_LIMIT);
  if (!turn.ok) return refuse(receipt, refusal('rate_limited', turn));

  const { query, contentType, method, sender, headers } = incoming;
  const body = await incoming.body();
  const read = await incoming.payload();
  const connectionId = connection.id;
  const trigger = storableText(admitted.trigger);
  const marked = () => ({ connectionId, trigger, query, body });
  const kept = await intake().keep({
    ...{ id: newDeliveryId(), receivedAt, method, query, contentType, body, connectionId, trigger },
    headers: keptHeaders(headers),
    isTest: isTestMark(headers.get(testMarkHeader), marked),
    secretFingerprint: admitted.fingerprint,
    address: sender,
    problem: read.ok ? null : read.problem,
  });
  if (!kept) return refuse(receipt, notAuthenticated(receipt, 'wrong_secret', admitted.fingerprint));
  if (read.ok) return acknowledge(kept, start);
  countDelivery('malformed', secondsSince(start));
  const detail = `${sentence(read.problem)} It is kept as delivery ${kept.id} and shown there as failed.`;
  return problemResponse(new AppError('malformed', detail), kept.id);
}

/** The database was never reached: the request is kept whole, and judged when it is. */
async function keepForLater(receipt: Receipt, connection: string): Promise<Response> {
  const { incoming, address, receivedAt, start } = receipt;
  const { query, method, sender, headers } = incoming;
  const body = await incoming.body();
  const kept = await intake().keepUnverified({
    ...{ id: newDeliveryId(), receivedAt, method, query, body, connection },
    provider: address.provider,
    rest: address.rest ?? [],
    headers: [...headers],
    address: sender,
  });
  return acknowledge(kept, start);
}

function acknowledge({ id, where }: Kept, start: number): Response {
  countDelivery(where === 'database' ? 'stored' : 'spooled', secondsSince(start));
  return Response.json({ id }, { headers: { 'cache-control': 'no-store' } });
}

/** Why a request is not kept, and what its sender is told. */
type Refusal = { cause: RefusalCause; problem: AppError; fingerprint?: string | null };

function refuse(
  { incoming, address, connectionId }: Receipt,
  { cause, problem, fingerprint }: Refusal,
): Response {
  countRefusal(cause);
  reject({
    provider: storableText(address.provider),
    connectionId,
    cause,
    fingerprint: fingerprint ?? null,
    address: incoming.sender,
    method: incoming.method,
    // The words for the other causes say all there is to say.
    ...(cause === 'body_unreadable' || cause === 'body_too_large' ? { detail: problem.message } : {}),
  });
  return problemResponse(problem);
}

/** What the table answers to a cause. */
function refusal(
  cause: RefusalCause,
  more: { retryAfter?: number; challenge?: string; cause?: unknown } = {},
): Refusal {
  const { code, detail } = refusalAnswers[cause];
  return { cause, problem: new AppError(code, detail ?? problemKinds[code].title, more) };
}

/** One text and one challenge for every refusal, so that the answer does not tell which connections exist. */
function notAuthenticated({ address }: Receipt, cause: RefusalCause, fingerprint: string | null): Refusal {
  return { ...refusal(cause, { challenge: challengeOf(address.provider) }), fingerprint };
}

function unusable(problem: AppError): Refusal {
  return { cause: causeOfUnusable(problem.code), problem };
}

/** Nothing was kept: the sender must come again. */
function notStored(cause: unknown): Refusal {
  if (!(cause instanceof NothingTakesIt)) logger().error({ err: cause }, 'a webhook request failed');
  return refusal('not_stored', { cause, retryAfter: 10 });
}

function secondsSince(start: number): number {
  return (performance.now() - start) / 1000;
}

function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}
