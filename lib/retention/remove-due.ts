import { z } from 'zod';
import type { Transaction } from '../db.ts';
import { instant } from '../instant.ts';
import { deleteCalls } from './delete-calls.ts';
import { takeDueCalls } from './due-calls.ts';
import { emptyBodies, emptyBodiesOfCalls } from './empty-bodies.ts';
import type { RetentionClass } from './retention-class.ts';

/** How far bodies were looked at, so that the next batch does not look at those again. */
export const bodyPlace = z.object({ receivedAt: z.iso.datetime(), id: z.uuid() });
type BodyPlace = z.infer<typeof bodyPlace>;

/** What one batch removed, by name; `more` while there may be another one. */
type Batch = { removed: Record<string, number>; more: boolean; place?: BodyPlace };

type Remove = (tx: Transaction, cutoff: string, place: BodyPlace | null) => Promise<Batch>;

const callsAtOnce = 200;
const rowsAtOnce = 2_000;

/**
 * Removes the next of what is older than the cutoff, one class at a time and a batch a transaction, oldest first.
 * Recording links and transcripts go from the call, from its events and with the bodies they came in. Deliveries that
 * nobody has read yet keep their bodies until they are read: their calls would be lost.
 */
export const removeDue: Record<RetentionClass, Remove> = {
  calls: async (tx, cutoff): Promise<Batch> => {
    const ids = await takeDueCalls(tx, 'calls', cutoff, callsAtOnce);
    if (ids.length > 0) return { removed: await deleteCalls(tx, ids), more: true };
    const deliveries = await tx.$executeRaw`
      DELETE FROM delivery WHERE id IN (
        SELECT d.id FROM delivery AS d
        WHERE d.received_at < ${cutoff}::timestamptz AND d.state IN ('failed', 'ignored')
          AND NOT EXISTS (SELECT FROM call_event AS e WHERE e.delivery_id = d.id)
        ORDER BY d.received_at, d.id LIMIT ${rowsAtOnce})`;
    return { removed: { deliveries }, more: deliveries > 0 };
  },

  recordings: async (tx, cutoff): Promise<Batch> => {
    const ids = await takeDueCalls(tx, 'recordings', cutoff, callsAtOnce);
    if (ids.length === 0) return { removed: {}, more: false };
    const recordings = await tx.$executeRaw`
      UPDATE call SET recording_url = NULL, recording_state = 'none' WHERE id = ANY(${ids}::uuid[])`;
    await tx.$executeRaw`
      UPDATE call_event SET facts = facts - 'recordingUrl'
      WHERE call_id = ANY(${ids}::uuid[]) AND facts ? 'recordingUrl'`;
    return { removed: { recordings, bodies: await emptyBodiesOfCalls(tx, ids) }, more: true };
  },

  transcripts: async (tx, cutoff): Promise<Batch> => {
    const ids = await takeDueCalls(tx, 'transcripts', cutoff, callsAtOnce);
    if (ids.length === 0) return { removed: {}, more: false };
    await tx.transcriptTurn.deleteMany({ where: { callId: { in: ids } } });
    const transcripts = await tx.$executeRaw`
      UPDATE call SET has_transcript = FALSE WHERE id = ANY(${ids}::uuid[])`;
    await tx.$executeRaw`
      UPDATE call_event SET facts = facts - 'turns' WHERE call_id = ANY(${ids}::uuid[]) AND facts ? 'turns'`;
    return { removed: { transcripts, bodies: await emptyBodiesOfCalls(tx, ids) }, more: true };
  },

  bodies: async (tx, cutoff, place): Promise<Batch> => {
    const rows = z.array(z.object({ id: z.uuid(), receivedAt: instant })).parse(
      await tx.$queryRaw`
          SELECT id, received_at AS "receivedAt" FROM delivery
          WHERE received_at < ${cutoff}::timestamptz AND body_removed_at IS NULL AND state <> 'pending'
            AND (received_at, id) > (${place?.receivedAt ?? '-infinity'}::timestamptz, ${place?.id ?? nobody}::uuid)
          ORDER BY received_at, id LIMIT ${rowsAtOnce}`,
    );
    const last = rows.at(-1);
    if (!last) return { removed: {}, more: false };
    const bodies = await emptyBodies(
      tx,
      rows.map(({ id }) => id),
    );
    return { removed: { bodies }, more: true, place: last };
  },

  audit: async (tx, cutoff): Promise<Batch> => {
    await tx.$executeRaw`SELECT set_config('switchboard.audit_retention', 'on', true)`;
    const entries = await tx.$executeRaw`
      DELETE FROM audit_entry WHERE id IN (
        SELECT id FROM audit_entry WHERE at < ${cutoff}::timestamptz ORDER BY at, id LIMIT ${rowsAtOnce})`;
    await tx.$executeRaw`SELECT set_config('switchboard.audit_retention', 'off', true)`;
    return { removed: { auditEntries: entries }, more: entries > 0 };
  },
};

const nobody = '00000000-0000-0000-0000-000000000000';
