import type { z } from 'zod';
import { AppError } from './app-error.ts';

/**
 * Parses what a form, a query string or a command line gave.
 *
 * @throws {AppError} `invalid_input`, naming each wrong value and what it must be.
 */
export function parseInput<Schema extends z.ZodType>(schema: Schema, input: unknown): z.output<Schema> {
  const result = schema.safeParse(input);
  if (result.success) return result.data;
  throw invalidInput(result.error);
}

/** The same for an error that zod has thrown already. */
export function invalidInput(error: z.ZodError): AppError {
  const problems = error.issues.map((issue) => ({ key: issue.path.join('.'), message: issue.message }));
  const sentence = problems
    .map(({ key, message }) => (key === '' ? message : `${key}: ${message}`))
    .join('; ');
  return new AppError('invalid_input', sentence, { problems });
}
