import { z } from 'zod';
import { toE164 } from '../calls/phone-number.ts';
import type { Database } from '../db.ts';
import { AppError } from '../http/app-error.ts';

/** Fewer digits are an extension or a service, which many people share. */
const shortest = 7;

/**
 * The one number (E.164) that somebody means: written with its country code, or as in the country of the connections
 * where those have one in common.
 *
 * @throws {AppError} `invalid_input` when it is no number, or may be several.
 */
export async function numberToErase(database: Database, text: string): Promise<string> {
  const connections = await database.connection.findMany({
    select: { defaultCountry: true },
    distinct: ['defaultCountry'],
  });
  const international = text.trim().startsWith('+') ? toE164(text.trim(), 'US') : null;
  const readings = international
    ? [international]
    : connections.map(({ defaultCountry }) => toE164(text.trim(), defaultCountry));
  const numbers = [...new Set(readings)].filter((number) => number !== null);
  const [number, ...others] = numbers;
  if (number === undefined || number.replace(/\D/g, '').length < shortest) {
    throw wrong('is not a telephone number in full; write it with its country code, such as +91 98765 43210');
  }
  if (others.length > 0) {
    throw wrong('may be a number of several countries; write it with its country code, beginning with +');
  }
  return number;
}

function wrong(message: string): AppError {
  return new AppError('invalid_input', `The number ${message}.`, { problems: [{ key: 'number', message }] });
}

/** What a person types to name the number. */
export const numberText = z
  .string()
  .trim()
  .min(1, 'must not be empty')
  .max(60, 'must have at most 60 characters');
