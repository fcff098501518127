import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { mergeAgents } from '../../lib/agents/merge-agents.ts';
import { rollUp } from '../../lib/analytics/roll-up.ts';
import type { Viewer } from '../../lib/auth/viewer.ts';
import { changeConnection } from '../../lib/connections/change-connection.ts';
import { deleteConnection } from '../../lib/connections/delete-connection.ts';
import { connectionDeletion } from '../../lib/connections/delete-connection-kind.ts';
import { deletionPreview } from '../../lib/connections/deletion-preview.ts';
import { getConnection } from '../../lib/connections/get-connection.ts';
import { resumeConnection } from '../../lib/connections/pause-connection.ts';
import { db } from '../../lib/db.ts';
import { cancelJob } from '../../lib/jobs/cancel-job.ts';
import { getJob } from '../../lib/jobs/get-job.ts';
import { runJobStep } from '../../lib/jobs/run-job-step.ts';
import { addNote } from '../../lib/notes/add-note.ts';
import { drain } from '../../lib/projection/drain.ts';
import { useTestDatabase } from '../database.ts';
import { insertPerson, insertSession } from '../sample-people.ts';
import { expectRightCounters } from './expect-right-counters.ts';
import { makeSender, outgoingCall, type Sender } from './sender.ts';

useTestDatabase();

let admin: Viewer & { userId: string; sessionId: string };
let manager: Viewer;
beforeAll(async () => {
  [admin, manager] = [await insertPerson('admin'), await insertPerson('manager')];
});

let goes: Sender;
let stays: Sender;
beforeEach(async () => {
  await db().connection.deleteMany();
  await db().agent.deleteMany();
  await db().job.deleteMany();
  await db()
    .$executeRaw`TRUNCATE call_rollup, call_day_rollup, hour_rollup, hangup_day_rollup, wait_histogram,
    agent_day_rollup, agent_hour_rollup, agent_hangup_rollup, agent_wait_histogram,
    call_week_rollup, hangup_week_rollup, wait_week_histogram, agent_week_rollup, dirty_bucket`;
  [goes, stays] = [await makeSender('Goes'), await makeSender('Stays')];
  for (const sender of [goes, stays]) {
    for (const day of ['26', '27', '28']) {
      await sender.send(outgoingCall(`call ${day}`, { received_at: `2026-02-${day}T06:48:01.000Z` }));
    }
    await sender.send('{');
  }
  await goes.send(outgoingCall('recorded', { call_recording_url: 'https://rec.example.com/1.mp3' }));
  await drain();
});

async function step(times = 1): Promise<void> {
  for (let done = 0; done < times; done += 1) await runJobStep([connectionDeletion]);
}
async function toTheEnd(): Promise<void> {
  while ((await runJobStep([connectionDeletion])) !== null) {
    // Until there is no more to do.
  }
}

const tableRows = z.array(z.object({ table: z.string() }));
const textRows = z.array(z.object({ row: z.string() }));

/** Every row of every table but the log and the jobs, by table. Figures of all connections together are left out. */
async function everything(): Promise<Map<string, string[]>> {
  const tables = tableRows.parse(
    await db().$queryRaw`
      SELECT table_name AS table FROM information_schema.tables
      WHERE table_schema = 'public' AND table_type = 'BASE TABLE'
        AND table_name NOT IN ('audit_entry', 'job', 'hour_rollup', 'rate_limit', '_prisma_migrations')`,
  );
  const found = new Map<string, string[]>();
  for (const { table } of tables) {
    const rows = await db().$queryRawUnsafe(
      `SELECT to_jsonb(t)::text AS row FROM "${table}" AS t ORDER BY 1`,
    );
    found.set(
      table,
      textRows.parse(rows).map(({ row }) => row),
    );
  }
  return found;
}

