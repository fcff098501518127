import type { Call } from './call.ts';
import { durationWords } from './duration-words.ts';
import { abandonStageLabels } from './labels.ts';
import type { Outcome } from './vocabulary.ts';

/** Who called whom and what came of it, in one sentence, from what is known of the call. */
export function headline(call: Call): string {
  const { caller, callee } = sides(call);
  if (call.state === 'live') return liveHeadline(call, caller, callee);
  if (call.state === 'stale') return `${caller} called ${callee}; how it ended was not reported.`;
  return `${caller} called ${callee}${result(call)}.`;
}

function sides(call: Call): { caller: string; callee: string } {
  const received = call.customerNumberKind === 'withheld' ? null : call.customerNumberRaw;
  const customer = call.customerName ?? call.customerNumber ?? received ?? 'A withheld number';
  const business = call.queue ?? call.businessNumber ?? call.businessNumberRaw ?? 'us';
  const agent = agentName(call) ?? 'We';
  if (call.direction === 'outbound') return { caller: agent, callee: inSentence(customer) };
  if (call.direction === 'internal') return { caller: agent, callee: inSentence(business) };
  return { caller: customer, callee: inSentence(business) };
}

/** A provider's technical id is no name: it stands among the facts. */
function agentName({ agentName: name, agentNumber: number }: Call): string | null {
  return name ?? (number !== null && /^\+?[\d•*x ]{2,18}$|^ext/i.test(number) ? number : null);
}

function inSentence(name: string): string {
  return name === 'A withheld number' ? 'a withheld number' : name;
}

function liveHeadline(call: Call, caller: string, callee: string): string {
  if (call.phase !== 'talking') return `${caller} is calling ${callee}.`;
  const agent = agentName(call);
  const withAgent =
    call.direction === 'inbound' && agent !== null ? ` and is talking to ${agent}` : '; they are talking';
  return `${caller} called ${callee}${withAgent}.`;
}

function result(call: Call): string {
  const inbound = call.direction === 'inbound';
  const agent = agentName(call) ?? (call.handledBy === 'ai' ? 'an AI agent' : 'an agent');
  const talked = call.talk === null ? '' : ` for ${durationWords(call.talk)}`;
  const results: Record<Outcome, string> = {
    answered: inbound ? ` and talked to ${agent}${talked}` : `, and they talked${talked}`,
    voicemail: ' and reached a voicemail',
    abandoned: ` and hung up ${call.abandonStage ? abandonStageLabels[call.abandonStage] : 'before anyone answered'}`,
    missed: ', and nobody answered',
    no_answer: ', who did not pick up',
    busy: ', whose line was busy',
    agent_no_answer: ', but our own side never picked up',
    cancelled: ' and gave up before an answer',
    failed: ', but the call could not be made',
    blocked: '; the call was blocked',
    unknown: '; how it ended is not known',
  };
  return call.outcome === null ? results.unknown : results[call.outcome];
}
