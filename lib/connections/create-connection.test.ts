import { beforeAll, describe, expect, it } from 'vitest';
import { useTestDatabase } from '../../tests/database.ts';
import { insertPerson } from '../../tests/sample-people.ts';
import { systemViewer } from '../auth/system-viewer.ts';
import type { Viewer } from '../auth/viewer.ts';
import { db } from '../db.ts';
import { registry } from '../providers/registry.ts';
import { type ConnectionInput, createConnection } from './create-connection.ts';
import { getConnection } from './get-connection.ts';
import { listConnections } from './list-connections.ts';
import { revealSecret } from './reveal-secret.ts';
import { rotateSecret } from './rotate-secret.ts';

useTestDatabase();

let admin: Viewer;
let manager: Viewer;
beforeAll(async () => {
  admin = { ...(await insertPerson('admin', 'Ada')), address: '192.0.2.7' };
  manager = await insertPerson('manager');
});
const provider = registry[0]?.id ?? '';

function add(label: string, input: Partial<ConnectionInput> = {}) {
  return createConnection(admin, { provider, label, ...input });
}

describe('createConnection', () => {
  it('stores the connection with the provider’s defaults and a sealed secret', async () => {
    const { connection, secret, urls } = await add('  Delhi office ');
    expect(connection).toMatchObject({
      provider,
      label: 'Delhi office',
      status: 'waiting',
      lastDeliveryAt: null,
    });
    expect(connection.timeZone).toBe(registry[0]?.defaults.timeZone);
    expect(secret).toMatch(/^whs_[\w-]{32}$/);
    expect(urls[0]?.url).toMatch(new RegExp(`/api/webhooks/${provider}/${connection.id}/${secret}$`));

    const stored = await db().connectionSecret.findMany({ where: { connectionId: connection.id } });
    expect(stored).toHaveLength(1);
    expect(Buffer.from(stored[0]?.ciphertext ?? []).includes(Buffer.from(secret))).toBe(false);
  });

  it('writes the audit log without the secret', async () => {
    const { connection, secret } = await add('Audited');
    const entries = await db().auditEntry.findMany({ where: { subjectId: connection.id } });
    expect(entries).toMatchObject([
      { actorId: admin.userId, actorName: 'Ada', action: 'connection.created', address: '192.0.2.7' },
    ]);
    expect(JSON.stringify(entries)).not.toContain(secret);
  });

  it('names every wrong value', async () => {
    const input = { provider, label: ' ', timeZone: '+05:30', defaultCountry: 'XX' };
    await expect(createConnection(admin, input)).rejects.toMatchObject({
      code: 'invalid_input',
      problems: [{ key: 'label' }, { key: 'timeZone' }, { key: 'defaultCountry' }],
    });
  });

  it('lists the providers there are when asked for another', async () => {
    await expect(add('Elsewhere', { provider: 'nobody' })).rejects.toThrow(`choose one of: ${provider}`);
  });

  it('gives a label to one connection only, also when asked at once', async () => {
    const attempts = await Promise.allSettled(['Twice', 'twice', 'TWICE'].map((label) => add(label)));
    expect(attempts.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await db().connection.count({ where: { label: { equals: 'twice', mode: 'insensitive' } } })).toBe(
      1,
    );
  });

  it('is for admins and the system', async () => {
    await expect(createConnection(manager, { provider, label: 'No' })).rejects.toMatchObject({
      code: 'forbidden',
    });
    await expect(createConnection(systemViewer('test'), { provider, label: 'Yes' })).resolves.toBeDefined();
  });
});

describe('rotateSecret', () => {
  it('makes a new secret and lets the old one go on for a day', async () => {
    const { connection, secret } = await add('Rotated');
    const rotated = await rotateSecret(admin, { connectionId: connection.id });
    expect(rotated.secret).not.toBe(secret);
    expect(hoursFromNow(rotated.oldSecretValidUntil)).toBeCloseTo(24, 1);

    const { connection: after } = await getConnection(admin, connection.id);
    expect(after.secrets).toMatchObject([{ validUntil: null }, { validUntil: rotated.oldSecretValidUntil }]);
  });

  it('ends the old one now when there is to be no overlap', async () => {
    const { connection } = await add('Revoked');
    await rotateSecret(admin, { connectionId: connection.id, overlapHours: 0 });
    expect((await getConnection(admin, connection.id)).connection.secrets).toHaveLength(1);
  });

  it('never prolongs a secret that is on its way out', async () => {
    const { connection } = await add('Twice rotated');
    const first = await rotateSecret(admin, { connectionId: connection.id, overlapHours: 1 });
    await rotateSecret(admin, { connectionId: connection.id, overlapHours: 168 });
    const untils = (await getConnection(admin, connection.id)).connection.secrets.map(
      (each) => each.validUntil,
    );
    expect(untils).toContainEqual(first.oldSecretValidUntil);
  });

  it('refuses an overlap of more than a week and other people', async () => {
    const { connection } = await add('Refused');
    const asked = { connectionId: connection.id, overlapHours: 169 };
    await expect(rotateSecret(admin, asked)).rejects.toMatchObject({ code: 'invalid_input' });
    await expect(rotateSecret(manager, asked)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(rotateSecret(admin, { connectionId: crypto.randomUUID() })).rejects.toMatchObject({
      code: 'not_found',
    });
  });
});

describe('revealSecret', () => {
  it('shows the newest secret and notes who looked', async () => {
    const { connection } = await add('Revealed');
    const { secret } = await rotateSecret(admin, { connectionId: connection.id });
    expect(await revealSecret(admin, connection.id)).toMatchObject({ secret });
    expect(
      await db().auditEntry.count({
        where: { subjectId: connection.id, action: 'connection.secret_revealed' },
      }),
    ).toBe(1);
  });

  it('is for admins', async () => {
    const { connection } = await add('Hidden');
    await expect(revealSecret(manager, connection.id)).rejects.toMatchObject({ code: 'forbidden' });
  });
});

describe('listConnections', () => {
  it('says of each when its newest delivery came', async () => {
    const { connection } = await add('Listed');
    const delivery = { connectionId: connection.id, method: 'POST', headers: {}, body: Buffer.from('{}') };
    const [older, newer] = [new Date('2026-11-20T10:00:00Z'), new Date('2026-11-20T10:00:01Z')];
    await db().delivery.createMany({
      data: [
        { ...delivery, contentHash: Buffer.from('1'), receivedAt: newer },
        { ...delivery, contentHash: Buffer.from('2'), receivedAt: older },
      ],
    });
    const listed = await listConnections(admin);
    expect(listed.find(({ id }) => id === connection.id)).toMatchObject({
      status: 'active',
      lastDeliveryAt: newer,
    });
    await expect(listConnections(manager)).rejects.toMatchObject({ code: 'forbidden' });
  });
});

function hoursFromNow(instant: Date): number {
  return (instant.getTime() - Date.now()) / 3_600_000;
}
