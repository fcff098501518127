import type { ProviderHelp } from '../provider-help.ts';
import { sample } from '../sample.ts';
import fromGet from './fixtures/incoming-answered-get.json' with { type: 'json' };
import hunted from './fixtures/incoming-hunted.json' with { type: 'json' };
import answered from './fixtures/outgoing-answered.json' with { type: 'json' };
import { callerdeskPayload } from './payload.ts';

const samplePage = 'Sample Payload page, docs.callerdesk.io';
const incomingPage = 'Incoming call reports status page, docs.callerdesk.io';
const collection = 'samples of the provider’s API collection';
const integrations = 'seen by integrations, not documented';

export const callerdeskHelp: ProviderHelp = {
  about:
    'Cloud telephony from India: a menu that takes incoming calls, and click-to-call. It sends Live Calls while a call rings and talks, and one Call Report when it is over, as JSON by POST or as a query string by GET.',
  payload: [{ name: 'Fields', schema: callerdeskPayload }],
  otherWords: [
    { field: 'Direction', words: 'IVR', meaning: 'Direction: inbound', source: samplePage },
    { field: 'Direction', words: 'WEBOBD', meaning: 'Direction: outbound', source: samplePage },
    { field: 'type', words: 'call_report', meaning: 'The report of a call that is over', source: collection },
    {
      field: 'Status',
      words: 'Transfer to agent',
      meaning: 'Live: an agent’s phone rings',
      source: incomingPage,
    },
    { field: 'Status', words: 'Picked', meaning: 'Live: the agent picked up', source: incomingPage },
    {
      field: 'Status',
      words: 'Leg A Answer',
      meaning: 'Live: the first phone picked up, which is no conversation yet',
      source: integrations,
    },
    {
      field: 'Status',
      words: 'Leg B Answer',
      meaning: 'Live: both phones are up',
      source: integrations,
    },
  ],
  quirks: [
    {
      text: 'The legs change their meaning: of incoming calls leg A is the customer (picked up by the menu) and leg B the agent; of click-to-call leg A is the agent and leg B the customer. Reverse click-to-call is the other way round, which only the connection’s settings can say.',
      source: `${collection}; Outgoing call reports status page`,
    },
    {
      text: 'Status is a reduced word: NO ANSWER stands for busy, cancelled, unreachable and more. The cause stands in brackets in hangup_cause, in callstatus or in Status itself, and the most telling of them counts.',
      source: incomingPage,
    },
    {
      text: 'The numbers in brackets are causes of ITU-T Q.850: 16 normal, 17 busy, 19 no answer, 1 no such number.',
      source: 'concluded from the documented meanings',
    },
    {
      text: 'Times name no zone. They are read in the connection’s time zone, which starts as India’s. The GET sample proves that it is: its CallSid is the start in seconds since 1970.',
      source: collection,
    },
    {
      text: 'GET requests put the letter n between date and time (2020-04-09n13:46:56). It is read as a blank.',
      source: collection,
    },
    {
      text: 'A campid joins the notifications of one click-to-call. An auto dialer gives one campid to a whole campaign, which would make one call of many: then change the setting for campid.',
      source: 'click-to-call answers with a campid; that of campaigns is concluded from its name',
    },
    {
      text: 'Live Calls never end a call: an agent who did not pick up may be followed by the next, and the report comes in any case.',
      source: 'concluded: a Live Call names no end',
    },
    {
      text: 'Times that never happened come empty or as 0000-00-00 00:00:00, nobody as 0. All of them say nothing.',
      source: integrations,
    },
    {
      text: 'Events of members and call groups have no CallSid and are no calls. They are kept and ignored.',
      source: integrations,
    },
    {
      text: 'A recording alone is no evidence of an answer.',
      source: 'only the words and the times of the legs are documented to say it',
    },
  ],
  unsure: [
    'Whether Live Calls say a type, and which. They are told from reports by what only reports have.',
    'The words of error_code; it is kept as a detail.',
    'What AbandonedCall means: the older page says that the caller left, the newer one that nobody was free. The newer one is followed.',
    'Whether, how often and how long after a failure it sends again.',
  ],
  examples: [
    {
      name: 'outgoing-answered',
      title: 'Click-to-call, answered: the provider’s own sample',
      sample: sample.parse(answered),
    },
    {
      name: 'incoming-hunted',
      title: 'An incoming call that rang two agents, live and at its end',
      sample: sample.parse(hunted),
    },
    {
      name: 'incoming-answered-get',
      title: 'A report by GET',
      sample: sample.parse(fromGet),
    },
  ],
};
