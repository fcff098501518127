import { tookTooLong } from '../db.ts';

/**
 * An answer, or `null` where it would take longer than anybody waits: figures that no counter is grouped by are
 * counted call by call, and of very many calls that takes too long. Any other failure is passed on.
 */
export async function inTime<Answer>(asked: Promise<Answer>): Promise<Answer | null> {
  try {
    return await asked;
  } catch (error) {
    if (tookTooLong(error)) return null;
    throw error;
  }
}
