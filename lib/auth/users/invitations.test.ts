import { beforeAll, describe, expect, it } from 'vitest';
import { useTestDatabase } from '../../../tests/database.ts';
import { insertPerson, insertSession } from '../../../tests/sample-people.ts';
import { db } from '../../db.ts';
import { verify } from '../password.ts';
import { acceptInvitation } from './accept-invitation.ts';
import { createResetLink } from './create-reset-link.ts';
import { findInvitation } from './find-invitation.ts';
import { inviteUser } from './invite-user.ts';
import { listInvitations } from './list-invitations.ts';
import { removeInvitation } from './remove-invitation.ts';
import { resetPassword } from './reset-password.ts';

useTestDatabase();

const password = 'correct horse battery';
const gone = { code: 'not_found', message: expect.stringMatching(/does not work any more/) };
const tokenOf = ({ url }: { url: string }) => url.slice(url.lastIndexOf('/') + 1);
let ada: Awaited<ReturnType<typeof insertPerson>>;

beforeAll(async () => {
  ada = await insertPerson('admin', 'Ada');
});

describe('an invitation', () => {
  it('lets one person in once, with the role that was meant', async () => {
    const link = await inviteUser(ada, { email: ' New@Example.com ', role: 'manager' });
    const token = tokenOf(link);
    expect(link.url).toMatch(/^http:\/\/localhost:3000\/invitation\/[\w-]{43}$/);
    const days = (link.expiresAt.getTime() - Date.now()) / 86_400_000;
    expect(days).toBeCloseTo(7, 2);
    expect(await findInvitation(token)).toMatchObject({ kind: 'join', email: 'new@example.com' });

    const attempts = await Promise.allSettled(
      [1, 2, 3].map(() => acceptInvitation({ token, name: 'New Person', password }, '192.0.2.7')),
    );
    expect(attempts.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const user = await db().user.findUniqueOrThrow({ where: { email: 'new@example.com' } });
    expect(user).toMatchObject({ name: 'New Person', role: 'manager', banned: false });
    expect(await passwordIs(user.id, password)).toBe(true);

    await expect(acceptInvitation({ token, name: '', password }, null)).rejects.toMatchObject(gone);
    expect(await findInvitation(token)).toBeNull();
    const entries = await db().auditEntry.findMany({ where: { actorId: user.id }, orderBy: { id: 'asc' } });
    expect(entries).toMatchObject([
      {
        action: 'invitation.accepted',
        address: '192.0.2.7',
        after: { role: 'manager', invitedBy: 'Ada' },
      },
      { action: 'user.created', actorName: 'New Person' },
    ]);
  });

  it('is kept as a hash only, and the audit log has no token', async () => {
    const token = tokenOf(await inviteUser(ada, { email: 'hash@example.com', role: 'viewer' }));
    const [row] = await db().$queryRaw<{ text: string }[]>`
      SELECT string_agg(i::text, ' ') || (SELECT string_agg(a::text, ' ') FROM audit_entry a) AS text
      FROM invitation i`;
    expect(row?.text).toContain('hash@example.com');
    expect(row?.text).not.toContain(token);
    expect(row?.text).not.toContain(Buffer.from(token).toString('hex'));
    expect(JSON.stringify(await listInvitations(ada))).not.toMatch(/token|hash"/);
  });

  it('is replaced by a later one for the same address', async () => {
    const first = tokenOf(await inviteUser(ada, { email: 'twice@example.com', role: 'viewer' }));
    const second = tokenOf(await inviteUser(ada, { email: 'twice@example.com', role: 'manager' }));
    expect(await findInvitation(first)).toBeNull();
    expect(await findInvitation(second)).toMatchObject({ role: 'manager' });
    await Promise.all([1, 2, 3].map(() => inviteUser(ada, { email: 'thrice@example.com', role: 'viewer' })));
    const open = (await listInvitations(ada)).filter(({ email }) => /(tw|thr)ice/.test(email));
    expect(open.map(({ email }) => email)).toEqual(['thrice@example.com', 'twice@example.com']);
  });

  it('stops working when it is taken back, and when its time is over', async () => {
    const removed = tokenOf(await inviteUser(ada, { email: 'removed@example.com', role: 'viewer' }));
    const found = (await listInvitations(ada)).find(({ email }) => email === 'removed@example.com');
    const invitationId = found?.id ?? '';
    await removeInvitation(ada, { invitationId });
    await expect(acceptInvitation({ token: removed, name: '', password }, null)).rejects.toMatchObject(gone);
    await expect(removeInvitation(ada, { invitationId })).rejects.toMatchObject({ code: 'not_found' });
    expect(await db().auditEntry.findFirstOrThrow({ orderBy: { id: 'desc' } })).toMatchObject({
      action: 'invitation.removed',
      before: { email: 'removed@example.com', role: 'viewer' },
    });

    const expired = tokenOf(await inviteUser(ada, { email: 'late@example.com', role: 'viewer' }));
    await db().invitation.updateMany({
      where: { email: 'late@example.com' },
      data: { expiresAt: new Date(Date.now() - 1) },
    });
    await expect(acceptInvitation({ token: expired, name: '', password }, null)).rejects.toMatchObject(gone);
    const late = (await listInvitations(ada)).find(({ email }) => email === 'late@example.com');
    expect(late?.isExpired).toBe(true);
  });

  it('survives a password that is too short', async () => {
    const token = tokenOf(await inviteUser(ada, { email: 'short@example.com', role: 'viewer' }));
    await expect(acceptInvitation({ token, name: '', password: 'short' }, null)).rejects.toMatchObject({
      code: 'invalid_input',
      problems: [{ key: 'password' }],
    });
    await expect(acceptInvitation({ token, name: '', password }, null)).resolves.toMatchObject({
      name: 'short',
    });
  });

  it('is not made for an address that has an account', async () => {
    const person = await insertPerson('viewer');
    await expect(inviteUser(ada, { email: person.email ?? '', role: 'viewer' })).rejects.toMatchObject({
      code: 'conflict',
      problems: [{ key: 'email' }],
    });
  });
});

describe('a link to reset a password', () => {
  it('sets it once, ends every session and takes other such links along', async () => {
    const person = await insertPerson('viewer');
    await insertSession(person.userId);
    const earlier = tokenOf(await createResetLink(ada, { userId: person.userId }));
    const link = await createResetLink(ada, { userId: person.userId });
    expect((link.expiresAt.getTime() - Date.now()) / 3_600_000).toBeCloseTo(24, 1);
    expect(await findInvitation(earlier)).toBeNull();

    const chosen = 'a whole new password';
    await expect(resetPassword({ token: tokenOf(link), password: 'short' }, null)).rejects.toMatchObject({
      code: 'invalid_input',
    });
    await expect(resetPassword({ token: tokenOf(link), password: chosen }, null)).resolves.toEqual({
      email: person.email,
    });
    expect(await passwordIs(person.userId, chosen)).toBe(true);
    expect(await db().session.count({ where: { userId: person.userId } })).toBe(0);
    await expect(resetPassword({ token: tokenOf(link), password: chosen }, null)).rejects.toMatchObject(gone);
  });

  it('does not open what the other kind opens, nor anything for who is disabled', async () => {
    const person = await insertPerson('viewer');
    const reset = tokenOf(await createResetLink(ada, { userId: person.userId }));
    const join = tokenOf(await inviteUser(ada, { email: 'other-kind@example.com', role: 'viewer' }));
    await expect(acceptInvitation({ token: reset, name: '', password }, null)).rejects.toMatchObject(gone);
    await expect(resetPassword({ token: join, password }, null)).rejects.toMatchObject(gone);
    await db().user.update({ where: { id: person.userId }, data: { banned: true } });
    await expect(resetPassword({ token: reset, password }, null)).rejects.toMatchObject(gone);
    await expect(resetPassword({ token: 'made up', password }, null)).rejects.toMatchObject(gone);
  });
});

async function passwordIs(userId: string, given: string): Promise<boolean> {
  const account = await db().account.findFirstOrThrow({ where: { userId, providerId: 'credential' } });
  return verify(account.password ?? '', given);
}
