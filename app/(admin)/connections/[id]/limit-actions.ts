'use server';

import { z } from 'zod';
import { actAndRefresh } from '@/app/_ui/act-and-refresh.ts';
import type { FormOutcome } from '@/app/_ui/form-failure.ts';
import { limitConnection } from '@/lib/connections/limit-connection.ts';
import { parseInput } from '@/lib/http/parse-input.ts';

/** Sets how much the connection may send, and from where. */
export async function limit(form: FormData): Promise<FormOutcome<null>> {
  return await actAndRefresh('connections.manage', (viewer) =>
    limitConnection(viewer, parseInput(limits, Object.fromEntries(form))),
  );
}

const limits = z.object({
  connectionId: z.string(),
  // What is no number becomes NaN, which `limitConnection` refuses in its own words.
  rateLimit: z.string().transform((text) => (text.trim() === '' ? null : Number(text.replaceAll(',', '')))),
  allowedAddresses: z.string().transform((text) => text.split(/[\s,;]+/).filter((entry) => entry !== '')),
});
