import type { ReadTime } from '../provider-time.ts';
import type { CallerdeskSettings } from './settings.ts';

/** The legs of a call by whose phone they are. Instants are UTC, ISO 8601. */
export type Legs = {
  /**
   * Whether the report tells of its legs: then a leg without a time never happened. Old reports have none of
   * these fields, and a time that cannot be read says nothing either way.
   */
  told: boolean;
  agent: { startedAt: string | undefined; pickedAt: string | undefined };
  customer: { startedAt: string | undefined; pickedAt: string | undefined };
  /** Whose phone rings second. */
  second: 'agent' | 'customer';
};

export type LegTimes = Record<'LegA_Picked_time' | 'LegB_Start_time' | 'LegB_Picked_time', LegTime>;

type LegTime = {
  /** Whether the payload has the field, be it empty. */
  sent: boolean;
  /** Whether it holds anything, readable or not. */
  said: boolean;
  time: ReadTime | null;
};

/** Leg A of an incoming call is the caller; of an outgoing one whoever the account rings first. */
export function readLegs(
  times: LegTimes,
  callStartedAt: string | undefined,
  inbound: boolean,
  firstLeg: CallerdeskSettings['firstLeg'],
): Legs {
  const all = Object.values(times);
  const legA = { startedAt: callStartedAt, pickedAt: times.LegA_Picked_time.time?.instant };
  const legB = {
    startedAt: times.LegB_Start_time.time?.instant,
    pickedAt: times.LegB_Picked_time.time?.instant,
  };
  const agentIsFirst = !inbound && firstLeg === 'agent';
  return {
    told: all.some(({ sent }) => sent) && all.every(({ said, time }) => !said || time !== null),
    agent: agentIsFirst ? legA : legB,
    customer: agentIsFirst ? legB : legA,
    second: agentIsFirst ? 'customer' : 'agent',
  };
}

/** When both were on the line; the caller of an incoming call always is. */
export function legsMetAt({ agent, customer }: Legs, inbound: boolean): string | undefined {
  if (agent.pickedAt === undefined) return undefined;
  if (inbound) return agent.pickedAt;
  if (customer.pickedAt === undefined) return undefined;
  return [agent.pickedAt, customer.pickedAt].sort().at(-1);
}

/** Whose phone was not picked up, as far as the legs tell: of two, the one that rings first. */
export function unpickedSide({ told, agent, customer, second }: Legs): 'agent' | 'customer' | null {
  if (!told) return null;
  const first = second === 'agent' ? customer : agent;
  if (first.pickedAt === undefined) return second === 'agent' ? 'customer' : 'agent';
  return (second === 'agent' ? agent : customer).pickedAt === undefined ? second : null;
}

/** Seconds that a phone rang: to its pick-up, else to the end of the call. 0 when it was never dialled. */
export function rangFor(
  leg: Legs['agent'],
  told: boolean,
  callEndedAt: string | undefined,
): number | undefined {
  if (leg.startedAt === undefined) return told && leg.pickedAt === undefined ? 0 : undefined;
  const until = leg.pickedAt ?? (told ? callEndedAt : undefined);
  if (until === undefined) return undefined;
  const seconds = (Date.parse(until) - Date.parse(leg.startedAt)) / 1000;
  return seconds < 0 ? undefined : seconds;
}
