import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import { db } from '../../lib/db.ts';
import { caseId, type HostileCase } from './hostile-case.ts';
import type { RawAnswer } from './raw-request.ts';
import { bodyOf } from './send-case.ts';

/** What is in the database of one delivery, and of the calls that it speaks of. */
export type Kept = {
  body: Uint8Array;
  state: string;
  reason: string | null;
  keys: string[];
  calls: Record<string, unknown>[];
};

const accepted = z.object({ id: z.uuid() });
const problem = z.object({
  title: z.string().min(1),
  detail: z.string().min(1),
  instance: z.uuid().optional(),
});

/** The delivery that an answer names: what was stored, or kept as failed. */
export function deliveryNamedIn(answer: RawAnswer): string | null {
  if (answer.status === 200) return accepted.safeParse(parsed(answer.body)).data?.id ?? null;
  return problem.safeParse(parsed(answer.body)).data?.instance ?? null;
}

/** Reads what was kept under an id. */
export async function readKept(id: string): Promise<Kept | null> {
  const delivery = await db().delivery.findUnique({ where: { id }, include: { events: true } });
  if (!delivery) return null;
  const { body, state, reason, events } = delivery;
  const calls = await db().call.findMany({ where: { id: { in: events.map(({ callId }) => callId) } } });
  return { body, state, reason, keys: [...new Set(events.flatMap(({ keys }) => keys))], calls };
}

/** Everything that is wrong with how a case was answered; empty where it went as it should. */
export function complaintsAboutAnswer(each: HostileCase, answer: RawAnswer): string[] {
  const { status, headers, body } = answer;
  if (!each.status.includes(status)) {
    return [`answered ${status}, not ${each.status.join(' or ')}: ${body.slice(0, 300)}`];
  }
  if (each.says === undefined || status === 200) return [];
  const told = problem.safeParse(parsed(body));
  if (!told.success || headers.get('content-type') !== 'application/problem+json')
    return [`answered ${status} without a problem document: ${body.slice(0, 300)}`];
  return each.says.test(told.data.detail) ? [] : [`does not say ${each.says}: ${told.data.detail}`];
}

/** Everything that is wrong with what became of a case; empty where it went as it should. */
export function complaintsAboutKept(each: HostileCase, answer: RawAnswer, kept: Kept | null): string[] {
  if (deliveryNamedIn(answer) === null) return answer.status === 200 ? ['answered 200 without an id'] : [];
  if (kept === null) return ['acknowledged and not stored'];
  if (each.becomes === undefined) return ['stored, and should not be'];
  const sent = bodyOf(each);
  return [
    ...(Buffer.from(kept.body).equals(each.stored?.(sent) ?? sent)
      ? []
      : ['stored other bytes than were sent']),
    ...(each.becomes.some((state) => state === kept.state)
      ? []
      : [`became ${kept.state} (${kept.reason}), not ${each.becomes.join(' or ')}`]),
    ...(kept.state === 'projected' || (each.because ?? /./).test(kept.reason ?? '')
      ? []
      : [`is ${kept.state} because "${kept.reason}", not ${each.because}`]),
    ...complaintsAboutCall(each, kept),
  ];
}

function complaintsAboutCall(each: HostileCase, { state, keys, calls }: Kept): string[] {
  if (state !== 'projected') return [];
  const [call = {}] = calls;
  const wanted = each.keys?.(caseId(each.name)) ?? [];
  return [
    ...(calls.length === 1 ? [] : [`makes ${calls.length} calls`]),
    ...wanted.filter((key) => !keys.includes(key)).map((key) => `is not known as ${key} but as ${keys}`),
    ...Object.entries(each.call ?? {})
      .filter(([name, value]) => !isDeepStrictEqual(call[name], value))
      .map(([name, value]) => `${name} is ${JSON.stringify(call[name])}, not ${JSON.stringify(value)}`),
  ];
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
