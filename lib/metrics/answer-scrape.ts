import { createHash, timingSafeEqual } from 'node:crypto';
import { env } from '../env.ts';
import { AppError } from '../http/app-error.ts';
import { problemResponse } from '../http/problem.ts';
import { renderMetrics } from './render-metrics.ts';

/**
 * Answers `/api/metrics` to whoever shows `METRICS_TOKEN` as bearer token. Otherwise a problem (RFC 9457): 404
 * while no token is set, 401 without the right one.
 */
export async function answerScrape(request: Request, token = env().METRICS_TOKEN): Promise<Response> {
  try {
    if (token === undefined) {
      throw new AppError(
        'not_found',
        'Metrics are off. Set METRICS_TOKEN to a secret of 16 characters or more.',
      );
    }
    const offered = /^bearer +(.+)$/i.exec(request.headers.get('authorization') ?? '')?.[1] ?? '';
    if (!isSame(offered, token)) {
      throw new AppError('unauthenticated', 'Send METRICS_TOKEN as "Authorization: Bearer …".', {
        challenge: 'Bearer realm="metrics"',
      });
    }
    const { contentType, text } = await renderMetrics();
    return new Response(text, { headers: { 'content-type': contentType, 'cache-control': 'no-store' } });
  } catch (error) {
    return problemResponse(error);
  }
}

/** In constant time, whatever the lengths. */
function isSame(one: string, other: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(one), digest(other));
}
