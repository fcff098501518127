import type { ProviderHelp } from '../provider-help.ts';
import { sample } from '../sample.ts';
import printed from './fixtures/first-generation-as-printed.json' with { type: 'json' };
import noAnswer from './fixtures/status-no-answer.json' with { type: 'json' };
import third from './fixtures/third-generation.json' with { type: 'json' };
import { synthflowCall, synthflowEnvelope, synthflowLead } from './payload.ts';
import { liveStatuses } from './status.ts';

const webhooksPage = 'webhooks page, docs.synthflow.ai';
const firstPage = 'webhook page of the first generation, docs.synthflow.ai';
const integrations = 'seen by integrations, not documented';

export const synthflowHelp: ProviderHelp = {
  about:
    'AI agents that make and take telephone calls. After each call it sends one JSON report by POST: how the call went, the transcript, what the agent found out and did, and what a judge thought of it. The report has had three generations, all of which are read.',
  payload: [
    { name: 'Around the call', schema: synthflowEnvelope },
    { name: 'The call', schema: synthflowCall },
    { name: 'The customer', schema: synthflowLead },
  ],
  otherWords: [
    ...liveStatuses.map(({ status, phase, source }) => ({
      field: 'status',
      words: status,
      meaning: `The call is not over: ${phase}`,
      source,
    })),
    {
      field: 'type_of_call',
      words: 'inbound',
      meaning: 'Direction: inbound; only the API’s call object says it',
      source: integrations,
    },
  ],
  quirks: [
    {
      text: 'A signature covers the call’s id and nothing else. It proves that the sender knows the secret of the workspace, not that the body is what was sent, and it can be used again with another body.',
      source: 'webhooks security page, docs.synthflow.ai',
    },
    {
      text: 'Which way a call went is not said. The connection’s settings decide, for all agents or by the agent.',
      source: 'no field for it in any generation of the webhook',
    },
    {
      text: 'End reasons and statuses stand in any of the fields error_message, end_call_reason and status: the first generation has the reason in error_message and a status in end_call_reason. The most telling word of a report decides.',
      source: `${firstPage}; ${webhooksPage}`,
    },
    {
      text: 'A machine that took the call weighs more than a goodbye: such calls are voicemail.',
      source: firstPage,
    },
    {
      text: 'When a call ended is not said, and whether the duration holds the ringing neither. The duration is shown as given; talk time is unknown.',
      source: 'no field for it in any generation',
    },
    {
      text: 'What actions return may be an object, text that holds JSON, wrapped twice, or broken. All are read as far as they can be and kept whole.',
      source: integrations,
    },
    {
      text: 'A live transfer that failed says so only in what the action returned, with a status such as transfer-failed-timeout. It counts as a failed action.',
      source: integrations,
    },
    {
      text: 'call_summary is a judgement of the call, no summary of it.',
      source: webhooksPage,
    },
    {
      text: 'Where an agent hides personal data, the customer’s number is a mark. Such calls have no number.',
      source: 'setting redact_pii of an agent',
    },
    {
      text: 'The inbound webhook is a question that has to be answered. It is kept and ignored; a caller may be disconnected meanwhile. Never paste the address there.',
      source: 'inbound webhook page, docs.synthflow.ai',
    },
  ],
  unsure: [
    'How the header of the signature is spelled on the wire. Every documented and observed spelling is accepted.',
    'Whether a report is sent again after a failure, and how often; its log counts attempts and mentions a timeout of five seconds.',
    'What metadata holds. It is shown as it came.',
    'How transfers, messages and bookings look among the actions: only the names of their types are known.',
  ],
  examples: [
    {
      name: 'first-generation-as-printed',
      title: 'The sample of the first generation',
      sample: sample.parse(printed),
    },
    {
      name: 'third-generation',
      title: 'A report of the third generation',
      sample: sample.parse(third),
    },
    { name: 'status-no-answer', title: 'A call that nobody picked up', sample: sample.parse(noAnswer) },
  ],
};
