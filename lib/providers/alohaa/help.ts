import type { ProviderHelp } from '../provider-help.ts';
import { sample } from '../sample.ts';
import hunted from './fixtures/incoming-hunted.json' with { type: 'json' };
import answered from './fixtures/outgoing-answered.json' with { type: 'json' };
import { alohaaPayload } from './payload.ts';

const outgoingPage = 'Outgoing call webhook page, docs.alohaa.ai';
const incomingPage = 'Incoming call webhook page, docs.alohaa.ai';

export const alohaaHelp: ProviderHelp = {
  about:
    'Business telephony from India. It reports every call when it is over and, for incoming calls, also whenever an agent’s phone is rung. All of it comes as JSON by POST, from one webhook setting for incoming and one for outgoing calls.',
  payload: [{ name: 'Fields', schema: alohaaPayload }],
  otherWords: [
    { field: 'call_type', words: 'outgoing', meaning: 'Direction: outbound', source: outgoingPage },
    { field: 'call_type', words: 'incoming', meaning: 'Direction: inbound', source: incomingPage },
    {
      field: 'webhook_type',
      words: 'dial_on_agent',
      meaning: 'An agent’s phone rings; the call goes on',
      source: incomingPage,
    },
    {
      field: 'call_status',
      words: 'answered',
      meaning: 'Customer and agent were connected',
      source: outgoingPage,
    },
    {
      field: 'call_status',
      words: 'notanswered',
      meaning: 'This agent’s leg was not answered',
      source: incomingPage,
    },
  ],
  quirks: [
    {
      text: 'An incoming call that rings several agents sends one completion for each of them, under one call_id: those who did not pick up say notanswered. The call counts as answered if any of them says answered, in whatever order they come.',
      source: 'stored rows of an integration: several for one call_id',
    },
    {
      text: 'Busy, blocked, declined and “no answer” share one word, and so do switched off, wrong number and flight mode. Which of them it was cannot be told: such calls stand as ambiguous, with all that they may be.',
      source: `hang-up matrix of the ${outgoingPage}`,
    },
    {
      text: 'Answered calls may carry a cause that the matrix gives to unanswered ones; the provider’s own sample does. The call counts as answered and is marked as a contradiction.',
      source: `sample of the ${outgoingPage}`,
    },
    {
      text: 'call_duration is in seconds for outgoing calls and “in hours, minutes and seconds” for incoming ones. Both forms are read.',
      source: 'the two pages contradict each other',
    },
    {
      text: 'The lengths of the sample do not add up: 69 s from start to end, call_duration 30, ringing 26. What the times measure is preferred, and the disagreement is shown.',
      source: `sample of the ${outgoingPage}`,
    },
    {
      text: 'How long customer and agent talked is not reported, so talk time is unknown.',
      source: 'no field for it on either page',
    },
    {
      text: 'The number-masking webhook asks a question that has to be answered with a number to forward to. Switchboard does not answer it: do not paste the address there.',
      source: 'Number masking webhook page, docs.alohaa.ai',
    },
  ],
  unsure: [
    'Whether the Z at the end of its times really means UTC. If calls appear hours off, change the setting for times.',
    'Which fields the completion of an incoming call has besides those listed; without a cause only call_status speaks.',
    'Whether, how often and how long after a failure it sends again.',
    'From which addresses it sends.',
  ],
  examples: [
    {
      name: 'outgoing-answered',
      title: 'An outgoing call that was answered',
      sample: sample.parse(answered),
    },
    {
      name: 'incoming-hunted',
      title: 'An incoming call that rang three agents',
      sample: sample.parse(hunted),
    },
  ],
};
