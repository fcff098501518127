import type { ProviderHelp } from '../provider-help.ts';
import { sample } from '../sample.ts';
import automatic from './fixtures/auto-call-in-progress-then-ended.json' with { type: 'json' };
import gaveUp from './fixtures/inbound-caller-gave-up.json' with { type: 'json' };
import { alohubPayload } from './payload.ts';

const automaticPage = 'Automatic Call Webhook page of the provider';
const eventPage = 'Webhook call event page of the provider';

export const alohubHelp: ProviderHelp = {
  about:
    'A contact centre from Vietnam, with ordinary calls and automatic campaigns. It sends one shape of JSON by POST, at each change of a call’s status or, depending on the account, only at its end.',
  payload: [{ name: 'Fields', schema: alohubPayload }],
  otherWords: [
    { field: 'direction', words: 'inbound', meaning: 'Direction: inbound', source: automaticPage },
    { field: 'direction', words: 'outbound', meaning: 'Direction: outbound', source: automaticPage },
    {
      field: 'call_status',
      words: 'answered',
      meaning: 'Customer and agent were connected; whether the call is over, endtime says',
      source: automaticPage,
    },
    {
      field: 'call_status',
      words: 'missed',
      meaning: 'Customer and agent never met',
      source: automaticPage,
    },
  ],
  quirks: [
    {
      text: 'caller_number is the customer and destination_number the agent’s extension in both directions: on outbound calls they do not change places.',
      source: `${automaticPage}, its outbound sample`,
    },
    {
      text: 'One page has it sent at each change of status, the other at the end of the call. A body whose endtime, hangup_by and total_duration are all empty is read as a call that goes on.',
      source: `${automaticPage}; ${eventPage}`,
    },
    {
      text: 'A missed call is over even where its end is left empty.',
      source: 'concluded: nothing can follow',
    },
    {
      text: 'No cause is named: the reason follows from the status and from who hung up, so most missed calls are ambiguous.',
      source: automaticPage,
    },
    {
      text: 'An answertime beside another status than answered proves no answer; it is kept as a detail.',
      source: 'only call_status is documented to say it',
    },
    {
      text: 'total_duration counts from the start, so it holds the ringing: talk is measured from answertime to endtime, without hold.',
      source: `sample of the ${eventPage}: 300 s from start to end`,
    },
    {
      text: 'Its times name no zone. They are read in the connection’s time zone, which starts as Vietnam’s.',
      source: 'its lookup interface takes +07:00',
    },
  ],
  unsure: [
    'Which other words call_status has: the provider’s table of them is not public. An unknown word is listed under Words.',
    'Whether the key comes bare or after “Bearer”. Both are accepted.',
    'How often it sends again when it gets no answer or an error; that it may, it says.',
    'Whether missed calls have an empty answertime or none.',
  ],
  examples: [
    {
      name: 'auto-call-in-progress-then-ended',
      title: 'An automatic call, when it was answered and when it ended',
      sample: sample.parse(automatic),
    },
    {
      name: 'inbound-caller-gave-up',
      title: 'An inbound caller who hung up first',
      sample: sample.parse(gaveUp),
    },
  ],
};
