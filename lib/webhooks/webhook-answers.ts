import type { ProblemCode } from '../http/app-error.ts';
import type { DeliveryAnswer } from '../metrics/ingest-metrics.ts';
import type { RefusalCause } from './refusal-cause.ts';

/**
 * What a webhook is answered and whether it is kept: the one table, which the front door answers by and the help
 * page shows. Statuses and titles are those of `problemKinds`.
 */

/** Answers to deliveries that are kept. */
export const keptAnswers: Record<DeliveryAnswer, { code: ProblemCode | null; when: string }> = {
  stored: {
    code: null,
    when: 'Stored. Also when nothing can be made of it yet, and when the same content came before, with the same id.',
  },
  spooled: {
    code: null,
    when: 'The database is away: it is on disk, and stored by itself as soon as the database is back.',
  },
  malformed: {
    code: 'malformed',
    when: 'Authenticated, but the body is not what its content type says. Kept as failed, with the reason.',
  },
};

/** One text for every refusal, so that the answer does not tell which connections exist. */
const notAuthenticated: RefusalAnswer = {
  code: 'unauthenticated',
  detail:
    'The connection is unknown, or the secret or signature is not valid. Copy address and secret again from the connection’s page.',
  again: 'Not as it is: correct address and secret first.',
};

export type RefusalAnswer = {
  code: ProblemCode;
  /** What the sender is told; `null` where whoever finds the fault says it, with the limit that was passed. */
  detail: string | null;
  /** Whether sending it again helps. */
  again: string;
};

/** Answers to requests of which only who, when and why are kept, under *Rejected*. */
export const refusalAnswers: Record<RefusalCause, RefusalAnswer> = {
  unknown_provider: notAuthenticated,
  unknown_connection: notAuthenticated,
  missing_secret: notAuthenticated,
  wrong_secret: notAuthenticated,
  missing_signature: notAuthenticated,
  wrong_signature: notAuthenticated,
  nothing_signed: notAuthenticated,
  no_active_secret: notAuthenticated,
  unknown_scheme: notAuthenticated,
  address_not_allowed: {
    code: 'forbidden',
    detail: 'This address may not send for this connection. An admin can allow it on the connection’s page.',
    again: 'Once an admin has allowed the address.',
  },
  too_many_attempts: {
    code: 'rate_limited',
    detail:
      'Too many requests from this address were refused. Correct address and secret, then try again later.',
    again: 'After as many seconds as Retry-After says, with the right secret.',
  },
  rate_limited: {
    code: 'rate_limited',
    detail:
      'This connection sends more than it may. Send it again later; an admin can raise the limit on the connection’s page.',
    again: 'After as many seconds as Retry-After says.',
  },
  uri_too_long: { code: 'uri_too_long', detail: null, again: 'With its content in the body.' },
  headers_too_large: { code: 'headers_too_large', detail: null, again: 'With fewer or shorter headers.' },
  body_too_large: { code: 'too_large', detail: null, again: 'Once the operator has raised the limit.' },
  body_unreadable: { code: 'malformed', detail: null, again: 'Yes: the body broke off on its way.' },
  timed_out: { code: 'timed_out', detail: null, again: 'Yes: the body took too long on its way.' },
  not_stored: {
    code: 'unavailable',
    detail: 'The delivery could not be stored just now. Send it again.',
    again: 'After as many seconds as Retry-After says.',
  },
};

/** Why a request was refused whose body or bounds gave the problem of that code. */
export function causeOfUnusable(code: ProblemCode): RefusalCause {
  return unusable.find((cause) => refusalAnswers[cause].code === code) ?? 'body_unreadable';
}

const unusable = ['uri_too_long', 'headers_too_large', 'body_too_large', 'timed_out'] as const;
