'use server';

import { refresh } from 'next/cache';
import { z } from 'zod';
import { type FormOutcome, formFailure } from '@/app/_ui/form-failure.ts';
import { changeOwnName } from '@/lib/auth/account/change-own-name.ts';
import { changeOwnPassword } from '@/lib/auth/account/change-own-password.ts';
import { endOwnSession } from '@/lib/auth/account/end-own-session.ts';
import { requireViewer } from '@/lib/auth/require-viewer.ts';
import type { Viewer } from '@/lib/auth/viewer.ts';
import { parseInput } from '@/lib/http/parse-input.ts';

/** Changes how the person is called. */
export async function changeName(form: FormData): Promise<FormOutcome<null>> {
  return onOwnAccount(async (viewer) => {
    await changeOwnName(viewer, parseInput(nameForm, Object.fromEntries(form)));
    return null;
  });
}

/** Changes the password; says how many other sessions ended. */
export async function changePassword(form: FormData): Promise<FormOutcome<number>> {
  return onOwnAccount((viewer) =>
    changeOwnPassword(viewer, parseInput(passwordForm, Object.fromEntries(form))),
  );
}

/** Signs the person out at another browser. */
export async function endSession(sessionId: string): Promise<FormOutcome<null>> {
  return onOwnAccount(async (viewer) => {
    await endOwnSession(viewer, { sessionId });
    return null;
  });
}

async function onOwnAccount<Success>(
  work: (viewer: Viewer) => Promise<Success>,
): Promise<FormOutcome<Success>> {
  try {
    const success = await work(await requireViewer());
    refresh();
    return { success };
  } catch (error) {
    return { failure: formFailure(error) };
  }
}

const nameForm = z.object({ name: z.string() });
const passwordForm = z.object({ currentPassword: z.string(), newPassword: z.string() });
