import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { useTestDatabase } from '../../tests/database.ts';
import { mediaCertificate } from '../../tests/media-certificate.ts';
import { type MediaServer, ringing, startMediaServer } from '../../tests/media-server.ts';
import { admin, guest, insertCall, insertConnection, manager } from '../../tests/sample-calls.ts';
import type { Viewer } from '../auth/viewer.ts';
import { allowRecordingHosts } from '../connections/allow-recording-hosts.ts';
import { createConnection } from '../connections/create-connection.ts';
import { db } from '../db.ts';
import { findProvider, registry } from '../providers/registry.ts';
import { type Door, internetDoor } from './door.ts';
import { openRecording, openRecordingThrough } from './open-recording.ts';
import { recordingResponse } from './recording-response.ts';

useTestDatabase();

let server: MediaServer;
beforeAll(async () => {
  server = await startMediaServer();
});
afterAll(() => server.close());

const door = (): Door => ({
  ...internetDoor(),
  resolve: async () => [{ address: '127.0.0.1', family: 4 }],
  mayConnect: (address) => address === '127.0.0.1',
  ca: mediaCertificate.cert,
});

async function connection(): Promise<string> {
  const added = await createConnection(admin, { provider: 'alohub', label: randomUUID() });
  const recordingHosts = [`media.example.com:${server.port}`];
  await allowRecordingHosts(admin, { connectionId: added.connection.id, recordingHosts });
  return added.connection.id;
}

async function recorded(recordingUrl: string | null, connectionId?: string): Promise<string> {
  return await insertCall(connectionId ?? (await connection()), {
    recordingUrl,
    recordingState: recordingUrl === null ? 'none' : 'available',
  });
}

async function opened(viewer: Viewer, callId: string, range: string | null = null): Promise<Response> {
  const { signal } = new AbortController();
  return recordingResponse(await openRecordingThrough(door(), viewer, { callId, range, signal }));
}

const plays = (subjectId: string) =>
  db().auditEntry.findMany({ where: { subjectId, action: 'recording.played' }, orderBy: { id: 'asc' } });

describe('playing', () => {
  it('hands a range on from our own origin', async () => {
    const callId = await recorded(server.url('/ring.mp3?token=secret'));
    const response = await opened(manager, callId, 'bytes=1000-1999');
    expect(response.status).toBe(206);
    expect(Object.fromEntries(response.headers)).toEqual({
      'accept-ranges': 'bytes',
      'cache-control': 'private, no-store, no-transform',
      'content-disposition': `inline; filename="recording-${callId}"`,
      'content-length': '1000',
      'content-range': 'bytes 1000-1999/100000',
      'content-type': 'audio/mpeg',
      'cross-origin-resource-policy': 'same-origin',
      'x-content-type-options': 'nosniff',
    });
    expect(Buffer.from(await response.arrayBuffer()).equals(ringing.subarray(1000, 2000))).toBe(true);
    expect(server.requests.at(-1)?.url).toBe('/ring.mp3?token=secret');
  });

  it('works by any id that the call ever had', async () => {
    const connectionId = await connection();
    const callId = await recorded(server.url('/ring.mp3'), connectionId);
    const former = randomUUID();
    await db().callKey.create({ data: { id: former, connectionId, key: former, callId } });
    const response = await opened(admin, former);
    expect(response.status).toBe(200);
    await response.body?.cancel();
    expect(await plays(callId)).toHaveLength(1);
  });

  it('is in the audit log once a play and person, however many ranges it takes', async () => {
    const callId = await recorded(server.url('/ring.mp3?token=secret'));
    const first = await Promise.all(
      [0, 10, 20, 30].map((at) => opened(manager, callId, `bytes=${at}-${at + 9}`)),
    );
    await Promise.all(first.map((response) => response.arrayBuffer()));
    expect(await plays(callId)).toMatchObject([{ actorId: 'max', actorName: 'Max', subjectType: 'call' }]);
    expect(JSON.stringify(await plays(callId))).not.toContain('secret');

    await (await opened(admin, callId)).arrayBuffer();
    expect((await plays(callId)).map(({ actorId }) => actorId)).toEqual(['max', 'ada']);

    const elevenMinutesAgo = new Date(Date.now() - 11 * 60_000);
    await backdate(callId, elevenMinutesAgo);
    await (await opened(manager, callId, 'bytes=500-')).arrayBuffer();
    expect(await plays(callId)).toHaveLength(3);
  });

  it('leaves nothing in the audit log where nothing was heard', async () => {
    const callId = await recorded(server.url('/status/403'));
    expect((await opened(manager, callId)).status).toBe(410);
    expect(await plays(callId)).toEqual([]);
  });
});

