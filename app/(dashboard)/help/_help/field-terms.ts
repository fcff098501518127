import type { MetricName } from '@/lib/analytics/metric-definitions.ts';

/** A term of telephony or of Switchboard; `metric` is the figure of that name, whose definition is the meaning. */
export type FieldTerm = { id: string; term: string } & (
  | { means: string }
  | { metric: MetricName; before: string }
);

/** The words of the field that the screens use, in the order of the alphabet. */
export const fieldTerms: readonly FieldTerm[] = [
  {
    id: 'abandonment',
    term: 'Abandonment',
    metric: 'abandonmentRate',
    before: 'A caller hangs up before an agent answers. Its rate:',
  },
  {
    id: 'agent',
    term: 'Agent',
    means:
      'Whoever takes or makes calls for you: a person or an AI. Providers know agents by name, number or extension; the names of one person can be merged.',
  },
  {
    id: 'aht',
    term: 'AHT, average handle time',
    metric: 'handleTime',
    before:
      'What a call takes of an agent’s time. Elsewhere wrap-up after the call is part of it; no provider reports it, so here it is without.',
  },
  { id: 'asa', term: 'ASA, average speed of answer', metric: 'asa', before: 'How long callers wait.' },
  {
    id: 'asr',
    term: 'ASR, answer-seizure ratio',
    metric: 'asr',
    before: 'How many attempts reach somebody.',
  },
  {
    id: 'campaign',
    term: 'Campaign',
    means: 'A series of calls that a dialer or an AI agent makes for one purpose.',
  },
  {
    id: 'cdr',
    term: 'CDR, call detail record',
    means:
      'The record of one call that a telephone system writes when it is over: who, when, how long, how it ended. Switchboard makes one kind of record of whatever the providers send.',
  },
  {
    id: 'circle',
    term: 'Circle',
    means:
      'In India, the area of a telephone licence that a number belongs to. It does not tell where the phone is.',
  },
  {
    id: 'click-to-call',
    term: 'Click-to-call',
    means:
      'A call that is asked for from another program. The agent’s phone rings first, then the customer’s.',
  },
  {
    id: 'connection',
    term: 'Connection',
    means: 'One account with one provider, with its own webhook address and secret.',
  },
  {
    id: 'delivery',
    term: 'Delivery',
    means:
      'One webhook request, kept byte for byte. Calls are made from deliveries and can be made anew at any time.',
  },
  {
    id: 'did',
    term: 'DID, direct inward dialling',
    means: 'A number of yours that can be called from outside: the business number of a call.',
  },
  {
    id: 'disposition',
    term: 'Disposition',
    means:
      'What a call is filed as after it is over. Providers’ agents file calls in the provider’s words; managers can file them here in words of their own.',
  },
  {
    id: 'dtmf',
    term: 'DTMF',
    means: 'The keys that a caller presses during a call, in a menu for instance.',
  },
  {
    id: 'e164',
    term: 'E.164',
    means: 'The international form of a telephone number: +, country code, number.',
  },
  {
    id: 'hold',
    term: 'Hold',
    means: 'The customer waits during the conversation. Hold is no talk and no wait.',
  },
  {
    id: 'hunt',
    term: 'Hunting',
    means:
      'An inbound call rings one agent after the other, or several at once, until one picks up. Each of them is an offer.',
  },
  {
    id: 'ivr',
    term: 'IVR, interactive voice response',
    means: 'The menu that picks up and lets callers choose. That it picked up is no answer.',
  },
  {
    id: 'leg',
    term: 'Leg',
    means:
      'The part of a call to one phone. A conversation has two of them: the customer’s and the agent’s. Leg A is the one that was set up first.',
  },
  {
    id: 'q850',
    term: 'Q.850',
    means:
      'The numbered causes for which the telephone network ends a call: 16 normal, 17 busy, 19 no answer.',
  },
  {
    id: 'queue',
    term: 'Queue',
    means: 'Where inbound callers wait for an agent; some providers call it department or group.',
  },
  {
    id: 'ring',
    term: 'Ring',
    means:
      'How long a phone rings: the agent’s or the customer’s, each for itself. A part of the wait where an agent’s phone rings.',
  },
  {
    id: 'service-level',
    term: 'Service level',
    metric: 'serviceLevel',
    before: 'How many callers are answered soon enough.',
  },
  {
    id: 'short-abandoned',
    term: 'Short abandoned',
    means:
      'A caller who gives up sooner than the setting for short calls; most have dialled by mistake. Rates leave them out and say so.',
  },
  {
    id: 'talk',
    term: 'Talk',
    means:
      'Customer and agent are on the line, without hold. Never taken from the duration or from billed seconds.',
  },
  {
    id: 'wait',
    term: 'Wait',
    means: 'From the queue or the first ring until an agent answers, of inbound callers.',
  },
  {
    id: 'webhook',
    term: 'Webhook',
    means: 'A request that a provider sends by itself when something happens to a call.',
  },
  {
    id: 'wrap-up',
    term: 'Wrap-up',
    means: 'What an agent does for a call after it is over. No provider reports it.',
  },
];
