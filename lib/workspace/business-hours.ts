import { z } from 'zod';

/** A time of the day, HH:MM, from 00:00 to 24:00. */
const clock = z.string().regex(/^(?:([01]\d|2[0-3]):[0-5]\d|24:00)$/, 'must be a time such as 09:00');

/** A stretch of a day in which the business is open, by the clock of the report zone. */
const stretch = z.strictObject({ from: clock, to: clock }).refine(({ from, to }) => from < to, {
  error: 'must end later than it begins; hours after midnight belong to the next day',
});
const day = z
  .array(stretch)
  .max(6, 'must have at most six stretches a day')
  .transform((stretches) => stretches.toSorted((a, b) => a.from.localeCompare(b.from)))
  .refine(
    (stretches) =>
      stretches.every(({ from }, index) => index === 0 || (stretches[index - 1]?.to ?? '') <= from),
    {
      error: 'must not overlap',
    },
  );

const weekday = z.enum(['1', '2', '3', '4', '5', '6', '7']);

/**
 * When the business is open: weekday (Monday is 1) → stretches of the day, in order. A weekday that is left out is
 * closed, unless all are: then nobody has said, and it counts as open at all hours.
 */
export const businessHours = z
  .partialRecord(weekday, day)
  .transform(
    (hours): BusinessHours =>
      Object.fromEntries(Object.entries(hours).filter(([, stretches]) => stretches.length > 0)),
  );
export type BusinessHours = Partial<Record<string, { from: string; to: string }[]>>;

/** A date of the report zone on which the business is closed. */
const holiday = z.strictObject({
  date: z.iso.date('must be a date such as 2026-12-25'),
  name: z.string().trim().min(1, 'must not be empty').max(80, 'must have at most 80 characters'),
});
export type Holiday = z.infer<typeof holiday>;

/** The days on which the business is closed, earliest first, each once. */
export const holidays = z
  .array(holiday)
  .max(400, 'must have at most 400 dates')
  .transform((days) => days.toSorted((a, b) => a.date.localeCompare(b.date)))
  .refine((days) => new Set(days.map(({ date }) => date)).size === days.length, {
    error: 'must name each date once',
  });
