import { type CallFacts, presentFacts } from '../../calls/call-event.ts';
import type { Contradiction, Direction } from '../../calls/vocabulary.ts';
import { leftovers } from '../field.ts';
import { readTime } from '../provider-time.ts';
import { type Legs, type LegTimes, readLegs } from './legs.ts';
import type { CallerdeskPayload } from './payload.ts';
import type { CallerdeskSettings } from './settings.ts';

/** What a Call Report and a Live Call have in common. */
export type ReadCall = {
  said: CallerdeskPayload;
  callKeys: string[];
  direction: Direction;
  /** What is said of the call, whoever was rung. */
  parties: CallFacts;
  agent: { name: string | undefined; number: string | undefined };
  startedAt: string | undefined;
  endedAt: string | undefined;
  legs: Legs;
  doubts: Contradiction[];
  /** Of direction and kind; words of the status are read elsewhere. */
  unmapped: string[];
  details: NonNullable<CallFacts['details']>;
};

/**
 * Who, when and under which keys.
 *
 * @param sent the payload with its empty fields: of a report, those tell that a leg was not picked up.
 * @param fields those of its fields that say something.
 */
export function readCall(
  said: CallerdeskPayload,
  sent: Record<string, unknown>,
  fields: Record<string, unknown>,
  timeZone: string,
  settings: CallerdeskSettings,
): ReadCall {
  const time = (text: string | undefined) => (text === undefined ? null : readTime(text, timeZone));
  const legTime = (name: keyof LegTimes) => ({
    sent: Object.hasOwn(sent, name),
    said: Object.hasOwn(fields, name),
    time: time(said[name]),
  });
  const direction = directionOf(said.Direction);
  const inbound = direction === 'inbound';
  const [started, ended] = [time(said.StartTime), time(said.EndTime)];
  const times: LegTimes = {
    LegA_Picked_time: legTime('LegA_Picked_time'),
    LegB_Start_time: legTime('LegB_Start_time'),
    LegB_Picked_time: legTime('LegB_Picked_time'),
  };
  const campaignIsKey = settings.campid === 'call' && !inbound;
  const { customer, agent } = partiesOf(said, direction, settings);
  const doubts = [started, ended, ...Object.values(times).map((leg) => leg.time)].flatMap((read) =>
    read?.doubt ? [read.doubt] : [],
  );
  const isKnownType = said.type === undefined || namedKind(said.type) !== null;
  return {
    said,
    callKeys: [
      ...(said.CallSid === undefined ? [] : [`CallSid:${said.CallSid}`]),
      ...(said.Uniqueid === undefined ? [] : [`Uniqueid:${said.Uniqueid}`]),
      ...(said.campid === undefined || !campaignIsKey ? [] : [`campid:${said.campid}`]),
    ],
    direction,
    parties: presentFacts({
      direction: direction === 'unknown' ? undefined : direction,
      customerNumber: customer,
      businessNumber: said.DestinationNumber,
      queue: said.call_group,
      campaign: settings.campid === 'campaign' && !inbound ? said.campid : undefined,
      dtmf: said.key_press,
      startedAt: started?.instant,
    }),
    agent: { name: said.receiver_name, number: agent },
    startedAt: started?.instant,
    endedAt: ended?.instant,
    legs: readLegs(times, started?.instant, inbound, settings.firstLeg),
    doubts: [...new Set(doubts)],
    unmapped: [
      ...(said.Direction !== undefined && direction === 'unknown' ? [`Direction=${said.Direction}`] : []),
      ...(isKnownType ? [] : [`type=${said.type}`]),
    ],
    details: leftovers(fields, {
      ...said,
      StartTime: started?.instant,
      EndTime: ended?.instant,
      campid: inbound ? undefined : said.campid,
      type: isKnownType ? said.type : undefined,
      ...(direction === 'unknown' && {
        Direction: undefined,
        SourceNumber: undefined,
        DialWhomNumber: undefined,
      }),
      // The legs of outgoing calls have no fields of their own in the call model.
      ...(!inbound && {
        LegA_Picked_time: undefined,
        LegB_Start_time: undefined,
        LegB_Picked_time: undefined,
      }),
    }),
  };
}

/** What `type` names; `null` where it is absent or a word that no document knows. */
export function namedKind(type: string | undefined): 'report' | 'live' | null {
  const letters = type?.toLowerCase().replace(/[^a-z]/g, '') ?? '';
  if (letters === 'callreport') return 'report';
  return letters.startsWith('live') ? 'live' : null;
}

function directionOf(word: string | undefined): Direction {
  const capitals = word?.toUpperCase();
  return capitals === 'IVR' ? 'inbound' : capitals === 'WEBOBD' ? 'outbound' : 'unknown';
}

/** `SourceNumber` is the caller of an incoming call and leg A of an outgoing one. */
function partiesOf(
  { SourceNumber, DialWhomNumber }: CallerdeskPayload,
  direction: Direction,
  { firstLeg }: CallerdeskSettings,
): { customer: string | undefined; agent: string | undefined } {
  if (direction === 'unknown') return { customer: undefined, agent: undefined };
  return direction === 'inbound' || firstLeg === 'customer'
    ? { customer: SourceNumber, agent: DialWhomNumber }
    : { customer: DialWhomNumber, agent: SourceNumber };
}
