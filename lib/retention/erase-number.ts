import { createHmac } from 'node:crypto';
import { z } from 'zod';
import { record } from '../audit/record.ts';
import { assertFreshlyConfirmed } from '../auth/assert-freshly-confirmed.ts';
import { maskNumber } from '../auth/mask-number.ts';
import { authorise, type Viewer } from '../auth/viewer.ts';
import { db, patiently, type Transaction } from '../db.ts';
import { deriveKey } from '../derive-key.ts';
import { AppError } from '../http/app-error.ts';
import { parseInput } from '../http/parse-input.ts';
import { deleteCalls } from './delete-calls.ts';
import { lockProjection } from './lock-projection.ts';
import { type NumberSpelling, numberSpelling } from './number-spelling.ts';
import { numberText, numberToErase } from './number-to-erase.ts';
import { tracesOfNumber } from './traces-of-number.ts';

/** How many of each there are of a number, or went. */
export type NumberCounts = {
  calls: number;
  deliveries: number;
  transcriptTurns: number;
  actions: number;
  notes: number;
  tags: number;
  dispositions: number;
  views: number;
  jobs: number;
};

export type NumberFound = {
  /** The number that was understood, masked. */
  masked: string;
  counts: NumberCounts;
  /** Agents who have this number themselves, who are not erased. */
  agents: number;
};

const input = z.object({ number: numberText });

/**
 * What erasing everything about a number would delete, on all connections, however the number is written there.
 *
 * @throws {AppError} `forbidden` without the right to change settings; `invalid_input` when it is no number in full.
 */
export async function findNumber(viewer: Viewer, asked: { number: string }): Promise<NumberFound> {
  authorise(viewer, 'settings.manage');
  const { number } = parseInput(input, asked);
  return await inOneGo(async (tx) => {
    const e164 = await numberToErase(tx, number);
    const spelling = numberSpelling(e164);
    const { counts } = await found(tx, e164, spelling);
    return { masked: maskNumber(e164), counts, agents: await agentsWith(tx, spelling) };
  });
}

/**
 * Deletes everything about a customer's number, all or nothing: its calls on all connections with events, keys,
 * transcripts, actions, notes, tags and dispositions, the deliveries that speak of them, deliveries that could not be
 * read or were not yet and hold the number, saved searches for it, its mention in notes on other calls and in finished
 * jobs. The audit log keeps a keyed hash of the number (`erasedNumberHash`) and the counts. Exports are made while they
 * are read and not kept. A later delivery of the provider with the number is a new one.
 *
 * @throws {AppError} `reauthenticate` unless the password was just entered; `forbidden`; `invalid_input`; `conflict`
 *   when nothing is stored about the number.
 */
export async function eraseNumber(viewer: Viewer, asked: { number: string }): Promise<NumberCounts> {
  authorise(viewer, 'settings.manage');
  await assertFreshlyConfirmed(viewer);
  const { number } = parseInput(input, asked);
  return await inOneGo(async (tx) => {
    const e164 = await numberToErase(tx, number);
    const connections = await tx.connection.findMany({ select: { id: true } });
    await lockProjection(
      tx,
      connections.map(({ id }) => id),
    );
    const spelling = numberSpelling(e164);
    const { traces, counts } = await found(tx, e164, spelling);
    if (Object.values(counts).every((count) => count === 0)) {
      throw new AppError('conflict', 'Nothing is stored about this number.');
    }
    await deleteCalls(tx, traces.callIds);
    await tx.delivery.deleteMany({ where: { id: { in: traces.deliveryIds } } });
    await tx.savedView.deleteMany({ where: { id: { in: traces.viewIds } } });
    await tx.$executeRaw`
      UPDATE job SET input = '{}', cursor = NULL, result = NULL, problem = NULL
      WHERE id = ANY(${traces.jobIds}::uuid[])`;
    for (const { id, text } of await tx.callNote.findMany({ where: { id: { in: traces.noteIds } } })) {
      await tx.callNote.update({
        where: { id },
        data: { text: spelling.replaceIn(text, '[erased number]') },
      });
    }
    await record(tx, viewer, {
      action: 'number.erased',
      subjectType: 'number',
      subjectId: erasedNumberHash(e164),
      after: counts,
    });
    return counts;
  });
}

/** By which the audit log can be asked whether a number (E.164) was erased, and not which ones were. */
export function erasedNumberHash(e164: string): string {
  return createHmac('sha256', deriveKey('erased-number/v1')).update(e164).digest('hex');
}

async function found(tx: Transaction, e164: string, spelling: NumberSpelling) {
  const traces = await tracesOfNumber(tx, e164, spelling);
  const [hanging] = z.tuple([z.record(z.string(), z.coerce.number())]).parse(
    await tx.$queryRaw`
      WITH keys AS (
        SELECT id FROM call_key WHERE call_id = ANY(${traces.callIds}::uuid[])
        UNION SELECT unnest(${traces.callIds}::uuid[]))
      SELECT
        (SELECT count(DISTINCT delivery_id) FROM call_event WHERE call_id = ANY(${traces.callIds}::uuid[])) AS deliveries,
        (SELECT count(*) FROM transcript_turn WHERE call_id = ANY(${traces.callIds}::uuid[])) AS turns,
        (SELECT count(*) FROM extracted_action WHERE call_id = ANY(${traces.callIds}::uuid[])) AS actions,
        (SELECT count(*) FROM call_note WHERE key_id IN (TABLE keys)) AS notes,
        (SELECT count(*) FROM call_note
          WHERE id = ANY(${traces.noteIds}::uuid[]) AND key_id NOT IN (TABLE keys)) AS mentions,
        (SELECT count(*) FROM call_tag WHERE key_id IN (TABLE keys)) AS tags,
        (SELECT count(*) FROM call_disposition WHERE key_id IN (TABLE keys)) AS dispositions`,
  );
  const counts: NumberCounts = {
    calls: traces.callIds.length,
    deliveries: (hanging.deliveries ?? 0) + traces.deliveryIds.length,
    transcriptTurns: hanging.turns ?? 0,
    actions: hanging.actions ?? 0,
    notes: (hanging.notes ?? 0) + (hanging.mentions ?? 0),
    tags: hanging.tags ?? 0,
    dispositions: hanging.dispositions ?? 0,
    views: traces.viewIds.length,
    jobs: traces.jobIds.length,
  };
  return { traces, counts };
}

async function agentsWith(tx: Transaction, { national, isIn }: NumberSpelling): Promise<number> {
  const names = await tx.$queryRaw`
    SELECT agent_id AS "agentId", value FROM agent_alias
    WHERE regexp_replace(value, '\\D', '', 'g') LIKE ${`%${national}`}`;
  const aliases = z.array(z.object({ agentId: z.uuid(), value: z.string() })).parse(names);
  return new Set(aliases.filter(({ value }) => isIn(value)).map(({ agentId }) => agentId)).size;
}

/** Reading every failed delivery may take longer than a page's query has. Milliseconds. */
const patience = 300_000;

function inOneGo<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
  return patiently(() => db().$transaction(work, { maxWait: 10_000, timeout: patience }));
}
