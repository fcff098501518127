import { type CallEvent, presentFacts } from '../../calls/call-event.ts';
import { payloadObject } from '../field.ts';
import { nonEmpty } from '../non-empty.ts';
import type { Interpretation, InterpretationContext, ReceivedPayload } from '../provider.ts';
import { isLiveKind, liveEvents } from './live-events.ts';
import { normalisePayload } from './normalise-payload.ts';
import { acefoneKeys } from './payload.ts';
import { type AcefoneReading, readBody } from './reading.ts';
import { handledBy, reportEvents } from './report-events.ts';
import type { AcefoneSettings } from './settings.ts';

/**
 * Acefone's and Smartflo's bodies → call events. The account designs the bodies itself; which trigger sent one is
 * said by the address it came to, or guessed from its fields.
 */
export function interpretAcefone(
  { payload, trigger }: ReceivedPayload,
  context: InterpretationContext<AcefoneSettings>,
): Interpretation {
  const record = payloadObject.safeParse(payload);
  if (!record.success)
    return { kind: 'unreadable', problem: 'expected one JSON object or form with the variables of a call' };
  if (Object.keys(record.data).length === 0)
    return { kind: 'ignored', reason: 'the request carried no fields' };

  const fields = normalisePayload(record.data, context.settings.keyMap);
  if (Object.keys(fields).length === 0)
    return { kind: 'ignored', reason: 'no variable had a value: nothing is said of a call' };
  if (!Object.keys(fields).some((key) => acefoneKeys.includes(key))) {
    return {
      kind: 'ignored',
      reason:
        'none of the fields is a variable of this provider: map renamed keys in the connection’s settings',
    };
  }
  const reading = readBody({ fields, keys: Object.keys(record.data), triggerSlug: trigger }, context);
  if (reading.callKeys.length === 0) {
    return {
      kind: 'unreadable',
      problem: 'call_id is missing, and uuid too: add them to the body of this webhook, or map their keys',
    };
  }
  return { kind: 'events', events: eventsOf(reading) };
}

function eventsOf(reading: AcefoneReading): CallEvent[] {
  if (reading.kind === 'disposition') return dispositionEvents(reading);
  if (reading.kind === 'analysis') return analysisEvents(reading);
  return isLiveKind(reading.kind) ? liveEvents(reading, reading.kind) : reportEvents(reading);
}

/** How the agent filed the call. What it repeats of the call weighs less than the report's own words. */
function dispositionEvents(reading: AcefoneReading): CallEvent[] {
  const { said, agents, callKeys, shared, startedAt, endedAt, unmapped, doubts, details } = reading;
  return [
    {
      callKeys,
      kind: 'started',
      at: startedAt ?? null,
      finality: 'live',
      facts: presentFacts({
        ...shared,
        ...handledBy(agents.handler),
        startedAt,
        endedAt,
        ended: endedAt === undefined ? undefined : true,
      }),
    },
    {
      callKeys,
      kind: 'disposition',
      at: endedAt ?? null,
      finality: 'correction',
      facts: presentFacts({
        disposition: said.disposition ?? said.sub_disposition,
        unmapped: nonEmpty(unmapped),
        contradictions: nonEmpty(doubts),
        details,
      }),
    },
  ];
}

/** Analysis after the call: none of its fields is documented, so they are shown as sent. */
function analysisEvents({ callKeys, shared, startedAt, unmapped, details }: AcefoneReading): CallEvent[] {
  return [
    {
      callKeys,
      kind: 'started',
      at: startedAt ?? null,
      finality: 'live',
      facts: presentFacts({ ...shared, startedAt }),
    },
    {
      callKeys,
      kind: 'analysis',
      at: null,
      finality: 'correction',
      facts: presentFacts({ unmapped: nonEmpty(unmapped), details }),
    },
  ];
}
