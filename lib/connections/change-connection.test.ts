import { beforeAll, describe, expect, it } from 'vitest';
import { useTestDatabase } from '../../tests/database.ts';
import { makeSender, outgoingCall } from '../../tests/pipeline/sender.ts';
import { insertPerson } from '../../tests/sample-people.ts';
import type { Viewer } from '../auth/viewer.ts';
import { db } from '../db.ts';
import { drain } from '../projection/drain.ts';
import { changeConnection } from './change-connection.ts';
import { createConnection } from './create-connection.ts';
import { findConnection } from './find-connection.ts';
import { pauseConnection, resumeConnection } from './pause-connection.ts';

useTestDatabase();

let admin: Viewer;
let manager: Viewer;
beforeAll(async () => {
  [admin, manager] = [await insertPerson('admin'), await insertPerson('manager')];
});

async function add(label: string): Promise<string> {
  const { connection } = await createConnection(admin, { provider: 'alohaa', label });
  return connection.id;
}

const entriesOf = (subjectId: string, action: string) =>
  db().auditEntry.findMany({ where: { subjectId, action }, orderBy: { id: 'asc' } });

describe('changeConnection', () => {
  it('changes what is given, leaves the rest, and notes exactly that', async () => {
    const connectionId = await add('Before');
    const { connection: before } = await findConnection(connectionId);
    const changed = await changeConnection(admin, {
      connectionId,
      label: ' After ',
      timeZone: 'Europe/Berlin',
      talkingLimitSeconds: 600,
    });
    const after = { ...before, label: 'After', timeZone: 'Europe/Berlin', talkingLimitSeconds: 600 };
    expect(changed).toEqual({ connection: after, readBefore: false });
    expect((await findConnection(connectionId)).connection).toEqual(after);
    expect(await entriesOf(connectionId, 'connection.changed')).toMatchObject([
      {
        actorId: admin.userId,
        before: { label: 'Before', timeZone: before.timeZone, talkingLimitSeconds: 14400 },
        after: { label: 'After', timeZone: 'Europe/Berlin', talkingLimitSeconds: 600 },
      },
    ]);
    expect(Object.keys(Object((await entriesOf(connectionId, 'connection.changed'))[0]?.after))).toHaveLength(
      3,
    );
  });

  it('notes nothing where nothing changes', async () => {
    const connectionId = await add('Same');
    await changeConnection(admin, { connectionId, label: 'Same', timeZone: 'Asia/Kolkata', settings: {} });
    expect(await entriesOf(connectionId, 'connection.changed')).toEqual([]);
  });

  it('says that stored deliveries were read as before only where that is so', async () => {
    const sender = await makeSender('Read before');
    const { connectionId } = sender;
    await sender.send(outgoingCall('c1'));
    const zoned = await changeConnection(admin, { connectionId, timeZone: 'Asia/Tokyo' });
    expect(zoned.readBefore).toBe(false);
    await drain();
    expect(await changeConnection(admin, { connectionId, label: 'New name' })).toMatchObject({
      readBefore: false,
    });
    expect(await changeConnection(admin, { connectionId, ringingLimitSeconds: 60 })).toMatchObject({
      readBefore: false,
    });
    expect(await changeConnection(admin, { connectionId, defaultCountry: 'GB' })).toMatchObject({
      readBefore: true,
    });
  });

  it('keeps a label to one connection, and lets a connection change the case of its own', async () => {
    await add('Taken');
    const connectionId = await add('Mine');
    await expect(changeConnection(admin, { connectionId, label: 'TAKEN' })).rejects.toMatchObject({
      code: 'invalid_input',
      problems: [{ key: 'label' }],
    });
    await expect(changeConnection(admin, { connectionId, label: 'MINE' })).resolves.toMatchObject({
      connection: { label: 'MINE' },
    });
  });

  it('names every wrong value', async () => {
    const connectionId = await add('Wrong');
    const wrong = {
      label: '',
      timeZone: '+05:30',
      defaultCountry: 'XX',
      ringingLimitSeconds: 9,
      talkingLimitSeconds: 1.5,
    };
    await expect(changeConnection(admin, { connectionId, ...wrong })).rejects.toMatchObject({
      code: 'invalid_input',
      problems: Object.keys(wrong).map((key) => ({ key })),
    });
    await expect(changeConnection(manager, { connectionId })).rejects.toMatchObject({ code: 'forbidden' });
    await expect(changeConnection(admin, { connectionId: crypto.randomUUID() })).rejects.toMatchObject({
      code: 'not_found',
    });
  });
});

describe('pauseConnection and resumeConnection', () => {
  it('keep deliveries unread, and read them then', async () => {
    const sender = await makeSender('Paused');
    const { connectionId } = sender;
    await sender.send(outgoingCall('before'));
    await drain();
    expect(await pauseConnection(admin, connectionId)).toMatchObject({ status: 'paused' });
    expect((await sender.send(outgoingCall('while paused'))).status).toBe(200);
    await drain();
    expect(await db().call.count({ where: { connectionId } })).toBe(1);
    expect(await db().delivery.count({ where: { connectionId, state: 'pending' } })).toBe(1);

    expect(await resumeConnection(admin, connectionId)).toMatchObject({ status: 'active' });
    await drain();
    expect(await db().call.count({ where: { connectionId } })).toBe(2);
    expect(await db().connection.findUnique({ where: { id: connectionId } })).toMatchObject({
      status: 'active',
    });
  });

  it('note each change once, and leave a connection waiting that never received anything', async () => {
    const connectionId = await add('Twice');
    for (const _ of [1, 2]) await pauseConnection(admin, connectionId);
    expect((await findConnection(connectionId)).connection.status).toBe('paused');
    for (const _ of [1, 2]) await resumeConnection(admin, connectionId);
    expect(await db().connection.findUnique({ where: { id: connectionId } })).toMatchObject({
      status: 'waiting',
    });
    expect(await entriesOf(connectionId, 'connection.paused')).toHaveLength(1);
    expect(await entriesOf(connectionId, 'connection.resumed')).toHaveLength(1);
  });

  it('are for admins', async () => {
    const connectionId = await add('Not theirs');
    for (const act of [pauseConnection, resumeConnection]) {
      await expect(act(manager, connectionId)).rejects.toMatchObject({ code: 'forbidden' });
      await expect(act(admin, 'nonsense')).rejects.toMatchObject({ code: 'not_found' });
    }
  });
});
