import { z } from 'zod';
import { logger } from '../logger.ts';
import { AppError, problemKinds } from './app-error.ts';
import { invalidInput } from './parse-input.ts';

/** A problem as RFC 9457 words it. `problems` lists single wrong values of an input. */
export type Problem = {
  type: string;
  title: string;
  status: number;
  detail: string;
  instance?: string;
  problems?: { key: string; message: string }[];
};

/**
 * Turns any thrown value into the answer of an API route (`application/problem+json`, RFC 9457). What is not
 * an `AppError` or a zod error is a fault of ours: it goes whole to the log, and the caller learns only that
 * it happened.
 *
 * @param instance names this occurrence, for instance the id of a delivery; must not contain a secret.
 */
export function problemResponse(error: unknown, instance?: string): Response {
  const known = toAppError(error);
  const headers = new Headers({ 'content-type': 'application/problem+json', 'cache-control': 'no-store' });
  if (known.retryAfter !== undefined) headers.set('retry-after', String(Math.ceil(known.retryAfter)));
  // Every 401 names a way in (RFC 9110, 15.5.2). A scheme that browsers do not know makes none of them ask.
  if (known.status === 401) headers.set('www-authenticate', known.challenge ?? 'Session realm="Switchboard"');
  return Response.json(toProblem(known, instance), { status: known.status, headers });
}

/** What `problemResponse` says, for other ways of telling it: a form's result, a command's output. */
export function toProblem(error: AppError, instance?: string): Problem {
  const { status, title } = problemKinds[error.code];
  return {
    type: `urn:problem-type:switchboard:${error.code.replaceAll('_', '-')}`,
    title,
    status,
    detail: error.message,
    ...(instance === undefined ? {} : { instance }),
    ...(error.problems.length === 0 ? {} : { problems: error.problems }),
  };
}

/** The error users may see. An unknown one is logged and replaced by one that gives nothing away. */
export function toAppError(error: unknown): AppError {
  if (error instanceof AppError) return error;
  if (error instanceof z.ZodError) return invalidInput(error);
  logger().error({ err: error }, 'an unexpected error reached a caller');
  return new AppError(
    'internal',
    'Something went wrong on our side. Try again; if it stays, look in the log of the server.',
  );
}
