'use server';

import { z } from 'zod';
import { actAndRefresh } from '@/app/_ui/act-and-refresh.ts';
import type { FormOutcome } from '@/app/_ui/form-failure.ts';
import { revokeSecret } from '@/lib/connections/revoke-secret.ts';
import { rotateSecret } from '@/lib/connections/rotate-secret.ts';
import { parseInput } from '@/lib/http/parse-input.ts';

/** Gives the connection a new secret; the old one goes on for the chosen overlap. */
export async function rotate(form: FormData): Promise<FormOutcome<null>> {
  return await actAndRefresh('connections.manage', (viewer) =>
    rotateSecret(viewer, parseInput(rotation, Object.fromEntries(form))),
  );
}

/** Ends a secret now. */
export async function revoke(form: FormData): Promise<FormOutcome<null>> {
  return await actAndRefresh('connections.manage', (viewer) =>
    revokeSecret(viewer, parseInput(revocation, Object.fromEntries(form))),
  );
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
