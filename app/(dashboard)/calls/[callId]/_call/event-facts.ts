import { clockDuration } from '@/app/_ui/clock-duration.ts';
import type { CallFacts } from '@/lib/calls/call-event.ts';
import {
  abandonStageLabels,
  directionLabels,
  partyLabels,
  phaseLabels,
  reasonLabels,
} from '@/lib/calls/labels.ts';

/** One fact of an event, as people read it. */
type EventFact = { name: string; value: string };

/**
 * What an event says, in words. Instants have their own table on the page, what was said and extracted its own
 * panels and the provider's further details their own list, so none of them is repeated here.
 */
export function eventFacts(facts: CallFacts): EventFact[] {
  const words: [string, string | undefined][] = [
    ['direction', facts.direction && directionLabels[facts.direction].word.toLowerCase()],
    ['customer', joined(facts.customerName, facts.customerNumber)],
    ['business number', facts.businessNumber],
    ['agent', joined(facts.agentName, facts.agentNumber)],
    ['rung agent', facts.offer && offer(facts.offer)],
    ['queue', facts.queue],
    ['menu', facts.ivr],
    ['keys pressed', facts.dtmf],
    ['campaign', facts.campaign],
    ['phase', facts.phase && phaseLabels[facts.phase]],
    ['connected', yesOrNo(facts.connected)],
    ['gave up', facts.abandonStage && abandonStageLabels[facts.abandonStage]],
    ['hang-up', facts.hangup && hangup(facts.hangup)],
    ['result', quoted(facts.outcomeWords)],
    ['ended by', quoted(facts.partyWords)],
    ['filed as', quoted(facts.disposition)],
    ['duration', length(facts.givenDuration)],
    ['ring', length(facts.givenRing)],
    ['customer ring', length(facts.givenCustomerRing)],
    ['wait', length(facts.givenWait)],
    ['talk', length(facts.givenTalk)],
    ['hold', length(facts.givenHold)],
    ['billed', length(facts.givenBilled)],
    ['recording', facts.recordingUrl === undefined ? undefined : 'yes'],
    ['conversation', counted(facts.turns, 'turn')],
    ['extracted', counted(facts.actions, 'action')],
    ['network', joined(facts.telecomOperator, facts.telecomCircle)],
    ['words not known yet', facts.unmapped?.join(', ')],
  ];
  return words.flatMap(([name, value]) => (value === undefined || value === '' ? [] : [{ name, value }]));
}

function joined(...parts: (string | undefined)[]): string | undefined {
  return (
    parts.flatMap((part) => (part === undefined || part === '' ? [] : [isolated(part)])).join(', ') ||
    undefined
  );
}

/** Beside a name that runs from right to left, a number would be turned round: its + would stand behind it. */
function isolated(part: string): string {
  return /[\p{Script=Hebrew}\p{Script=Arabic}]/u.test(part) ? `\u2068${part}\u2069` : part;
}

function offer({ name, number, result, ring }: NonNullable<CallFacts['offer']>): string {
  const who = joined(name ?? undefined, number ?? undefined) ?? 'without a name';
  return `${who}: ${result}${ring === null ? '' : ` after ${clockDuration(ring)}`}`;
}

function hangup({ reason, party, words }: NonNullable<CallFacts['hangup']>): string {
  const read = `${reasonLabels[reason].word.toLowerCase()} · ${partyLabels[party].word}`;
  return words === '' ? read : `“${words}”, read as ${read}`;
}

function counted(said: readonly unknown[] | undefined, one: string): string | undefined {
  if (said === undefined) return undefined;
  return said.length === 1 ? `1 ${one}` : `${said.length} ${one}s`;
}

const yesOrNo = (value: boolean | undefined) => (value === undefined ? undefined : value ? 'yes' : 'no');
const quoted = (words: string | undefined) => (words === undefined ? undefined : `“${words}”`);
const length = (seconds: number | undefined) => (seconds === undefined ? undefined : clockDuration(seconds));
