import { z } from 'zod';

/** An instant of the database as everyone sees it: UTC, ISO 8601 with milliseconds. */
export const instant = z.date().transform((at) => at.toISOString());
