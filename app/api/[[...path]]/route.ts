import { AppError } from '@/lib/http/app-error.ts';
import { problemResponse } from '@/lib/http/problem.ts';

/** What no other route answers: programs, too, are told in their own language. */
export function GET(): Response {
  return problemResponse(new AppError('not_found', 'There is nothing at this address.'));
}

export const POST = GET;
export const PUT = GET;
export const PATCH = GET;
export const DELETE = GET;
