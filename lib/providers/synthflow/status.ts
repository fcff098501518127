import type { CallEventKind } from '../../calls/call-event.ts';
import type { Direction, Phase } from '../../calls/vocabulary.ts';
import { sameWord } from './hangup.ts';

type LiveStatus = { status: string; phase: Phase; kind: CallEventKind; source: string };

const seed = 'webhook page, first generation';
const today = 'webhooks page';

/**
 * Statuses of calls that are not over. The post-call webhook should never carry one; a call is not ended for
 * having one. None of them says that a customer is on the line: `in-progress` may be a voicemail box.
 */
export const liveStatuses: readonly LiveStatus[] = [
  { status: 'queue', phase: 'queued', kind: 'queued', source: `${seed}: queued and will be executed` },
  { status: 'pending', phase: 'queued', kind: 'queued', source: today },
  { status: 'registered', phase: 'queued', kind: 'queued', source: today },
  { status: 'initiated', phase: 'ringing', kind: 'started', source: `${seed}: the phone call has started` },
  { status: 'ringing', phase: 'ringing', kind: 'customer_ringing', source: today },
  { status: 'in-progress', phase: 'talking', kind: 'started', source: today },
  { status: 'paused', phase: 'talking', kind: 'hold', source: `${seed}: the phone call is put on hold` },
];

/** The phase and kind of event that a status of a running call stands for; `undefined` for other words. */
export function readLiveStatus(
  words: string | undefined,
  direction: Direction,
): Pick<LiveStatus, 'phase' | 'kind'> | undefined {
  const row = liveStatuses.find(({ status }) => words !== undefined && sameWord(status, words));
  if (!row) return undefined;
  // It is the customer's phone that rings only when we call.
  const kind = row.kind === 'customer_ringing' && direction !== 'outbound' ? 'started' : row.kind;
  return { phase: row.phase, kind };
}
