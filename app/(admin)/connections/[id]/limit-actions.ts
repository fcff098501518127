'use server';

import { refresh } from 'next/cache';
import { z } from 'zod';
import { type FormOutcome, formFailure } from '@/app/_ui/form-failure.ts';
import { requireViewer } from '@/lib/auth/require-viewer.ts';
import { limitConnection } from '@/lib/connections/limit-connection.ts';
import { parseInput } from '@/lib/http/parse-input.ts';

/** Sets how much the connection may send, and from where. */
export async function limit(form: FormData): Promise<FormOutcome<null>> {
  try {
    const viewer = await requireViewer('connections.manage');
    await limitConnection(viewer, parseInput(limits, Object.fromEntries(form)));
    refresh();
    return { success: null };
  } catch (error) {
    return { failure: formFailure(error) };
  }
}

const limits = z.object({
  connectionId: z.string(),
  // What is no number becomes NaN, which `limitConnection` refuses in its own words.
  rateLimit: z.string().transform((text) => (text.trim() === '' ? null : Number(text.replaceAll(',', '')))),
  allowedAddresses: z.string().transform((text) => text.split(/[\s,;]+/).filter((entry) => entry !== '')),
});
