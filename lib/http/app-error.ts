/**
 * Everything that can be wrong with a request, with the HTTP status and the title it is answered with. The
 * only such table.
 */
export const problemKinds = {
  malformed: { status: 400, title: 'The request cannot be read' },
  invalid_input: { status: 400, title: 'Some values are not usable' },
  unauthenticated: { status: 401, title: 'Not authenticated' },
  forbidden: { status: 403, title: 'Not permitted' },
  reauthenticate: { status: 403, title: 'Enter your password again' },
  not_found: { status: 404, title: 'Not found' },
  method_not_allowed: { status: 405, title: 'Method not allowed' },
  timed_out: { status: 408, title: 'The request took too long' },
  conflict: { status: 409, title: 'In conflict with what is there' },
  too_large: { status: 413, title: 'The request is too large' },
  uri_too_long: { status: 414, title: 'The address is too long' },
  unsupported_media_type: { status: 415, title: 'Unsupported content type' },
  rate_limited: { status: 429, title: 'Too many requests' },
  headers_too_large: { status: 431, title: 'The headers are too large' },
  internal: { status: 500, title: 'Something went wrong' },
  unavailable: { status: 503, title: 'Temporarily unavailable' },
} as const;

export type ProblemCode = keyof typeof problemKinds;

/** One wrong value of an input: which, and what it must be instead. */
export type InputProblem = { key: string; message: string };

type Detail = {
  /** Value by value, for a form or a program that fills one. */
  problems?: InputProblem[];
  /** Seconds after which trying again makes sense. */
  retryAfter?: number;
  /** How to authenticate, as `WWW-Authenticate` says it; the session of a person who signs in when left out. */
  challenge?: string;
  cause?: unknown;
};

/**
 * The one error that users and callers may read. Its message says what was wrong and what to do next, and
 * never contains a secret or a full phone number.
 */
export class AppError extends Error {
  override name = 'AppError';
  readonly code: ProblemCode;
  readonly problems: InputProblem[];
  readonly retryAfter: number | undefined;
  readonly challenge: string | undefined;

  constructor(code: ProblemCode, message: string, detail: Detail = {}) {
    super(message, detail.cause === undefined ? undefined : { cause: detail.cause });
    this.code = code;
    this.problems = detail.problems ?? [];
    this.retryAfter = detail.retryAfter;
    this.challenge = detail.challenge;
  }

  get status(): number {
    return problemKinds[this.code].status;
  }
}
