'use server';

import { headers } from 'next/headers';
import { z } from 'zod';
import { type FormOutcome, formFailure } from '@/app/_ui/form-failure.ts';
import { createFirstAdmin } from '@/lib/auth/create-first-admin.ts';
import { parseInput } from '@/lib/http/parse-input.ts';
import { senderAddress } from '@/lib/http/sender-address.ts';

/** Creates the first admin from the set-up form. Signing in follows from the browser. */
export async function createAdmin(form: FormData): Promise<FormOutcome<{ email: string }>> {
  try {
    const input = parseInput(setupForm, Object.fromEntries(form));
    const admin = await createFirstAdmin(input, senderAddress(await headers()));
    return { success: { email: admin.email } };
  } catch (error) {
    return { failure: formFailure(error) };
  }
}

const setupForm = z.object({
  name: z.string(),
  email: z.string(),
  password: z.string(),
  organisationName: z.string(),
  reportTimeZone: z.string(),
});
