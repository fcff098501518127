import { clockDuration } from '@/app/_ui/clock-duration.ts';
import { formatInstant } from '@/app/_ui/format-instant.ts';
import type { Call } from '@/lib/calls/call.ts';
import { directionLabels, handledByLabels, phaseLabels } from '@/lib/calls/labels.ts';
import type { CallState, HandledBy, Outcome } from '@/lib/calls/vocabulary.ts';
import type { ConnectionLabel } from '@/lib/connections/connection-labels.ts';

/** A call of the same number, in the words and the time zone it is shown in. Null is not known. */
export type OtherCall = {
  id: string;
  startedAt: string;
  started: string;
  direction: string;
  state: CallState;
  phase: string | null;
  outcome: Outcome | null;
  handledBy: HandledBy;
  /** Who took it: the agent's name where there is one. */
  handler: string;
  connection: string;
  provider: string;
  duration: string | null;
};

/** Calls as the timeline of their number shows them. */
export function toOtherCalls(calls: Call[], labels: ConnectionLabel[], zone: string): OtherCall[] {
  const connections = new Map(labels.map((label) => [label.id, label]));
  return calls.map((call) => {
    const connection = connections.get(call.connectionId);
    return {
      id: call.id,
      startedAt: call.startedAt,
      started: formatInstant(call.startedAt, zone),
      direction: directionLabels[call.direction].word,
      state: call.state,
      phase: call.state === 'live' && call.phase !== null ? phaseLabels[call.phase] : null,
      outcome: call.outcome,
      handledBy: call.handledBy,
      handler: (call.handledBy === 'nobody' ? null : call.agentName) ?? handledByLabels[call.handledBy],
      connection: connection?.label ?? call.provider,
      provider: connection?.providerLabel ?? call.provider,
      duration: call.duration === null ? null : clockDuration(call.duration),
    };
  });
}
