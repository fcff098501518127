import { nameBasedUuid } from '../calls/call-key-id.ts';
import { eventHash } from '../calls/event-hash.ts';
import type { StoredEvent } from '../calls/fold.ts';
import { readPayload } from '../http/read-payload.ts';
import type { Interpretation, Provider } from '../providers/provider.ts';
import type { Sample, SampleDelivery } from '../providers/sample.ts';

/** Interprets each delivery of a sample as projection does, straight from its bytes. Pure. */
export function interpretSample(
  provider: Provider,
  { deliveries, settings, timeZone }: Sample,
): Interpretation[] {
  return deliveries.map((delivery) => {
    const { method, trigger, query, contentType } = delivery;
    const body = new TextEncoder().encode(bodyText(delivery));
    const read = readPayload({ method, query, contentType, body });
    if (!read.ok) return { kind: 'unreadable', problem: read.problem };
    const context = { timeZone: timeZone ?? provider.defaults.timeZone, settings };
    return provider.interpret({ payload: read.payload, trigger }, context);
  });
}

/** The body as it goes over the wire. @param indent blanks of JSON, for people. */
export function bodyText({ body }: SampleDelivery, indent = 0): string {
  return typeof body === 'string' ? body : JSON.stringify(body, null, indent);
}

/** The events as they would be stored, delivery by delivery. */
export function asStored(interpretations: readonly Interpretation[]): StoredEvent[] {
  return interpretations.flatMap((interpretation, index) =>
    interpretation.kind !== 'events'
      ? []
      : interpretation.events.map((event, ordinal) => ({
          ...event,
          ordinal,
          deliveryId: nameBasedUuid('00000000-0000-4000-8000-000000000000', `delivery ${index}`),
          contentHash: eventHash(event),
          receivedAt: new Date(Date.UTC(2026, 0, 1, 0, 0, index)).toISOString(),
          isTest: false,
        })),
  );
}
