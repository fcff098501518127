import { z } from 'zod';
import { reportTimeZone } from '@/lib/analytics/report-time-zone.ts';
import type { Viewer } from '@/lib/auth/viewer.ts';
import { findCallId } from '@/lib/calls/find-call-id.ts';
import { listCalls } from '@/lib/calls/list-calls.ts';
import { parseInput } from '@/lib/http/parse-input.ts';
import { type FoundCalls, toFoundCall } from './found-calls.ts';

/** The newest calls that a number, an id or words may mean. */
export async function findCalls(viewer: Viewer, parameters: URLSearchParams): Promise<FoundCalls> {
  const { q } = parseInput(query, Object.fromEntries(parameters));
  const [page, callId, zone] = await Promise.all([
    listCalls(viewer, { filters: { q }, limit: mostFound }),
    findCallId(viewer, q),
    reportTimeZone(),
  ]);
  return { calls: page.calls.map((call) => toFoundCall(call, zone)), more: page.next !== null, callId };
}

const mostFound = 8;

const query = z.object({
  q: z
    .string({ error: 'what is to be found, 1 to 200 characters' })
    .trim()
    .min(1, 'must not be empty')
    .max(200, 'must be 200 characters or fewer')
    // PostgreSQL has no text with it.
    .refine((text) => !text.includes('\0'), 'must not contain the character NUL'),
});
