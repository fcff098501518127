'use server';

import { headers } from 'next/headers';
import { z } from 'zod';
import { type FormOutcome, formFailure } from '@/app/_ui/form-failure.ts';
import { acceptInvitation } from '@/lib/auth/users/accept-invitation.ts';
import { resetPassword } from '@/lib/auth/users/reset-password.ts';
import { parseInput } from '@/lib/http/parse-input.ts';
import { senderAddress } from '@/lib/http/sender-address.ts';

/** Uses a link up: to join, or to set a new password. Signing in follows from the browser. */
export async function enterByLink(form: FormData): Promise<FormOutcome<{ email: string }>> {
  try {
    const input = parseInput(entry, Object.fromEntries(form));
    const address = senderAddress(await headers());
    const { email } =
      input.kind === 'join' ? await acceptInvitation(input, address) : await resetPassword(input, address);
    return { success: { email } };
  } catch (error) {
    return { failure: formFailure(error) };
  }
}

const link = { token: z.string().max(200), password: z.string() };
const entry = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('join'), ...link, name: z.string() }),
  z.object({ kind: z.literal('reset'), ...link }),
]);
