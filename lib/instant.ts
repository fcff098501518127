import { z } from 'zod';

/** An instant of the database as everyone sees it: UTC, ISO 8601 with milliseconds. */
export const instant = z.date().transform((at) => at.toISOString());

/**
 * A date, and an instant (UTC, ISO 8601 with milliseconds), that somebody asks for: of years from which calendars and
 * the database count on and back. What a provider sends may be of any year.
 */
export const askedDate = z.iso.date().refine(canBeCountedFrom);
export const askedInstant = z.iso.datetime({ precision: 3 }).refine(canBeCountedFrom);

function canBeCountedFrom(text: string): boolean {
  return text >= '1000' && text < '9000';
}
