'use server';

import { refresh } from 'next/cache';
import { z } from 'zod';
import { type FormOutcome, formFailure } from '@/app/_ui/form-failure.ts';
import { requireViewer } from '@/lib/auth/require-viewer.ts';
import { revokeSecret } from '@/lib/connections/revoke-secret.ts';
import { rotateSecret } from '@/lib/connections/rotate-secret.ts';
import { parseInput } from '@/lib/http/parse-input.ts';

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

/** Ends a secret now. */
export async function revoke(form: FormData): Promise<FormOutcome<null>> {
  try {
    const viewer = await requireViewer('connections.manage');
    await revokeSecret(viewer, parseInput(revocation, Object.fromEntries(form)));
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

const revocation = z.object({
  connectionId: z.string(),
  secretId: z.string(),
  evenInUse: z
    .literal('true')
    .optional()
    .transform((said) => said !== undefined),
});
