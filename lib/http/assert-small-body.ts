import { AppError } from './app-error.ts';

/**
 * Lets pass a request that says how long its body is and has no more than a form needs, before any of it is read.
 * Browsers say so, and the server holds them to it; whoever sends no length could send without end.
 *
 * @param most bytes.
 * @throws {AppError} `too_large`, or `malformed` without a length.
 */
export function assertSmallBody({ headers }: Request, most: number): void {
  const declared = headers.get('content-length');
  if (declared === null || !/^\d+$/.test(declared)) {
    throw new AppError('malformed', 'The request does not say how long its body is. Send Content-Length.');
  }
  if (Number(declared) > most) {
    throw new AppError(
      'too_large',
      `The body is larger than the ${most.toLocaleString('en')} bytes accepted here.`,
    );
  }
}
