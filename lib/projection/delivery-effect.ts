import { z } from 'zod';
import { authorise, type Viewer } from '../auth/viewer.ts';
import { presentFacts } from '../calls/call-event.ts';
import { fold, type StoredEvent } from '../calls/fold.ts';
import { storedEvents } from '../calls/stored-events.ts';
import { db } from '../db.ts';

/** One thing that an event of a delivery says of its call. */
export type AssertedFact = {
  /** Its name in the call model, such as `customerNumber` or `details.site`. */
  name: string;
  /** As short text. */
  value: string;
  /** The call shows it because of this delivery. */
  isTaken: boolean;
  /** Where not: the delivery that said it later or better; `null` where such claims are gathered, not chosen. */
  takenFrom: string | null;
  /** That one says the same. */
  isSame: boolean;
};

/** One event of a delivery, with the first of its facts and how many there are besides. */
export type AssertedEvent = {
  kind: string;
  at: string | null;
  finality: string;
  facts: AssertedFact[];
  furtherFacts: number;
};

/** What a delivery says of a call, and what of it the call shows. */
export type DeliveryEffect = { callId: string; events: AssertedEvent[]; deliveries: number };

const effectRows = z.array(
  z.object({
    callId: z.uuid(),
    defaultCountry: z.string(),
    ringingLimitSeconds: z.number(),
    talkingLimitSeconds: z.number(),
  }),
);

const longestValue = 200;

/** Of an event. A payload may have a hundred thousand fields; a page of them helps nobody. */
const mostFacts = 300;

/**
 * What a delivery changed on the calls it speaks of: each fact that its events assert, and whether the call's fold
 * took it or another delivery's claim.
 *
 * @throws {AppError} `forbidden` without `bodies.read`.
 */
export async function deliveryEffect(viewer: Viewer, deliveryId: string): Promise<DeliveryEffect[]> {
  authorise(viewer, 'bodies.read');
  if (!z.uuid().safeParse(deliveryId).success) return [];
  const calls = effectRows.parse(
    await db().$queryRaw`
      SELECT e.call_id AS "callId", n.default_country AS "defaultCountry",
        n.ringing_limit_seconds AS "ringingLimitSeconds", n.talking_limit_seconds AS "talkingLimitSeconds"
      FROM call_event AS e JOIN connection AS n ON n.id = e.connection_id
      WHERE e.delivery_id = ${deliveryId}::uuid
      GROUP BY 1, 2, 3, 4 ORDER BY min(e.ordinal) LIMIT ${mostCalls}`,
  );
  return Promise.all(
    calls.map(async ({ callId, ...context }) => {
      const events = await storedEvents(db(), [callId]);
      const { sources } = fold(events, context);
      const claims = claimsOf(events);
      const own = events
        .filter((event) => event.deliveryId === deliveryId)
        .sort((a, b) => a.ordinal - b.ordinal);
      return {
        callId,
        deliveries: new Set(events.map((event) => event.deliveryId)).size,
        events: own.map((event) => {
          const all = flatFacts(event);
          return {
            kind: event.kind,
            at: event.at,
            finality: event.finality,
            facts: all
              .slice(0, mostFacts)
              .map((fact) => assertedFact(event.deliveryId, fact, sources[fact.name] ?? null, claims)),
            furtherFacts: Math.max(0, all.length - mostFacts),
          };
        }),
      };
    }),
  );
}

/** A delivery speaks of one call, or of a few. */
const mostCalls = 20;

/** Facts of which the call gathers all that were said. */
const gathered = new Set(['offer', 'unmapped', 'contradictions', 'givenCustomerRing']);

type Fact = { name: string; value: string };

/** What each delivery says, as a set to look things up in. */
type Claims = Map<string, Set<string>>;

function claimsOf(events: readonly StoredEvent[]): Claims {
  const claims: Claims = new Map();
  for (const event of events) {
    const said = claims.get(event.deliveryId) ?? new Set();
    claims.set(event.deliveryId, said);
    for (const fact of flatFacts(event)) said.add(claimOf(fact));
  }
  return claims;
}

const claimOf = ({ name, value }: Fact) => `${name}\n${value}`;

function assertedFact(deliveryId: string, fact: Fact, source: string | null, claims: Claims): AssertedFact {
  const { name, value } = fact;
  const isTaken = gathered.has(name) || source === deliveryId;
  const text = value.startsWith('"') ? value.slice(1, -1) : value;
  return {
    name,
    value: text.length > longestValue ? `${text.slice(0, longestValue)}…` : text,
    isTaken,
    takenFrom: isTaken ? null : source,
    isSame: isTaken || (source !== null && (claims.get(source)?.has(claimOf(fact)) ?? false)),
  };
}

/** The facts of an event under the names by which the fold says where it took them from. */
function flatFacts({ facts }: StoredEvent): Fact[] {
  const { details, ...others } = presentFacts(facts);
  return [
    ...Object.entries(others).map(([name, value]) => ({ name, value: JSON.stringify(value) })),
    ...Object.entries(details ?? {}).map(([name, value]) => ({
      name: `details.${name}`,
      value: JSON.stringify(value),
    })),
  ];
}
