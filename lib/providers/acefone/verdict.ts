import type { ReadAgents } from './agents.ts';
import type { FlowStep } from './call-flow.ts';
import type { ReadDirection } from './direction.ts';
import type { AcefonePayload } from './payload.ts';
import type { AcefoneTrigger } from './triggers.ts';

export type Verdict = {
  /** Whether customer and agent were on the line together; `null` when the body does not decide. */
  connected: boolean | null;
  /** What became of our own leg of a click-to-call, which is rung before the customer. */
  agentLeg: 'answered' | 'unanswered' | 'unknown';
  /** Whether the trigger's name says that the customer did not answer. */
  missedByCustomer: boolean;
  /** The status word, when no table knows it. */
  unknownStatus: string | null;
};

/** Status words, letters only → what they say of the whole call. In-call words say something of one side only. */
const statusWords = new Map<string, 'answered' | 'missed' | 'in_call'>([
  ['answered', 'answered'],
  ['missed', 'missed'],
  ['answeredbyagent', 'in_call'],
  ['answeredbycustomer', 'in_call'],
  ['dialedoncustomernumber', 'in_call'],
]);

/**
 * Judges an ended call by what was connected. A menu that picked up, a recording, billed seconds, a duration or
 * `call_connected` are no evidence of an answer: missed calls carry all of them (on click-to-call `call_connected`
 * is "1" as soon as our own agent picks up).
 */
export function readVerdict(
  said: AcefonePayload,
  trigger: AcefoneTrigger | undefined,
  { direction, route }: ReadDirection,
  agents: ReadAgents,
  steps: readonly FlowStep[],
): Verdict {
  const word = said.call_status?.toLowerCase().replaceAll(/[^a-z]/g, '');
  const status = word === undefined ? undefined : statusWords.get(word);
  const whole = status === 'in_call' ? undefined : status;
  // "Call missed by Customer" documents the example status "Answered": that is our agent's leg.
  const told =
    trigger?.slug === 'call-missed-by-customer'
      ? 'missed'
      : (whole ?? (status === undefined ? trigger?.verdict : undefined));

  const agentInFlow = steps.some(({ kind, dialled }) => kind === 'agent' && dialled === 'answered');
  const customerInFlow = steps.some(({ kind, dialled }) => kind === 'customer' && dialled === 'answered');
  const agentThere = agents.answeredNamed || agentInFlow || (agents.ai && told === 'answered');
  const bothThere = (said.outbound_sec ?? 0) > 0;

  const connected =
    told === 'missed'
      ? false
      : bothThere
        ? true
        : told === 'answered'
          ? agentThere || (steps.length === 0 && statusMeansAgent(direction, route))
            ? true
            : null
          : agentThere && (direction === 'inbound' || (direction === 'outbound' && customerInFlow))
            ? true
            : null;
  return {
    connected,
    agentLeg: agentLegOf(said, route, agents, agentInFlow, steps),
    missedByCustomer: trigger?.slug === 'call-missed-by-customer',
    unknownStatus: word !== undefined && status === undefined ? (said.call_status ?? '') : null,
  };
}

/**
 * Where nothing but the status speaks. IVR-routed inbound calls that only a menu answered are `missed` in all real
 * bodies, and a click-to-call has an agent by its nature; a broadcast or dialer call may have been answered by a
 * customer whom no agent ever met.
 */
function statusMeansAgent(direction: ReadDirection['direction'], route: ReadDirection['route']): boolean {
  return direction === 'inbound' || route === 'click_to_call';
}

function agentLegOf(
  said: AcefonePayload,
  route: ReadDirection['route'],
  agents: ReadAgents,
  agentInFlow: boolean,
  steps: readonly FlowStep[],
): Verdict['agentLeg'] {
  if (route !== 'click_to_call') return 'unknown';
  if (agents.answeredNamed || agentInFlow || said.call_connected === '1') return 'answered';
  const dialled = steps.some(({ kind, dialled }) => kind === 'agent' && dialled !== null);
  return dialled || agents.missed.length > 0 || said.call_connected === '0' ? 'unanswered' : 'unknown';
}
