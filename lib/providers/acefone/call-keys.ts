import type { FlowStep } from './call-flow.ts';
import { numberTail } from './direction.ts';
import type { AcefonePayload } from './payload.ts';
import { fromEpoch } from './read-stamp.ts';

/**
 * The names under which a body speaks of its call; none when it names no call.
 *
 * `call_id` is the call's own name, but "Call answered by Customer (Click to call)" comes without it. What that
 * trigger shares with the others is `uuid`, and `uuid` alone joins nothing here: on dialer calls it is random text
 * of unknown reach, and calls placed in the same microsecond (a broadcast) can be given the same one. On
 * click-to-call it is a PHP `uniqid()`: eight hexadecimal digits of epoch seconds, five of microseconds. So a `uuid`
 * counts as a name only together with the customer's number, and only when the second inside it lies near the call
 * it came with. Two calls would have to start in the same microsecond and to the same customer to be confused.
 * Where an account sends neither, the two halves stay two calls: apart can be mended later, merged cannot.
 *
 * `ref_id` names one click-to-call request and is a UUID. `custom_identifier` is whatever the account passes, a
 * lead's number for instance, which returns with every call to that lead: it joins nothing. `start_stamp` differs by
 * a second between triggers of one call and joins nothing either.
 */
export function readCallKeys(
  said: AcefonePayload,
  call: { customer: string | undefined; startedAt: string | undefined; steps: readonly FlowStep[] },
): string[] {
  // The first step of a call flow carries the call's id, for templates that leave `call_id` out.
  const callId = said.call_id ?? call.steps.find(({ kind }) => kind === 'init')?.value;
  const tail = numberTail(call.customer);
  const keys = [
    ...(callId !== undefined ? [`call_id:${callId}`] : []),
    ...(said.ref_id !== undefined && isUuid(said.ref_id) ? [`ref_id:${said.ref_id.toLowerCase()}`] : []),
    ...(said.uuid !== undefined && tail !== null && namesOneMoment(said.uuid, callId, call.startedAt)
      ? [`uuid:${said.uuid.toLowerCase()}|${tail}`]
      : []),
  ];
  if (keys.length > 0) return keys;
  // Nothing that another body could share: a call of its own.
  const own = said.uuid ?? said.ref_id ?? said.custom_identifier;
  return own === undefined ? [] : [`own:${own}|${tail ?? ''}|${call.startedAt ?? said.start_stamp ?? ''}`];
}

function isUuid(text: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text);
}

/** Whether a `uuid` is a `uniqid()` of about the time of its call. Half a day leaves room for a wrong time zone. */
function namesOneMoment(uuid: string, callId: string | undefined, startedAt: string | undefined): boolean {
  const seconds = /^([0-9a-f]{8})[0-9a-f]{5}$/i.exec(uuid)?.[1];
  if (seconds === undefined) return false;
  const made = Number.parseInt(seconds, 16) * 1000;
  const moments = [fromEpoch(/(?:^|-)(\d{10})\.\d+$/.exec(callId ?? '')?.[1]), startedAt ?? null];
  return moments.some((moment) => moment !== null && Math.abs(Date.parse(moment) - made) < 43_200_000);
}
