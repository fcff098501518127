import { z } from 'zod';
import { formatInstant } from '@/app/_ui/format-instant.ts';
import type { Call } from '@/lib/calls/call.ts';
import { callState, outcome } from '@/lib/calls/vocabulary.ts';

/** As much of a call as tells it from others in a short list. Null is not known. */
export const foundCall = z.object({
  id: z.uuid(),
  number: z.string().nullable(),
  name: z.string().nullable(),
  /** By the clocks of the report zone, and as an instant. */
  started: z.string(),
  startedAt: z.iso.datetime({ precision: 3 }),
  state: callState,
  outcome: outcome.nullable(),
});
export type FoundCall = z.infer<typeof foundCall>;

/** What a search for calls answers. */
export const foundCalls = z.object({
  /** The newest that match. */
  calls: z.array(foundCall),
  /** Whether there are others, older than these. */
  more: z.boolean(),
  /** The call that has, or once had, the very id that was searched. */
  callId: z.uuid().nullable(),
});
export type FoundCalls = z.infer<typeof foundCalls>;

export function toFoundCall(call: Call, zone: string): FoundCall {
  return {
    id: call.id,
    number: call.customerNumber ?? call.customerNumberRaw,
    name: call.customerName,
    started: formatInstant(call.startedAt, zone, 'minute'),
    startedAt: call.startedAt,
    state: call.state,
    outcome: call.outcome,
  };
}
