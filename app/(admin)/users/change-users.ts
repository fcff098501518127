'use server';

import { z } from 'zod';
import { actAndRefresh, answerAndRefresh } from '@/app/_ui/act-and-refresh.ts';
import type { FormOutcome } from '@/app/_ui/form-failure.ts';
import { role } from '@/lib/auth/permissions.ts';
import { changeRole } from '@/lib/auth/users/change-role.ts';
import { createResetLink } from '@/lib/auth/users/create-reset-link.ts';
import { disableUser } from '@/lib/auth/users/disable-user.ts';
import { enableUser } from '@/lib/auth/users/enable-user.ts';
import { endSessions } from '@/lib/auth/users/end-sessions.ts';
import { inviteUser } from '@/lib/auth/users/invite-user.ts';
import { removeInvitation } from '@/lib/auth/users/remove-invitation.ts';
import { parseInput } from '@/lib/http/parse-input.ts';

/** A link to hand to somebody, shown this once. */
export type MadeLink = { email: string; url: string; expiresAt: string };

/** Makes a link by which somebody joins. */
export async function invite(form: FormData): Promise<FormOutcome<MadeLink>> {
  return await answerAndRefresh('users.manage', async (viewer) => {
    const { email, url, expiresAt } = await inviteUser(viewer, parseInput(invitation, fields(form)));
    return { email, url, expiresAt: expiresAt.toISOString() };
  });
}

/** Takes back a link that nobody has used. */
export async function takeBackInvitation(invitationId: string): Promise<FormOutcome<null>> {
  return await actAndRefresh('users.manage', (viewer) => removeInvitation(viewer, { invitationId }));
}

/** Makes a link by which a person sets a new password. */
export async function makeResetLink(form: FormData): Promise<FormOutcome<MadeLink>> {
  return await answerAndRefresh('users.manage', async (viewer) => {
    const { email, url, expiresAt } = await createResetLink(viewer, parseInput(person, fields(form)));
    return { email, url, expiresAt: expiresAt.toISOString() };
  });
}

/** Gives a person another role. */
export async function giveRole(form: FormData): Promise<FormOutcome<null>> {
  return await actAndRefresh('users.manage', (viewer) =>
    changeRole(viewer, parseInput(person.extend({ role, meansOneself }), fields(form))),
  );
}

/** Shuts a person out. */
export async function disable(form: FormData): Promise<FormOutcome<null>> {
  return await actAndRefresh('users.manage', (viewer) =>
    disableUser(viewer, parseInput(person.extend({ meansOneself }), fields(form))),
  );
}

/** Lets a disabled person in again. */
export async function enable(form: FormData): Promise<FormOutcome<null>> {
  return await actAndRefresh('users.manage', (viewer) =>
    enableUser(viewer, parseInput(person, fields(form))),
  );
}

/** Signs a person out everywhere. */
export async function signOutEverywhere(form: FormData): Promise<FormOutcome<null>> {
  return await actAndRefresh('users.manage', (viewer) =>
    endSessions(viewer, parseInput(person, fields(form))),
  );
}

const fields = (form: FormData) => Object.fromEntries(form);
const meansOneself = z.string().optional().transform(Boolean);
const person = z.object({ userId: z.string() });
const invitation = z.object({ email: z.string(), role });
