import type { Trigger } from '../provider.ts';

/** What a notification tells, whichever of the portal's triggers sent it. */
export type TriggerKind =
  | 'received'
  | 'ivr'
  | 'auto_attendant'
  | 'dtmf'
  | 'department'
  | 'agent_dialed'
  | 'agent_answered'
  | 'session_answered'
  | 'customer_ringing'
  | 'customer_answered'
  | 'agent_connected'
  | 'hangup'
  | 'disposition'
  | 'analysis';

export type AcefoneTrigger = Trigger & {
  kind: TriggerKind;
  /** Where the portal offers the trigger for one call type only. */
  direction?: 'inbound' | 'outbound';
  /** What a hang-up trigger says about the call by its name. */
  verdict?: 'answered' | 'missed';
  deprecated?: true;
};

/**
 * The triggers of the portal's "Add Webhook" form, all nineteen, under the names they have there. The body does
 * not say which trigger sent it, hence an address for each. Call types are those of the "WebHook Triggers" table.
 */
export const acefoneTriggers: readonly AcefoneTrigger[] = [
  {
    slug: 'call-hangup-missed-or-answered',
    label: 'Call hangup (Missed or Answered)',
    description: 'The result of every call. The one trigger that reports cannot do without.',
    kind: 'hangup',
  },
  {
    slug: 'call-hangup-answered-updated',
    label: 'Call hangup (Answered) (updated)',
    description: 'The result of answered calls, with the network’s cause codes.',
    kind: 'hangup',
    verdict: 'answered',
  },
  {
    slug: 'call-hangup-missed-updated',
    label: 'Call hangup (Missed) (updated)',
    description: 'The result of missed calls, with the network’s cause codes.',
    kind: 'hangup',
    verdict: 'missed',
  },
  {
    slug: 'call-received-on-server',
    label: 'Call received on Server',
    description: 'A call came in: it is live from here on.',
    kind: 'received',
    direction: 'inbound',
  },
  {
    slug: 'call-answered-on-ivr',
    label: 'Call answered on IVR',
    description: 'A menu picked up. That is not an answer.',
    kind: 'ivr',
  },
  {
    slug: 'dtmf-option',
    label: 'DTMF Option',
    description: 'The caller pressed a key.',
    kind: 'dtmf',
  },
  {
    slug: 'call-received-on-auto-attendant',
    label: 'Call received on Auto Attendant',
    description: 'The call reached an auto attendant.',
    kind: 'auto_attendant',
    direction: 'inbound',
  },
  {
    slug: 'call-received-on-department',
    label: 'Call received on Department',
    description: 'The call waits in a department.',
    kind: 'department',
    direction: 'inbound',
  },
  {
    slug: 'dialed-on-agent',
    label: 'Dialed on Agent',
    description: 'An agent’s phone rings.',
    kind: 'agent_dialed',
    direction: 'inbound',
  },
  {
    slug: 'call-answered-by-agent',
    label: 'Call answered by Agent',
    description: 'An agent picked up. On click-to-call the customer is rung only now.',
    kind: 'agent_answered',
  },
  {
    slug: 'call-answered-by-customer',
    label: 'Call answered by Customer (Click to call)',
    description: 'The customer picked up a click-to-call.',
    kind: 'customer_answered',
    direction: 'outbound',
  },
  {
    slug: 'call-missed-by-customer',
    label: 'Call missed by Customer (Click to Call)',
    description: 'The result of click-to-calls that the customer did not answer.',
    kind: 'hangup',
    direction: 'outbound',
    verdict: 'missed',
  },
  {
    slug: 'call-connected-to-agent',
    label: 'Call Connected to Agent (Dialer)',
    description: 'The dialer put customer and agent through.',
    kind: 'agent_connected',
  },
  {
    slug: 'disposition-status-updated',
    label: 'Disposition Status Updated (Dialer)',
    description: 'The agent filed the call in the dialer.',
    kind: 'disposition',
  },
  {
    slug: 'call-answered-by-agent-hangup',
    label: 'Call answered by Agent (Hangup)',
    description: 'The result of inbound calls that an agent answered.',
    kind: 'hangup',
    direction: 'inbound',
    verdict: 'answered',
  },
  {
    slug: 'call-missed-by-agent-hangup',
    label: 'Call missed by Agent (Hangup)',
    description: 'The result of inbound calls that no agent answered.',
    kind: 'hangup',
    direction: 'inbound',
    verdict: 'missed',
  },
  {
    slug: 'session-call-answered',
    label: 'Session Call Answered',
    description: 'Not documented by the provider: whatever it says is kept.',
    kind: 'session_answered',
  },
  {
    slug: 'call-hangup-missed',
    label: 'Call hangup (Missed) (Deprecated)',
    description: 'The older form of the missed trigger.',
    kind: 'hangup',
    verdict: 'missed',
    deprecated: true,
  },
  {
    slug: 'call-hangup-answered',
    label: 'Call hangup (Answered) (Deprecated)',
    description: 'The older form of the answered trigger.',
    kind: 'hangup',
    verdict: 'answered',
    deprecated: true,
  },
];

/** The trigger of that address, or `undefined` when the portal has none that we know. */
export function findTrigger(slug: string): AcefoneTrigger | undefined {
  const wanted = slug.trim().toLowerCase();
  return acefoneTriggers.find((trigger) => trigger.slug === wanted);
}
