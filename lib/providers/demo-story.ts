/**
 * A made-up call in nobody's words. Providers tell it in theirs, so that demo data takes the same road as real
 * deliveries. Numbers are national digits, lengths seconds, instants milliseconds since 1970.
 */
export type DemoStory = {
  /** Unique and stable: the same seed tells the same story. */
  id: string;
  direction: 'inbound' | 'outbound';
  customer: { number: string; name: string };
  businessNumber: string;
  agent: DemoAgent;
  /** Agents that were rung before and did not pick up, 15 s each. */
  missedBy: readonly DemoAgent[];
  queue: string;
  campaign: string | null;
  dtmf: string | null;
  startedAt: number;
  /** From the start until somebody's phone rings (IVR, queue). */
  wait: number;
  /** How long the handling agent's (inbound) or the customer's (outbound) phone rang. */
  ring: number;
  /** 0 unless answered. */
  talk: number;
  hold: number;
  outcome: DemoOutcome;
  /** Who ended it. */
  endedBy: 'customer' | 'agent' | 'system';
  /** Whether the call still goes on: then only what is known so far is told. */
  live: 'ringing' | 'talking' | null;
  telecom: { operator: string; circle: string };
  /** What an AI agent and the customer said, and what came of it; only providers of AI calls tell it. */
  conversation: readonly { speaker: 'ai' | 'human'; text: string }[];
  extracted: readonly {
    identifier: string;
    condition: string;
    value: string | null;
    choices: readonly string[];
  }[];
};

export type DemoAgent = { name: string; number: string; extension: string };

export type DemoOutcome =
  | 'answered'
  | 'voicemail'
  | 'abandoned'
  | 'missed'
  | 'no_answer'
  | 'busy'
  | 'agent_no_answer'
  | 'cancelled'
  | 'failed';

/** One request of the provider, `after` seconds from the start of the call. */
export type DemoRequest = {
  method: 'GET' | 'POST';
  trigger: string;
  query: string;
  contentType: string;
  /** JSON or form text, as it goes over the wire. */
  body: string;
  after: number;
};
