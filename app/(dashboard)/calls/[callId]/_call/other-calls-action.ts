'use server';

import { z } from 'zod';
import { type FormOutcome, formFailure } from '@/app/_ui/form-failure.ts';
import { reportTimeZone } from '@/lib/analytics/report-time-zone.ts';
import { requireViewer } from '@/lib/auth/require-viewer.ts';
import { callsOfNumber } from '@/lib/calls/calls-of-number.ts';
import { connectionLabels } from '@/lib/connections/connection-labels.ts';
import { parseInput } from '@/lib/http/parse-input.ts';
import { type OtherCall, toOtherCalls } from './other-call.ts';

export type OtherCallsPage = { calls: OtherCall[]; newer: string | null; older: string | null };

const asked = z.object({ callId: z.string(), cursor: z.string() });

/** More calls of the number of a call, newer or older ones by the cursor. */
export async function readOtherCalls(input: z.input<typeof asked>): Promise<FormOutcome<OtherCallsPage>> {
  try {
    const viewer = await requireViewer('calls.read');
    const { callId, cursor } = parseInput(asked, input);
    const [page, labels, zone] = await Promise.all([
      callsOfNumber(viewer, callId, { cursor }),
      connectionLabels(viewer),
      reportTimeZone(),
    ]);
    if (page === null) return { success: { calls: [], newer: null, older: null } };
    return { success: { ...page, calls: toOtherCalls(page.calls, labels, zone) } };
  } catch (error) {
    return { failure: formFailure(error) };
  }
}
