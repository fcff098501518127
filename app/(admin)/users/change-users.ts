'use server';

import { refresh } from 'next/cache';
import { z } from 'zod';
import { type FormOutcome, formFailure } from '@/app/_ui/form-failure.ts';
import { role } from '@/lib/auth/permissions.ts';
import { requireViewer } from '@/lib/auth/require-viewer.ts';
import { changeRole } from '@/lib/auth/users/change-role.ts';
import { createResetLink } from '@/lib/auth/users/create-reset-link.ts';
import { disableUser } from '@/lib/auth/users/disable-user.ts';
import { enableUser } from '@/lib/auth/users/enable-user.ts';
import { endSessions } from '@/lib/auth/users/end-sessions.ts';
import { inviteUser } from '@/lib/auth/users/invite-user.ts';
import { removeInvitation } from '@/lib/auth/users/remove-invitation.ts';
import type { Viewer } from '@/lib/auth/viewer.ts';
import { parseInput } from '@/lib/http/parse-input.ts';

/** A link to hand to somebody, shown this once. */
export type MadeLink = { email: string; url: string; expiresAt: string };

/** Makes a link by which somebody joins. */
export async function invite(form: FormData): Promise<FormOutcome<MadeLink>> {
  return manage(async (viewer) => {
    const { email, url, expiresAt } = await inviteUser(viewer, parseInput(invitation, fields(form)));
    return { email, url, expiresAt: expiresAt.toISOString() };
  });
}

/** Takes back a link that nobody has used. */
export async function takeBackInvitation(invitationId: string): Promise<FormOutcome<null>> {
  return manage(async (viewer) => {
    await removeInvitation(viewer, { invitationId });
    return null;
  });
}

/** Makes a link by which a person sets a new password. */
export async function makeResetLink(form: FormData): Promise<FormOutcome<MadeLink>> {
  return manage(async (viewer) => {
    const { email, url, expiresAt } = await createResetLink(viewer, parseInput(person, fields(form)));
    return { email, url, expiresAt: expiresAt.toISOString() };
  });
}

/** Gives a person another role. */
export async function giveRole(form: FormData): Promise<FormOutcome<null>> {
  return manage(async (viewer) => {
    await changeRole(viewer, parseInput(person.extend({ role, meansOneself }), fields(form)));
    return null;
  });
}

/** Shuts a person out. */
export async function disable(form: FormData): Promise<FormOutcome<null>> {
  return manage(async (viewer) => {
    await disableUser(viewer, parseInput(person.extend({ meansOneself }), fields(form)));
    return null;
  });
}

/** Lets a disabled person in again. */
export async function enable(form: FormData): Promise<FormOutcome<null>> {
  return manage(async (viewer) => {
    await enableUser(viewer, parseInput(person, fields(form)));
    return null;
  });
}

/** Signs a person out everywhere. */
export async function signOutEverywhere(form: FormData): Promise<FormOutcome<null>> {
  return manage(async (viewer) => {
    await endSessions(viewer, parseInput(person, fields(form)));
    return null;
  });
}

async function manage<Success>(work: (viewer: Viewer) => Promise<Success>): Promise<FormOutcome<Success>> {
  try {
    const success = await work(await requireViewer('users.manage'));
    refresh();
    return { success };
  } catch (error) {
    return { failure: formFailure(error) };
  }
}

const fields = (form: FormData) => Object.fromEntries(form);
const meansOneself = z.string().optional().transform(Boolean);
const person = z.object({ userId: z.string() });
const invitation = z.object({ email: z.string(), role });
