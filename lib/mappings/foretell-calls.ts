import { z } from 'zod';
import { fold } from '../calls/fold.ts';
import { storedEvents } from '../calls/stored-events.ts';
import { certainty, hangupParty, hangupReason, outcome } from '../calls/vocabulary.ts';
import { db } from '../db.ts';
import { type InterpretedConnection, interpretDelivery } from '../projection/interpret-delivery.ts';
import { joinCalls } from '../projection/join-calls.ts';
import { type StoredDelivery, selectDeliveries } from '../projection/select-deliveries.ts';
import { entryOf, type WordMapping } from './word-mapping.ts';

const ending = z.object({
  outcome: outcome.nullable(),
  reason: hangupReason.nullable(),
  party: hangupParty.nullable(),
  certainty: certainty.nullable(),
});
/** How a call ended, as far as a mapping can change it. */
export type Ending = z.infer<typeof ending>;

export type ForetoldCall = {
  callId: string;
  /** Whether figures count it: tests and internal calls are in none. */
  inFigures: boolean;
  before: Ending;
  /** `null` where its deliveries, read again, speak of other calls or none. */
  after: Ending | null;
};

const callRows = z.array(ending.extend({ id: z.uuid(), direction: z.string(), isTest: z.boolean() }));

/**
 * How calls of a connection would end if a mapping were in force: their deliveries that have its word unread are
 * interpreted again, everything else that was said of them is taken as it stands. Writes nothing.
 */
export async function foretellCalls(
  connection: InterpretedConnection,
  mapping: WordMapping,
  callIds: readonly string[],
): Promise<ForetoldCall[]> {
  const [stands, events] = await Promise.all([
    db().call.findMany({
      where: { id: { in: [...callIds] } },
      select: {
        id: true,
        outcome: true,
        reason: true,
        party: true,
        certainty: true,
        direction: true,
        isTest: true,
      },
    }),
    storedEvents(db(), callIds),
  ]);
  const entry = entryOf(mapping);
  const concerned = events.filter(({ facts }) => facts.unmapped?.includes(entry));
  const deliveries = await loadDeliveries(connection.id, [
    ...new Set(concerned.map(({ deliveryId }) => deliveryId)),
  ]);
  const again = new Set(deliveries.map(({ id }) => id));
  const then = { ...connection, mappings: [...connection.mappings, mapping] };
  const fresh = deliveries.flatMap((delivery) => interpretDelivery(delivery, then).events);
  const kept = events.filter(({ deliveryId }) => !again.has(deliveryId));
  const endings = new Map<string, Ending>();
  for (const { id, events: said } of joinCalls(connection.id, [...kept, ...fresh])) {
    endings.set(id, ending.parse(fold(said, connection)));
  }
  return callRows.parse(stands).map(({ id, direction, isTest, ...before }) => ({
    callId: id,
    inFigures: !isTest && direction !== 'internal',
    before,
    after: endings.get(id) ?? null,
  }));
}

/** Bodies are read up to a number of bytes at once. */
async function loadDeliveries(connectionId: string, ids: string[]): Promise<StoredDelivery[]> {
  const loaded: StoredDelivery[] = [];
  let left = ids;
  while (left.length > 0) {
    const wanted = left;
    const batch = await db().$transaction((tx) =>
      selectDeliveries(tx, connectionId, { of: 'these', ids: wanted }, wanted.length),
    );
    if (batch.length === 0) break;
    loaded.push(...batch);
    const had = new Set(batch.map(({ id }) => id));
    left = left.filter((id) => !had.has(id));
  }
  return loaded;
}
