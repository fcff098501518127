import { describe, expect, it } from 'vitest';
import { useTestDatabase } from '../../tests/database.ts';
import type { Viewer } from '../auth/viewer.ts';
import { db } from '../db.ts';
import { createConnection } from './create-connection.ts';
import { getConnection } from './get-connection.ts';
import { limitConnection } from './limit-connection.ts';

useTestDatabase();

const admin: Viewer = { userId: 'u1', name: 'Ada', email: 'ada@example.com', role: 'admin' };

async function added(label: string): Promise<string> {
  const { connection } = await createConnection(admin, { provider: 'alohaa', label });
  return connection.id;
}

async function limitsOf(connectionId: string) {
  const { connection } = await getConnection(admin, connectionId);
  return [connection.rateLimit, connection.allowedAddresses];
}

describe('limitConnection', () => {
  it('sets both, each alone, and takes both back', async () => {
    const connectionId = await added('Limited');
    expect(await limitsOf(connectionId)).toEqual([null, []]);
    const allowedAddresses = [' 203.0.113.7', '2001:DB8::/32', '203.0.113.7/32'];
    const limited = await limitConnection(admin, { connectionId, rateLimit: 50, allowedAddresses });
    expect(limited).toMatchObject({ rateLimit: 50, allowedAddresses: ['203.0.113.7', '2001:db8::/32'] });
    expect(await limitsOf(connectionId)).toEqual([50, ['203.0.113.7', '2001:db8::/32']]);
    await limitConnection(admin, { connectionId, rateLimit: null });
    expect(await limitsOf(connectionId)).toEqual([null, ['203.0.113.7', '2001:db8::/32']]);
    await limitConnection(admin, { connectionId, rateLimit: 7 });
    await limitConnection(admin, { connectionId, allowedAddresses: [] });
    expect(await limitsOf(connectionId)).toEqual([7, []]);
  });

  it('is noted in the audit log with what was before', async () => {
    const connectionId = await added('Audited');
    await limitConnection(admin, { connectionId, rateLimit: 50 });
    await limitConnection(admin, { connectionId, allowedAddresses: ['203.0.113.0/24'] });
    const entries = await db().auditEntry.findMany({
      where: { subjectId: connectionId, action: 'connection.limited' },
      orderBy: { id: 'asc' },
    });
    expect(entries).toMatchObject([
      { before: { rateLimit: null }, after: { rateLimit: 50, allowedAddresses: [] } },
      { before: { allowedAddresses: [] }, after: { rateLimit: 50, allowedAddresses: ['203.0.113.0/24'] } },
    ]);
  });

  it.each([0, -1, 1.5, 100_001, Number.NaN, Number.POSITIVE_INFINITY])(
    'refuses a rate of %d',
    async (rateLimit) => {
      const connectionId = crypto.randomUUID();
      await expect(limitConnection(admin, { connectionId, rateLimit })).rejects.toMatchObject({
        code: 'invalid_input',
        problems: [
          { key: 'rateLimit', message: 'must be a whole number from 1 to 100,000 deliveries a second' },
        ],
      });
    },
  );

  it('names each entry that is no address', async () => {
    const allowedAddresses = ['203.0.113.7', 'example.com', '10.0.0.0/99'];
    const attempt = limitConnection(admin, { connectionId: crypto.randomUUID(), allowedAddresses });
    await expect(attempt).rejects.toMatchObject({
      problems: [
        { key: 'allowedAddresses', message: expect.stringContaining('"example.com" is no IP address') },
        { key: 'allowedAddresses', message: expect.stringContaining('"10.0.0.0/99" is no IP address') },
      ],
    });
  });

  it('is for admins, and for connections that there are', async () => {
    const connectionId = await added('Refused');
    const manager: Viewer = { ...admin, role: 'manager' };
    await expect(limitConnection(manager, { connectionId, rateLimit: 1 })).rejects.toMatchObject({
      code: 'forbidden',
    });
    await expect(
      limitConnection(admin, { connectionId: crypto.randomUUID(), rateLimit: 1 }),
    ).rejects.toMatchObject({ code: 'not_found' });
    expect(await limitsOf(connectionId)).toEqual([null, []]);
  });
});
