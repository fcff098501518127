import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { AppError } from './app-error.ts';
import { parseInput } from './parse-input.ts';
import { problemResponse } from './problem.ts';

describe('problemResponse', () => {
  it('answers an AppError with its status, title and message', async () => {
    const response = problemResponse(
      new AppError('unauthenticated', 'The secret is not valid.'),
      '/deliveries/1',
    );
    expect(response.status).toBe(401);
    expect(response.headers.get('content-type')).toBe('application/problem+json');
    expect(await response.json()).toEqual({
      type: 'urn:problem-type:switchboard:unauthenticated',
      title: 'Not authenticated',
      status: 401,
      detail: 'The secret is not valid.',
      instance: '/deliveries/1',
    });
  });

  it('names a way in where nobody came in', () => {
    const of = (error: AppError) => problemResponse(error).headers.get('www-authenticate');
    expect(of(new AppError('unauthenticated', 'Sign in.'))).toBe('Session realm="Switchboard"');
    const challenge = 'Bearer realm="metrics"';
    expect(of(new AppError('unauthenticated', 'Send it.', { challenge }))).toBe(challenge);
    expect(of(new AppError('forbidden', 'Not yours.'))).toBeNull();
  });

  it('says when to try again', () => {
    const response = problemResponse(new AppError('rate_limited', 'Slow down.', { retryAfter: 2.2 }));
    expect(response.status).toBe(429);
    expect(response.headers.get('retry-after')).toBe('3');
  });

  it('names each wrong value of an input', async () => {
    const schema = z.object({ label: z.string().min(1, 'must not be empty'), days: z.number() });
    const error = thrownBy(() => parseInput(schema, { label: '', days: 'many' }));
    const response = problemResponse(error);
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({
      problems: [
        { key: 'label', message: 'must not be empty' },
        { key: 'days', message: 'Invalid input: expected number, received string' },
      ],
    });
  });

  it('keeps an unexpected error to itself', async () => {
    const response = problemResponse(new Error('password=hunter2 in a connection string'));
    expect(response.status).toBe(500);
    expect(await response.text()).not.toContain('hunter2');
  });
});

function thrownBy(action: () => unknown): unknown {
  try {
    action();
  } catch (error) {
    return error;
  }
  throw new Error('nothing was thrown');
}
