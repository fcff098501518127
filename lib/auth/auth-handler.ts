import { AppError } from '../http/app-error.ts';
import { assertSmallBody } from '../http/assert-small-body.ts';
import { problemResponse } from '../http/problem.ts';
import { senderAddress } from '../http/sender-address.ts';
import { auth } from './auth.ts';

/**
 * Answers `/api/auth/…`: signing in and out, and nothing else. Whatever else the library offers over HTTP
 * stays closed, since it would change users without an entry in the audit log.
 */
export async function authHandler(request: Request): Promise<Response> {
  try {
    const path = new URL(request.url).pathname;
    if (!allowed.has(path)) throw new AppError('not_found', 'There is nothing here. Sign in at /sign-in.');
    assertSmallBody(request, mostBytes);
    const response = await auth().handler(fromOneAddress(request));
    if (!response.ok) return refusal(response);
    // The library's answer repeats the session's token, which scripts must not see: only the cookie goes out.
    const headers = new Headers({ 'cache-control': 'no-store' });
    for (const cookie of response.headers.getSetCookie()) headers.append('set-cookie', cookie);
    return new Response(null, { status: 204, headers });
  } catch (error) {
    return problemResponse(error);
  }
}

/** The library believes a forwarding header of one entry only: it gets the sender's. */
function fromOneAddress(request: Request): Request {
  const headers = new Headers(request.headers);
  const address = senderAddress(headers);
  if (address === null) headers.delete('x-forwarded-for');
  else headers.set('x-forwarded-for', address);
  return new Request(request, { headers });
}

/** An address and a password have far fewer. */
const mostBytes = 10_000;

const allowed = new Set(['/api/auth/sign-in/email', '/api/auth/sign-out']);

function refusal(response: Response): Response {
  if (response.status === 429) {
    const retryAfter = Number(response.headers.get('x-retry-after') ?? 60) || 60;
    const wait = retryAfter < 90 ? `${retryAfter} seconds` : `${Math.ceil(retryAfter / 60)} minutes`;
    return problemResponse(
      new AppError('rate_limited', `Too many attempts to sign in. Wait ${wait}, then try again.`, {
        retryAfter,
      }),
    );
  }
  if (response.status === 401) {
    return problemResponse(
      new AppError('unauthenticated', 'E-mail and password do not match. Check both, then try again.'),
    );
  }
  if (response.status === 403) {
    return problemResponse(
      new AppError(
        'forbidden',
        'You cannot sign in: the account is disabled, or the request came from another site.',
      ),
    );
  }
  if (response.status >= 500) return problemResponse(new Error(`sign-in answered ${response.status}`));
  return problemResponse(
    new AppError('malformed', 'The request is not complete. Reload the page, then try again.'),
  );
}