describe('refusing', () => {
  it('is for roles that may not listen, before anything is asked', async () => {
    const callId = await recorded(server.url('/ring.mp3'));
    const before = server.requests.length;
    await expect(opened(guest, callId)).rejects.toMatchObject({ code: 'forbidden', status: 403 });
    expect(server.requests.length).toBe(before);
    for (const viewer of [admin, manager]) {
      const response = await opened(viewer, callId);
      expect(response.status).toBe(200);
      await response.body?.cancel();
    }
  });

  it.each(['nonsense', randomUUID()])('is for calls that there are not: %s', async (callId) => {
    await expect(opened(admin, callId)).rejects.toMatchObject({ code: 'not_found' });
  });

  it.each([
    [null, 404, 'missing', 'no recording'],
    ['http://media.example.com/a.mp3', 403, 'not-allowed', 'only https'],
    [
      'https://elsewhere.example.com:99/a?t=secret',
      403,
      'not-allowed',
      'elsewhere.example.com:99, which is not among',
    ],
    ['https://media.example.com/another-port.mp3', 403, 'not-allowed', 'lies on media.example.com,'],
  ])('says why in a problem document: %s', async (url, status, state, words) => {
    const response = await opened(admin, await recorded(url));
    expect(response.status).toBe(status);
    expect(response.headers.get('content-type')).toBe('application/problem+json');
    expect(response.headers.get('cache-control')).toBe('private, no-store, no-transform');
    const problem = await response.json();
    expect(problem).toEqual({
      type: `urn:problem-type:switchboard:recording-${state}`,
      title: expect.any(String),
      status,
      detail: expect.stringContaining(words),
    });
    expect(JSON.stringify(problem)).not.toContain('secret');
  });

  it('says of a made-up call that there is nothing to hear', async () => {
    const connectionId = await connection();
    await db().connection.update({ where: { id: connectionId }, data: { isDemo: true } });
    const response = await opened(admin, await recorded(server.url('/ring.mp3'), connectionId));
    expect(response.status).toBe(404);
    expect(await response.json()).toMatchObject({ detail: expect.stringContaining('made up') });
  });

  it.each([
    ['/status/401', 410, 'expired'],
    ['/redirect/302', 502, 'redirected'],
    ['/huge', 502, 'too-large'],
    ['/typed/text%2Fhtml', 502, 'not-audio'],
  ])('says what the provider did: %s', async (path, status, state) => {
    const response = await opened(admin, await recorded(server.url(path)));
    expect(response.status).toBe(status);
    expect(await response.json()).toMatchObject({ type: `urn:problem-type:switchboard:recording-${state}` });
  });

  it('is the product’s own way with addresses on this computer', async () => {
    const connectionId = await connection();
    const recordingHosts = [`media.example.com:${server.port}`, 'localhost.localdomain:443'];
    await allowRecordingHosts(admin, { connectionId, recordingHosts });
    const before = server.requests.length;
    const { signal } = new AbortController();
    const through = { ...internetDoor(), resolve: door().resolve };
    const callId = await recorded(server.url('/ring.mp3'), connectionId);
    expect(await openRecordingThrough(through, admin, { callId, range: null, signal })).toMatchObject({
      state: 'not_allowed',
    });
    expect(server.requests.length).toBe(before);
  });
});

describe('a provider’s own hosts', () => {
  const known = registry.flatMap(({ id, recordingHosts = [] }) =>
    recordingHosts.map((host) => [id, host] as const),
  );

  it.each(known)('%s: %s is allowed without anybody’s doing', async (provider, host) => {
    const { connection } = await createConnection(admin, {
      provider,
      label: randomUUID(),
      secret:
        findProvider(provider)?.authentication[0].secretFrom === 'provider'
          ? 'the secret it made'
          : undefined,
    });
    const callId = await recorded(`https://${host}/a.mp3`, connection.id);
    const { signal } = new AbortController();
    const asked: string[] = [];
    const nowhere: Door = {
      ...door(),
      resolve: async (hostname) => {
        asked.push(hostname);
        return [{ address: '10.0.0.1', family: 4 }];
      },
    };
    await openRecordingThrough(nowhere, admin, { callId, range: null, signal });
    expect(asked).toEqual([host]);
  });

  it('are not those of others', async () => {
    const [[, host] = ['', '']] = known;
    const callId = await recorded(`https://${host}/a.mp3`, await insertConnection());
    const { signal } = new AbortController();
    expect(await openRecording(admin, { callId, range: null, signal })).toMatchObject({
      state: 'not_allowed',
    });
  });
});

/** The log only grows: its entries are taken away, as its retention does, and written again with another time. */
async function backdate(callId: string, at: Date): Promise<void> {
  await db().$transaction(async (tx) => {
    const entries = await tx.auditEntry.findMany({ where: { subjectId: callId } });
    await tx.$executeRaw`SELECT set_config('switchboard.audit_retention', 'on', true)`;
    await tx.auditEntry.deleteMany({ where: { subjectId: callId } });
    for (const { actorId, actorName, action, subjectType } of entries)
      await tx.auditEntry.create({
        data: { actorId, actorName, action, subjectType, subjectId: callId, at },
      });
  });
}
