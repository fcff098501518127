'use server';

import { z } from 'zod';
import { confirmPassword } from '@/lib/auth/confirm-password.ts';
import { requireViewer } from '@/lib/auth/require-viewer.ts';
import { parseInput } from '@/lib/http/parse-input.ts';
import { type FormOutcome, formFailure } from './form-failure.ts';

/** Compares the entered password with that of whoever is signed in; the session then counts as confirmed for ten minutes. */
export async function enterPassword(form: FormData): Promise<FormOutcome<null>> {
  try {
    const viewer = await requireViewer();
    const { password } = parseInput(passwordForm, Object.fromEntries(form));
    await confirmPassword(viewer, password);
    return { success: null };
  } catch (error) {
    return { failure: formFailure(error) };
  }
}

const passwordForm = z.object({ password: z.string().max(1000) });
