import { z } from 'zod';
import { keyField, payloadObject, textField } from '../field.ts';
import { sayingFields } from './normalise-payload.ts';
import { fromEpoch } from './read-stamp.ts';

/** One step of `call_flow`. Times in it are epoch seconds whatever the account chose for its stamps. */
export type FlowStep = {
  kind: FlowStepKind | 'unknown';
  /** The step's type as sent; some steps have none. */
  typeWord: string | undefined;
  at: string | null;
  id: string | undefined;
  name: string | undefined;
  number: string | undefined;
  /** What became of dialling the party of this step. */
  dialled: 'ringing' | 'answered' | 'missed' | null;
  /** A word for that which no table knows. */
  unknownDialWord: string | undefined;
  /** Keys pressed. */
  input: string | undefined;
  /** The call's id, on the first step. */
  value: string | undefined;
  /** When the leg was answered, on the step without a type that closes a click-to-call. */
  legAnsweredAt: string | null;
  /** `Failed` where a time group was closed; `started` where an AI's audio stream began. */
  statusWord: string | undefined;
};

/** Types as seen in real bodies, letters only; `Auto+Attendant` comes URL-encoded. Departments are inferred. */
const stepKinds = {
  init: 'init',
  ivr: 'ivr',
  autoattendant: 'ivr',
  dtmf: 'dtmf',
  timegroup: 'time_group',
  inboundqueue: 'queue',
  queue: 'queue',
  department: 'queue',
  customer: 'customer',
  agent: 'agent',
  agenthangup: 'agent_hangup',
  clicktocall: 'click_to_call',
  voicestreaming: 'voice_streaming',
  hangup: 'hangup',
} as const;

type FlowStepKind = (typeof stepKinds)[keyof typeof stepKinds] | 'leg';

const dialWords = new Map<string, NonNullable<FlowStep['dialled']>>([
  ['dialed', 'ringing'],
  ['answered', 'answered'],
  ['missed', 'missed'],
  ['noanswer', 'missed'],
]);

const flowStep = z.object({
  type: textField,
  id: textField,
  name: textField,
  num: textField,
  number: textField,
  dialst: textField,
  input: textField,
  value: keyField,
  tgst: textField,
  status: textField,
});

/** The steps of a call flow in the order sent. What is no list of steps has none. More than 300 are not read. */
export function readCallFlow(flow: unknown): FlowStep[] {
  if (!Array.isArray(flow)) return [];
  return flow.slice(0, 300).flatMap((item) => {
    const record = payloadObject.safeParse(item);
    if (!record.success) return [];
    const said = flowStep.parse(sayingFields(record.data));
    const legAnsweredAt = fromEpoch(record.data.anstime);
    const dialled = dialWords.get(lettersOf(said.dialst)) ?? null;
    return {
      kind: kindOf(said.type, legAnsweredAt),
      typeWord: said.type,
      at: fromEpoch(record.data.time),
      id: said.id,
      name: said.name,
      number: said.num ?? said.number,
      dialled,
      unknownDialWord: dialled === null ? said.dialst : undefined,
      input: said.input,
      value: said.value,
      legAnsweredAt,
      statusWord: said.tgst ?? said.status,
    };
  });
}

/** Words of the flow that no table knows, as `field=word`. */
export function unknownFlowWords(steps: readonly FlowStep[]): string[] {
  return steps.flatMap((step) => [
    ...(step.kind === 'unknown' && step.typeWord !== undefined ? [`call_flow.type=${step.typeWord}`] : []),
    ...(step.unknownDialWord !== undefined ? [`call_flow.dialst=${step.unknownDialWord}`] : []),
  ]);
}

function kindOf(type: string | undefined, legAnsweredAt: string | null): FlowStep['kind'] {
  if (type === undefined) return legAnsweredAt === null ? 'unknown' : 'leg';
  const word = lettersOf(type);
  const known = Object.entries(stepKinds).find(([name]) => name === word);
  return known ? known[1] : 'unknown';
}

function lettersOf(word: string | undefined): string {
  return (word ?? '')
    .replaceAll(/%[0-9a-f]{2}/gi, '')
    .toLowerCase()
    .replaceAll(/[^a-z]/g, '');
}
