import { z } from 'zod';
import type { Transaction } from '../db.ts';
import { type WordMapping, wordMapping } from './word-mapping.ts';

/**
 * The mappings of a provider that are in force. Until the transaction ends nobody publishes one or takes one back:
 * whoever reads deliveries with them has written what they say before a change is made, so that the change finds
 * all that it concerns.
 *
 * @throws {z.ZodError} when a row holds a word the vocabulary does not know: another version wrote it.
 */
export async function activeMappings(tx: Transaction, provider: string): Promise<WordMapping[]> {
  // A statement of its own: the next one sees what was changed while this one waited.
  await tx.$executeRaw`SELECT pg_advisory_xact_lock_shared(hashtextextended(${lockName}, 0))`;
  return z.array(wordMapping).parse(
    await tx.$queryRaw`
      SELECT field, word, reason, party FROM word_mapping
      WHERE provider = ${provider} AND retired_at IS NULL
      ORDER BY id`,
  );
}

/** Waits for those who read deliveries by the mappings there are, and lets nobody else begin until the transaction ends. */
export async function lockMappings(tx: Transaction): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${lockName}, 0))`;
}

const lockName = 'switchboard word mappings';
