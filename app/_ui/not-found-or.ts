import { notFound } from 'next/navigation';
import { AppError } from '@/lib/http/app-error.ts';

/** What a page asked for, or the not-found page when `lib` says that there is no such thing. */
export async function notFoundOr<T>(asked: Promise<T>): Promise<T> {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof AppError && error.code === 'not_found') notFound();
    throw error;
  }
}
