import type { CallFacts } from '../../calls/call-event.ts';
import type { Contradiction } from '../../calls/vocabulary.ts';
import { leftovers, payloadObject, textField } from '../field.ts';
import type { InterpretationContext } from '../provider.ts';
import type { ReadTime } from '../provider-time.ts';
import { type ReadAgents, readAgents } from './agents.ts';
import { readTelecom } from './billing-circle.ts';
import { type FlowStep, readCallFlow, unknownFlowWords } from './call-flow.ts';
import { readCallKeys } from './call-keys.ts';
import { type ReadDirection, readDirection, readNumbers } from './direction.ts';
import { guessTrigger } from './guess-trigger.ts';
import { saysNothing } from './normalise-payload.ts';
import { type AcefonePayload, acefonePayload } from './payload.ts';
import { readStamp, readStampParts } from './read-stamp.ts';
import type { AcefoneSettings } from './settings.ts';
import { type AcefoneTrigger, findTrigger, type TriggerKind } from './triggers.ts';

/** A body with everything that several kinds of notification read alike. */
export type AcefoneReading = {
  said: AcefonePayload;
  trigger: AcefoneTrigger | undefined;
  kind: TriggerKind;
  callKeys: string[];
  way: ReadDirection;
  steps: FlowStep[];
  agents: ReadAgents;
  startedAt: string | undefined;
  answerStamp: string | undefined;
  endedAt: string | undefined;
  /** When the key was pressed, the agent dialled, the department reached. */
  momentAt: string | undefined;
  /** Numbers, campaign, operator: what is the same whichever leg speaks. */
  shared: CallFacts;
  doubts: Contradiction[];
  unmapped: string[];
  details: NonNullable<CallFacts['details']>;
};

/** A body with its fields under our names, its keys as they came, and the trigger of the address. */
type NormalisedBody = {
  fields: Record<string, unknown>;
  keys: readonly string[];
  triggerSlug: string;
};

/** Reads a body. */
export function readBody(
  { fields, keys, triggerSlug }: NormalisedBody,
  context: InterpretationContext<AcefoneSettings>,
): AcefoneReading {
  const said = acefonePayload.parse({ ...fields });
  const trigger = findTrigger(triggerSlug);
  const way = readDirection(said, trigger);
  const steps = readCallFlow(said.call_flow);
  const agents = readAgents(said, steps);
  const { customer, business } = readNumbers(said, way.direction);
  const telecom = readTelecom(said, keys);

  const started = readStampParts(
    { whole: said.start_stamp, date: said.start_date, time: said.start_time },
    context,
  );
  const ended = readStampParts({ whole: said.end_stamp, date: said.end_date, time: said.end_time }, context);
  const answer = readStamp(said.answer_stamp, context);
  const moment = readStamp(said.date, context);
  const startedAt = started?.instant ?? steps.find(({ kind }) => kind === 'init')?.at ?? undefined;
  const lead = leadOf(said);

  const shared: CallFacts = {
    direction: way.direction === 'unknown' ? undefined : way.direction,
    customerNumber: customer,
    customerName: lead.name,
    businessNumber: business,
    campaign: said.campaign_name ?? said.broadcast_name,
    telecomOperator: telecom.operator,
    telecomCircle: telecom.circle,
  };
  const read = (time: ReadTime | null) => time?.instant;
  return {
    said,
    trigger,
    kind: kindOf(said, trigger),
    callKeys: readCallKeys(said, { customer, startedAt, steps }),
    way,
    steps,
    agents,
    startedAt,
    answerStamp: read(answer),
    endedAt: read(ended),
    momentAt: read(moment),
    shared,
    doubts: [started, ended, answer, moment].flatMap((time) => (time?.doubt ? [time.doubt] : [])),
    unmapped: [
      ...(trigger || triggerSlug.trim() === '' ? [] : [`trigger=${textField.parse(triggerSlug)}`]),
      ...(way.unknownWord === null ? [] : [`direction=${way.unknownWord}`]),
      ...unknownFlowWords(steps),
    ],
    details: leftovers(
      { ...fields, ...structures(said) },
      {
        ...said,
        // Shown as sent: no field of the call model holds all that they say.
        ...shownWhole,
        start_stamp: read(started),
        end_stamp: read(ended),
        // When a dialer's or broadcast's answer_stamp was taken is not settled, so it stays visible.
        answer_stamp: way.route === 'dialer' || way.route === 'broadcast' ? undefined : read(answer),
        // On dialer calls this counts from the queue, not from the start.
        duration: way.route === 'dialer' ? undefined : said.duration,
        date: read(moment),
        // A time told in parts was read if the whole was.
        start_date: said.start_stamp !== undefined ? undefined : read(started),
        start_time: said.start_stamp !== undefined ? undefined : read(started),
        end_date: said.end_stamp !== undefined ? undefined : read(ended),
        end_time: said.end_stamp !== undefined ? undefined : read(ended),
        direction: way.wordSaysMore ? undefined : said.direction,
        caller_id_number: way.direction === 'unknown' ? undefined : said.caller_id_number,
        call_to_number: way.direction === 'unknown' ? undefined : said.call_to_number,
        billing_circle: telecom.whole ? said.billing_circle : undefined,
      },
    ),
  };
}

/** Nested values that came as JSON strings are shown nested. */
function structures(said: AcefonePayload): Record<string, unknown> {
  const {
    answered_agent,
    agent,
    missed_agent,
    call_flow,
    broadcast_lead_fields,
    lead_fields,
    llm_analysis,
    stt,
  } = said;
  const nested = {
    answered_agent,
    agent,
    missed_agent,
    call_flow,
    broadcast_lead_fields,
    lead_fields,
    llm_analysis,
    stt,
  };
  return Object.fromEntries(Object.entries(nested).filter(([, value]) => value !== undefined));
}

const shownWhole = {
  ref_id: undefined,
  uuid: undefined,
  custom_identifier: undefined,
  answered_agent: undefined,
  agent: undefined,
  missed_agent: undefined,
  first_missed_agent_number: undefined,
  first_missed_agent_follow_me_number: undefined,
  call_flow: undefined,
  call_connected: undefined,
  hangup_cause: undefined,
  reason_key: undefined,
  hangup_cause_key: undefined,
  hangup_cause_code: undefined,
  hangup_cause_description: undefined,
  outbound_sec: undefined,
  customer_number: undefined,
  ivr_id: undefined,
  auto_attendant_id: undefined,
  dept_id: undefined,
  broadcast_name: undefined,
  broadcast_lead_fields: undefined,
  lead_fields: undefined,
  sub_disposition: undefined,
  llm_analysis: undefined,
  stt: undefined,
};

/** The trigger's kind; but a live trigger whose template reports an end has become a report. */
function kindOf(said: AcefonePayload, trigger: AcefoneTrigger | undefined): TriggerKind {
  if (!trigger) return guessTrigger(said);
  const final = trigger.kind === 'hangup' || trigger.kind === 'disposition' || trigger.kind === 'analysis';
  return final || said.end_stamp === undefined ? trigger.kind : 'hangup';
}

/** A text or a list of texts, in order. */
export function listed(value: unknown): string | undefined {
  const list = [value].flat().flatMap((item) => (saysNothing(item) ? [] : (textField.parse(item) ?? [])));
  return list.length === 0 ? undefined : list.join(', ');
}

function leadOf(said: AcefonePayload): { name: string | undefined } {
  const lead = payloadObject.safeParse(said.lead_fields ?? said.broadcast_lead_fields);
  return { name: lead.success && !saysNothing(lead.data.name) ? textField.parse(lead.data.name) : undefined };
}