/** The ids of everything that belongs to a connection alone. */
async function idsOf(connectionId: string): Promise<string[]> {
  const rows = z.array(z.object({ id: z.uuid() })).parse(
    await db().$queryRaw`
      SELECT id FROM call WHERE connection_id = ${connectionId}::uuid
      UNION SELECT id FROM delivery WHERE connection_id = ${connectionId}::uuid
      UNION SELECT agent_id FROM agent_alias WHERE connection_id = ${connectionId}::uuid
      UNION SELECT ${connectionId}::uuid`,
  );
  return rows.map(({ id }) => id);
}

describe('deleteConnection', () => {
  it('leaves nothing of the connection and touches nothing of others', async () => {
    const [call] = await db().call.findMany({ where: { connectionId: goes.connectionId } });
    const [other] = await db().call.findMany({ where: { connectionId: stays.connectionId } });
    for (const each of [call, other]) await addNote(admin, { callId: each?.id ?? '', text: 'Called back.' });
    const gone = await idsOf(goes.connectionId);
    const mentions = (row: string) => gone.some((id) => row.includes(id));
    const before = await everything();
    // Else there would be nothing to see: events, keys, counters, notes and an agent go.
    for (const table of [
      'call_event',
      'call_key',
      'call_day_rollup',
      'agent_day_rollup',
      'agent_hour_rollup',
      'agent_hangup_rollup',
      'call_week_rollup',
      'hangup_week_rollup',
      'agent_week_rollup',
      'call_note',
      'agent',
    ]) {
      expect(before.get(table)?.filter(mentions).length, table).toBeGreaterThan(0);
    }

    const jobId = await deleteConnection(admin, { connectionId: goes.connectionId, label: 'Goes' });
    await toTheEnd();

    const after = await everything();
    for (const [table, rows] of before) {
      expect(after.get(table), table).toEqual(rows.filter((row) => !mentions(row)));
    }
    await rollUp({ patient: true });
    await expectRightCounters();
    const removed = { calls: 4, deliveries: 5, notes: 1, tags: 0, dispositions: 0, agents: 1, rejected: 0 };
    expect(await getJob(admin, jobId)).toMatchObject({ state: 'done', done: 9, total: 9, result: removed });
    expect(
      await db().auditEntry.findMany({
        where: { subjectId: goes.connectionId, action: { startsWith: 'connection.delet' } },
        orderBy: { id: 'asc' },
      }),
    ).toMatchObject([
      { action: 'connection.deletion_started', actorId: admin.userId, before: { label: 'Goes' } },
      { action: 'connection.deleted', actorId: admin.userId, before: { label: 'Goes' }, after: { removed } },
    ]);
    await expect(getConnection(admin, goes.connectionId)).rejects.toMatchObject({ code: 'not_found' });
  });

  it('refuses its requests from the first moment, and those of no other', async () => {
    await deleteConnection(admin, { connectionId: goes.connectionId, label: 'Goes' });
    expect((await goes.send(outgoingCall('late'))).status).toBe(401);
    await toTheEnd();
    expect((await goes.send(outgoingCall('later'))).status).toBe(401);
    expect((await stays.send(outgoingCall('late'))).status).toBe(200);
  });

  it('keeps the figures right whenever it is interrupted, and goes on where it was', async () => {
    const jobId = await deleteConnection(admin, { connectionId: goes.connectionId, label: 'Goes' });
    // Counted, then all calls gone, which makes one part here.
    await step(2);
    expect(await db().call.count({ where: { connectionId: goes.connectionId } })).toBe(0);
    expect(await db().delivery.count({ where: { connectionId: goes.connectionId } })).toBe(5);
    await rollUp({ patient: true });
    await expectRightCounters();

    await cancelJob(admin, jobId);
    await step();
    await expect(resumeConnection(admin, goes.connectionId)).rejects.toMatchObject({ code: 'conflict' });
    const change = { connectionId: goes.connectionId, label: 'Kept' };
    await expect(changeConnection(admin, change)).rejects.toMatchObject({ code: 'conflict' });

    const again = await deleteConnection(admin, { connectionId: goes.connectionId, label: 'Goes' });
    await toTheEnd();
    expect(await getJob(admin, again)).toMatchObject({
      done: 9,
      total: 9,
      result: { calls: 4, deliveries: 5 },
    });
    expect(await db().connection.count()).toBe(1);
    await rollUp({ patient: true });
    await expectRightCounters();
  });

  it('takes what comes to the connection between the last part and its end', async () => {
    await deleteConnection(admin, { connectionId: goes.connectionId, label: 'Goes' });
    const connectionId = goes.connectionId;
    while ((await db().delivery.count({ where: { connectionId } })) > 0) await step();
    // Acknowledged before, it waited on disk for the database.
    const body = Buffer.from('{}');
    await db().delivery.create({
      data: { connectionId, method: 'POST', headers: {}, body, contentHash: body },
    });
    await toTheEnd();
    expect(await db().delivery.count({ where: { connectionId } })).toBe(0);
  });

  it('keeps agents that others know, and those that were merged with them together', async () => {
    const agent = async (connectionId: string, name: string) => {
      const id = crypto.randomUUID();
      const alias = { id, connectionId, kind: 'name', value: name };
      await db().agent.create({ data: { id, name, kind: 'human', aliases: { create: alias } } });
      return id;
    };
    const { connectionId } = goes;
    const [head, left, right] = [
      await agent(connectionId, 'Head'),
      await agent(stays.connectionId, 'Left'),
      await agent(stays.connectionId, 'Right'),
    ];
    const shared = await agent(connectionId, 'Shared');
    await db().agentAlias.create({
      data: {
        id: crypto.randomUUID(),
        agentId: shared,
        connectionId: stays.connectionId,
        kind: 'name',
        value: 'S',
      },
    });
    for (const from of [left, right]) await mergeAgents(admin, { from, into: head });
    await deleteConnection(admin, { connectionId, label: 'Goes' });
    await toTheEnd();
    const rows = await db().agent.findMany({ where: { id: { in: [head, left, right, shared] } } });
    const [first, second] = [left, right].sort();
    expect(Object.fromEntries(rows.map(({ id, mergedIntoId }) => [id, mergedIntoId]))).toEqual({
      [first ?? '']: null,
      [second ?? '']: first,
      [shared]: null,
    });
  });

  it('wants the label, a fresh password and an admin, and is begun once', async () => {
    const asked = { connectionId: goes.connectionId, label: 'goes' };
    await expect(deleteConnection(admin, asked)).rejects.toMatchObject({ problems: [{ key: 'label' }] });
    await expect(deleteConnection(manager, asked)).rejects.toMatchObject({ code: 'forbidden' });
    const elevenMinutesAgo = new Date(Date.now() - 11 * 60_000);
    const stale = { ...admin, sessionId: await insertSession(admin.userId, elevenMinutesAgo) };
    const right = { ...asked, label: 'Goes' };
    await expect(deleteConnection(stale, right)).rejects.toMatchObject({ code: 'reauthenticate' });
    expect((await goes.send(outgoingCall('still welcome'))).status).toBe(200);
    await deleteConnection(admin, right);
    await expect(deleteConnection(admin, right)).rejects.toMatchObject({ code: 'conflict' });
  });
});

describe('deletionPreview', () => {
  it('says what would go', async () => {
    const [call] = await db().call.findMany({ where: { connectionId: goes.connectionId } });
    await addNote(admin, { callId: call?.id ?? '', text: 'Called back.' });
    expect(await deletionPreview(admin, goes.connectionId)).toEqual({
      label: 'Goes',
      calls: 4,
      recordings: 1,
      deliveries: 5,
      notes: 1,
      tags: 0,
      dispositions: 0,
      agents: 1,
      firstCallAt: new Date('2026-02-26T06:48:01.000Z'),
      lastCallAt: new Date('2026-02-28T06:48:01.000Z'),
      moreCalls: false,
      moreDeliveries: false,
    });
    await expect(deletionPreview(manager, goes.connectionId)).rejects.toMatchObject({ code: 'forbidden' });
  });
});
