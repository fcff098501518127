'use server';

import { refresh } from 'next/cache';
import { z } from 'zod';
import { type FormOutcome, formFailure } from '@/app/_ui/form-failure.ts';
import { requireViewer } from '@/lib/auth/require-viewer.ts';
import { getConnection } from '@/lib/connections/get-connection.ts';
import { revealSecret } from '@/lib/connections/reveal-secret.ts';
import { rotateSecret } from '@/lib/connections/rotate-secret.ts';
import { type SetupGuide, setupGuide } from '@/lib/connections/setup-guide.ts';
import { parseInput } from '@/lib/http/parse-input.ts';

/** The set-up guide with the secret in it. Looking is noted in the audit log. */
export async function revealSetup(connectionId: string): Promise<FormOutcome<SetupGuide>> {
  try {
    const viewer = await requireViewer('connections.manage');
    const { connection, provider } = await getConnection(viewer, connectionId);
    const { secret } = await revealSecret(viewer, connectionId);
    return { success: setupGuide(provider, connection, secret) };
  } catch (error) {
    return { failure: formFailure(error) };
  }
}

/** Gives the connection a new secret; the old one goes on for the chosen overlap. */
export async function rotate(form: FormData): Promise<FormOutcome<null>> {
  try {
    const viewer = await requireViewer('connections.manage');
    await rotateSecret(viewer, parseInput(rotation, Object.fromEntries(form)));
    refresh();
    return { success: null };
  } catch (error) {
    return { failure: formFailure(error) };
  }
}

const rotation = z.object({
  connectionId: z.string(),
  overlapHours: z.coerce.number(),
  secret: z.string().optional(),
});
