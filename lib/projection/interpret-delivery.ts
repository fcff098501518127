import { eventHash } from '../calls/event-hash.ts';
import type { StoredEvent } from '../calls/fold.ts';
import { readPayload } from '../http/read-payload.ts';
import { applyMappings } from '../mappings/apply-mappings.ts';
import type { WordMapping } from '../mappings/word-mapping.ts';
import type { Interpretation } from '../providers/provider.ts';
import { findProvider } from '../providers/registry.ts';
import type { StoredDelivery } from './select-deliveries.ts';

/** What projection needs to know of the connection whose deliveries it reads. */
export type ProjectedConnection = {
  id: string;
  provider: string;
  status: string;
  timeZone: string;
  defaultCountry: string;
  settings: unknown;
  ringingLimitSeconds: number;
  talkingLimitSeconds: number;
};

/** The same with what people say that words of its provider mean. */
export type InterpretedConnection = ProjectedConnection & { mappings: readonly WordMapping[] };

/** What became of one delivery: its events, or why it has none. */
export type ReadDelivery = {
  id: string;
  state: 'projected' | 'ignored' | 'failed';
  reason: string | null;
  events: StoredEvent[];
};

/**
 * Reads a stored delivery with its provider's interpreter, and what that leaves unmapped with the mappings. Pure;
 * whatever the bytes, there is an answer.
 */
export function interpretDelivery(delivery: StoredDelivery, connection: InterpretedConnection): ReadDelivery {
  const interpretation = interpret(delivery, connection);
  if (interpretation.kind === 'ignored') {
    return { id: delivery.id, state: 'ignored', reason: interpretation.reason, events: [] };
  }
  if (interpretation.kind === 'unreadable') {
    return { id: delivery.id, state: 'failed', reason: interpretation.problem, events: [] };
  }
  const events = applyMappings(interpretation.events, connection.mappings).map((event, ordinal) => ({
    ...event,
    deliveryId: delivery.id,
    ordinal,
    contentHash: eventHash(event),
    receivedAt: delivery.receivedAt.toISOString(),
    isTest: delivery.isTest,
  }));
  return { id: delivery.id, state: 'projected', reason: null, events };
}

function interpret(delivery: StoredDelivery, connection: ProjectedConnection): Interpretation {
  const provider = findProvider(connection.provider);
  if (!provider) {
    return {
      kind: 'unreadable',
      problem: `this version of Switchboard has no provider "${connection.provider}"`,
    };
  }
  const read = readPayload(delivery);
  if (!read.ok) return { kind: 'unreadable', problem: read.problem };
  const { timeZone, settings } = connection;
  return provider.interpret({ payload: read.payload, trigger: delivery.trigger }, { timeZone, settings });
}
