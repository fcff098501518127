import type { CallState, Direction, Outcome } from '../calls/vocabulary.ts';

/** A stored delivery of the connection, as far as its fate goes. Instants are UTC. */
export type SeenDelivery = {
  id: string;
  /** When it came last. */
  at: string;
  state: 'pending' | 'projected' | 'ignored' | 'failed';
  /** Why it is ignored or failed. */
  reason: string | null;
  /** As its header said. */
  contentType: string;
  /** What the body really is, where it is not what its content type says. */
  readableAs: string | null;
  call: SeenCall | null;
  /** Another provider whose words these are. */
  recognised: { id: string; label: string } | null;
};

/** What became of a delivery, for a person who knows what really happened. */
export type SeenCall = {
  id: string;
  headline: string;
  state: CallState;
  direction: Direction;
  customer: string | null;
  business: string | null;
  agent: string | null;
  outcome: Outcome | null;
  startedAt: string;
  /** `received`: the provider named no time at all. */
  startedAtSource: 'given' | 'derived' | 'received';
  /** The last moment that the provider named. */
  latestAt: string;
};

/** A request that was refused. */
export type SeenRefusal = {
  at: string;
  times: number;
  cause: string;
  detail: string | null;
  fingerprint: string | null;
  address: string | null;
  /** False where its address named no connection, so that nobody can tell whose it is. */
  ofThisConnection: boolean;
};

type FirstDeliveryEvidence = {
  paused: boolean;
  /** Newest first. */
  deliveries: readonly SeenDelivery[];
  /** Newest first. */
  refusals: readonly SeenRefusal[];
};

/**
 * How the times of a call go with when it was reported. `ahead`: it lies in the future; `behind`: it was long over.
 * Both are what a wrong time zone looks like.
 */
export type ClockVerdict = {
  verdict: 'plausible' | 'ahead' | 'behind' | 'unknown';
  /** Seconds from the last moment of the call to its report; negative when it lies in the future. */
  seconds: number;
};

/** Why something did not become a call. */
export type Trouble =
  | { state: 'refused'; at: string; refusal: SeenRefusal }
  | { state: 'other_provider'; at: string; delivery: SeenDelivery; provider: { id: string; label: string } }
  | { state: 'unreadable'; at: string; delivery: SeenDelivery }
  | { state: 'ignored'; at: string; delivery: SeenDelivery };

export type FirstDelivery =
  | { state: 'waiting' }
  /** Stored, and about to be read. */
  | { state: 'reading'; at: string; delivery: SeenDelivery }
  /** Stored, and waiting until the connection is resumed. */
  | { state: 'held'; at: string; delivery: SeenDelivery }
  | Trouble
  | {
      state: 'understood';
      at: string;
      delivery: SeenDelivery;
      call: SeenCall;
      clock: ClockVerdict;
      /** What went wrong after it. */
      since: Trouble | null;
    };

/**
 * What to tell somebody who waits for the first delivery. What was understood stands, whatever came after it;
 * until then the newest of deliveries and refusals counts. Pure.
 */
export function firstDeliveryState({ paused, deliveries, refusals }: FirstDeliveryEvidence): FirstDelivery {
  const [refusal] = newestFirst(refusals);
  const refused: Trouble | null = refusal ? { state: 'refused', at: refusal.at, refusal } : null;
  const sorted = newestFirst(deliveries);

  for (const delivery of sorted) {
    const { call, at } = delivery;
    if (call === null || delivery.recognised !== null) continue;
    const later = sorted.filter((other) => other.at > at).map(troubleOf);
    const [since = null] = newestFirst([...later, refused].filter((each) => each !== null && each.at > at));
    return { state: 'understood', at, delivery, call, clock: clockVerdict(call, at), since };
  }

  const [newest] = sorted;
  if (!newest || (refused && refused.at > newest.at)) return refused ?? { state: 'waiting' };
  const trouble = troubleOf(newest);
  if (trouble) return trouble;
  return { state: paused ? 'held' : 'reading', at: newest.at, delivery: newest };
}

/** `null` for a delivery that is understood or not read yet. */
function troubleOf(delivery: SeenDelivery): Trouble | null {
  const { at, recognised: provider } = delivery;
  if (delivery.state === 'pending') return null;
  if (provider) return { state: 'other_provider', at, delivery, provider };
  if (delivery.state === 'failed') return { state: 'unreadable', at, delivery };
  return delivery.call === null ? { state: 'ignored', at, delivery } : null;
}

/** Providers report within minutes; clocks differ by less than two. Seconds. */
const [mostAhead, mostBehind] = [120, 1200];

/** Whether the times of a call go with when it was reported. */
export function clockVerdict(
  { startedAtSource, latestAt }: Pick<SeenCall, 'startedAtSource' | 'latestAt'>,
  receivedAt: string,
): ClockVerdict {
  const seconds = (Date.parse(receivedAt) - Date.parse(latestAt)) / 1000;
  if (startedAtSource === 'received') return { verdict: 'unknown', seconds };
  if (seconds < -mostAhead) return { verdict: 'ahead', seconds };
  return { verdict: seconds > mostBehind ? 'behind' : 'plausible', seconds };
}

function newestFirst<Item extends { at: string } | null>(items: readonly Item[]): NonNullable<Item>[] {
  return items.filter((item) => item !== null).sort((a, b) => (a.at === b.at ? 0 : a.at > b.at ? -1 : 1));
}
