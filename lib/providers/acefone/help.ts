import type { ProviderHelp } from '../provider-help.ts';
import { sample } from '../sample.ts';
import { directionWords } from './direction.ts';
import clickToCall from './fixtures/click-to-call-answered.json' with { type: 'json' };
import dialer from './fixtures/dialer-inbound-answered.json' with { type: 'json' };
import inMenu from './fixtures/inbound-missed-in-ivr.json' with { type: 'json' };
import { acefonePayload } from './payload.ts';

const realBodies = 'real bodies of several accounts';
const documentation = 'WebHook Triggers tables of the documentation';
const measured = 'measured by an integration on 4,058 calls';

/** How a call was made, for people. */
const routeNames = { dialer: 'dialer', click_to_call: 'click-to-call', broadcast: 'broadcast' } as const;

export const acefoneHelp: ProviderHelp = {
  about:
    'Acefone and Tata Tele Smartflo are one platform. Each account designs the bodies of its webhooks itself, from the portal’s variables, for up to nineteen triggers from the first ring to the analysis after the call. They come as JSON or form by POST, or as a query string by GET. Which trigger sent a body, the body does not say: therefore each has an address of its own.',
  payload: [{ name: 'Variables', schema: acefonePayload }],
  otherWords: [
    ...directionWords.map(({ words, direction, route, source }) => ({
      field: 'direction',
      words: words.join(', '),
      meaning: `Direction: ${direction}${route === 'plain' ? '' : ` (${routeNames[route]})`}`,
      source,
    })),
    {
      field: 'call_status',
      words: 'answered',
      meaning: 'The call was answered, if an agent was there',
      source: documentation,
    },
    { field: 'call_status', words: 'missed', meaning: 'The call was not answered', source: documentation },
    {
      field: 'call_status',
      words: 'Answered by agent',
      meaning: 'Our agent picked up; on click-to-call the customer is rung only now',
      source: realBodies,
    },
    {
      field: 'call_status',
      words: 'Answered by customer',
      meaning: 'The customer picked up',
      source: realBodies,
    },
  ],
  quirks: [
    {
      text: 'The keys of a body are free text. A $ in front, blanks around it and capitals make no difference; keys of other names are mapped in the connection’s settings.',
      source: `${realBodies}; the portal’s default template has a key with a blank at its end`,
    },
    {
      text: 'A variable without a value arrives as its own name ($campaign_name), as _name, empty, or as 0000-00-00. All of these say nothing.',
      source: realBodies,
    },
    {
      text: 'call_status "missed" hides cancelled, busy and failed calls: more than half of the missed outbound calls were cancelled by our side. The hang-up fields tell them apart.',
      source: measured,
    },
    {
      text: 'A recording, billed seconds, a duration or call_connected "1" are no evidence of an answer: missed calls carry all of them.',
      source: measured,
    },
    {
      text: 'Talk is outbound_sec, or measured from the agent’s pick-up. billsec counts the menu or the ringing too.',
      source: measured,
    },
    {
      text: 'IVR-routed and dialer calls of one account are written in two dialects: other times, other numbers, other lengths. answer_stamp is the menu’s pick-up in one and the agent’s in the other; duration begins at the queue in the other.',
      source: realBodies,
    },
    {
      text: 'On click-to-call our agent is rung first. Where the agent never picked up, the cause speaks of that leg and not of the customer, who was not rung.',
      source: realBodies,
    },
    {
      text: 'There are three generations of hang-up fields. The word that says most decides; unknown words decide nothing and are listed under Words.',
      source: realBodies,
    },
    {
      text: '“Call answered by Customer (Click to call)” comes without call_id. It joins the other triggers by uuid together with the customer’s number and the time inside the uuid.',
      source: documentation,
    },
    {
      text: 'The same notification may come several times, byte for byte. It is stored once and counted.',
      source: '10 of 179 captured calls',
    },
    {
      text: 'An unknown word for the direction never becomes a direction: it would swap the customer’s number and ours.',
      source: 'an integration that lost its click-to-calls that way',
    },
  ],
  unsure: [
    'The full list of words for the direction, and the one for broadcasts.',
    'How an answered IVR-routed call without a dialer looks: none was in the captured bodies.',
    'How bodies by form or GET look in practice. The form that follows from the documentation is read.',
    'What “Session Call Answered” sends: the documentation has no table for it. What it says is kept.',
    'How often it sends again after an error: integrations speak of two times.',
    'Whether recordings can be fetched without being signed in to the portal.',
  ],
  examples: [
    {
      name: 'inbound-missed-in-ivr',
      title: 'An inbound call that ended in the menu',
      sample: sample.parse(inMenu),
    },
    {
      name: 'dialer-inbound-answered',
      title: 'An inbound call of a dialer, answered',
      sample: sample.parse(dialer),
    },
    {
      name: 'click-to-call-answered',
      title: 'A click-to-call, answered',
      sample: sample.parse(clickToCall),
    },
  ],
};
