'use server';

import { z } from 'zod';
import { type FormOutcome, formFailure } from '@/app/_ui/form-failure.ts';
import { requireViewer } from '@/lib/auth/require-viewer.ts';
import { parseInput } from '@/lib/http/parse-input.ts';
import {
  eraseNumber,
  findNumber,
  type NumberCounts,
  type NumberFound,
} from '@/lib/retention/erase-number.ts';

const form = z.object({ number: z.string() });

/** What erasing everything about a number would delete. */
export async function findForErasure(data: FormData): Promise<FormOutcome<NumberFound>> {
  try {
    const viewer = await requireViewer('settings.manage');
    return { success: await findNumber(viewer, parseInput(form, Object.fromEntries(data))) };
  } catch (error) {
    return { failure: formFailure(error) };
  }
}

/** Deletes everything about a number, once the password was entered. */
export async function eraseForGood(data: FormData): Promise<FormOutcome<NumberCounts>> {
  try {
    const viewer = await requireViewer('settings.manage');
    return { success: await eraseNumber(viewer, parseInput(form, Object.fromEntries(data))) };
  } catch (error) {
    return { failure: formFailure(error) };
  }
}
