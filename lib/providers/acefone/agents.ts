import { z } from 'zod';
import { payloadObject, textField } from '../field.ts';
import type { FlowStep } from './call-flow.ts';
import { sayingFields } from './normalise-payload.ts';
import type { AcefonePayload } from './payload.ts';

export type NamedAgent = { id: string | undefined; name: string | undefined; number: string | undefined };

export type ReadAgents = {
  /** Who handled the call, or whom a live notification names; `null` when nobody is named. */
  handler: NamedAgent | null;
  /** Whether an answering agent is named, which is evidence of an answer on the agent's side. */
  answeredNamed: boolean;
  missed: NamedAgent[];
  transferred: boolean;
  /** Whether the handler is an AI that streamed the call's audio. */
  ai: boolean;
};

const agentObject = z.object({
  id: textField,
  name: textField,
  /** A phone, an `Extension-…`, or a softphone's seat. */
  number: textField,
  agent_number: textField,
  follow_me_number: textField,
  is_transferred_agent: textField,
});

/**
 * The agents of a body. One agent has several numbers (phone, follow-me number, seat, extension): the phone comes
 * first, then the number the call flow dialled, so that an agent is the same one in every trigger.
 */
export function readAgents(said: AcefonePayload, steps: readonly FlowStep[]): ReadAgents {
  const answered = agentList(said.answered_agent);
  const byNumber = [...agentList(said.answered_agent_number), ...agentList(said.answer_agent_number)].at(-1);
  const flat = textOf(said.answered_agent_number) ?? textOf(said.answer_agent_number);
  const last = answered.at(-1) ?? byNumber;
  const answeredNamed =
    last !== undefined ||
    flat !== undefined ||
    said.answered_agent_name !== undefined ||
    textOf(said.answered_agent) !== undefined;
  const handler: NamedAgent | null = answeredNamed
    ? {
        id: last?.id,
        name: last?.name ?? said.answered_agent_name ?? textOf(said.answered_agent),
        number: last?.phone ?? numberInFlow(last?.id, steps) ?? flat ?? last?.number,
      }
    : namedBeside(said);

  const missed = agentList(said.missed_agent).map(({ id, name, phone, number }) => ({
    id,
    name,
    number: phone ?? numberInFlow(id, steps) ?? number,
  }));
  const firstMissed = said.first_missed_agent_follow_me_number ?? said.first_missed_agent_number;
  const humanInFlow = steps.some(({ kind, dialled }) => kind === 'agent' && dialled === 'answered');
  return {
    handler,
    answeredNamed,
    missed:
      missed.length > 0 || firstMissed === undefined
        ? missed
        : [{ id: undefined, name: undefined, number: firstMissed }],
    transferred: answered.length > 1 || answered.some(({ transferred }) => transferred),
    ai: !answeredNamed && !humanInFlow && steps.some(({ kind }) => kind === 'voice_streaming'),
  };
}

/** The agent that dialler triggers and "Dialed on Agent" name beside the call. */
function namedBeside(said: AcefonePayload): NamedAgent | null {
  const [object] = agentList(said.agent);
  const name = said.agent_name ?? object?.name ?? textOf(said.agent);
  const number = said.agent_number ?? object?.phone ?? object?.number;
  return name === undefined && number === undefined ? null : { id: object?.id, name, number };
}

/** The agents that a value names. More than 300 are not read: each becomes an event of its own. */
function agentList(value: unknown) {
  return [value]
    .flat()
    .slice(0, 300)
    .flatMap((item) => {
      const record = payloadObject.safeParse(item);
      if (!record.success) return [];
      const agent = agentObject.parse(sayingFields(record.data));
      const phone = agent.agent_number ?? agent.follow_me_number;
      if (
        agent.id === undefined &&
        agent.name === undefined &&
        agent.number === undefined &&
        phone === undefined
      ) {
        return [];
      }
      return {
        id: agent.id,
        name: agent.name,
        number: agent.number,
        phone,
        transferred: agent.is_transferred_agent?.toLowerCase() === 'yes',
      };
    });
}

function textOf(value: unknown): string | undefined {
  return textField.parse(value);
}

function numberInFlow(id: string | undefined, steps: readonly FlowStep[]): string | undefined {
  if (id === undefined) return undefined;
  return steps.find((step) => step.kind === 'agent' && step.id === id && step.number !== undefined)?.number;
}
