import { expect, it } from 'vitest';
import { useTestDatabase } from '../../tests/database.ts';
import { admin, guest, manager } from '../../tests/sample-calls.ts';
import { db } from '../db.ts';
import { allowRecordingHosts } from './allow-recording-hosts.ts';
import { createConnection } from './create-connection.ts';
import { getConnection } from './get-connection.ts';

useTestDatabase();

async function added(label: string): Promise<string> {
  const { connection } = await createConnection(admin, { provider: 'alohub', label });
  return connection.id;
}

const hostsOf = async (id: string) => (await getConnection(admin, id)).connection.recordingHosts;

it('replaces the hosts, each once and in its shortest form, and takes them back', async () => {
  const connectionId = await added('Hosts');
  expect(await hostsOf(connectionId)).toEqual([]);
  const recordingHosts = ['Media.example.com:443', 'media.example.com', '*.cdn.example:8443'];
  const allowed = await allowRecordingHosts(admin, { connectionId, recordingHosts });
  expect(allowed.recordingHosts).toEqual(['media.example.com', '*.cdn.example:8443']);
  expect(await hostsOf(connectionId)).toEqual(['media.example.com', '*.cdn.example:8443']);
  await allowRecordingHosts(admin, { connectionId, recordingHosts: [] });
  expect(await hostsOf(connectionId)).toEqual([]);
});

it('is noted in the audit log with what was before', async () => {
  const connectionId = await added('Audited');
  await allowRecordingHosts(admin, { connectionId, recordingHosts: ['a.example.com'] });
  await allowRecordingHosts(admin, { connectionId, recordingHosts: ['b.example.com'] });
  const entries = await db().auditEntry.findMany({
    where: { subjectId: connectionId, action: 'connection.recording_hosts_allowed' },
    orderBy: { id: 'asc' },
  });
  expect(entries).toMatchObject([
    { actorName: 'Ada', before: { recordingHosts: [] }, after: { recordingHosts: ['a.example.com'] } },
    { before: { recordingHosts: ['a.example.com'] }, after: { recordingHosts: ['b.example.com'] } },
  ]);
});

it('names each entry that is no host, and keeps none', async () => {
  const connectionId = await added('Wrong');
  const recordingHosts = ['a.example.com', 'https://b.example.com', '10.0.0.1'];
  await expect(allowRecordingHosts(admin, { connectionId, recordingHosts })).rejects.toMatchObject({
    code: 'invalid_input',
    problems: [
      { key: 'recordingHosts', message: expect.stringContaining('"https://b.example.com" is no host') },
      { key: 'recordingHosts', message: expect.stringContaining('"10.0.0.1" is no host') },
    ],
  });
  expect(await hostsOf(connectionId)).toEqual([]);
});

it('is for admins, and for connections that there are', async () => {
  const connectionId = await added('Refused');
  for (const person of [manager, guest]) {
    await expect(
      allowRecordingHosts(person, { connectionId, recordingHosts: ['a.example.com'] }),
    ).rejects.toMatchObject({ code: 'forbidden' });
  }
  await expect(
    allowRecordingHosts(admin, { connectionId: crypto.randomUUID(), recordingHosts: [] }),
  ).rejects.toMatchObject({ code: 'not_found' });
  expect(await hostsOf(connectionId)).toEqual([]);
});
