import type { DemoOutcome, DemoStory } from '../demo-story.ts';
import { local, parties, type Telling } from './demo-wire.ts';

/**
 * An outbound call as click-to-call: our agent is rung first, then the customer. "Call answered by Customer" has no
 * call_id and joins by uuid and number. Some calls of a campaign are the dialer's and end with a disposition.
 */
export function clickToCallBodies(story: DemoStory): Telling[] {
  const { call_id: _, ...withoutCallId } = parties(story);
  const agentRing = Math.min(8, story.wait + 2);
  const agentPicksUp = story.outcome !== 'agent_no_answer' || story.live !== null;
  const answered = story.outcome === 'answered' || story.live === 'talking';
  const number = `+91${story.agent.number}`;
  const start_stamp = local(story.startedAt);
  const tellings: Telling[] = [];
  if (agentPicksUp) {
    tellings.push({
      trigger: 'call-answered-by-agent',
      after: agentRing,
      fields: {
        ...parties(story),
        start_stamp,
        direction: 'click_to_call',
        call_status: 'Answered by agent',
        answer_agent_number: number,
        ref_id: '',
      },
    });
  }
  if (story.live === 'ringing') return tellings;
  if (answered) {
    tellings.push({
      trigger: 'call-answered-by-customer',
      after: agentRing + story.ring,
      fields: {
        ...withoutCallId,
        start_stamp,
        direction: 'click_to_call',
        call_status: 'Answered by customer',
        customer_ring_time: String(story.ring),
        answered_agent_number: {
          follow_me_number: number,
          id: `06${story.agent.extension}`,
          name: story.agent.name,
        },
        ref_id: '',
      },
    });
  }
  if (story.live === 'talking') return tellings;
  return [...tellings, report(story, agentRing, agentPicksUp), ...disposition(story, agentRing)];
}

const causes: Record<
  DemoOutcome,
  { reason_key: string; hangup_cause_key: string; hangup_cause_code: string }
> = {
  answered: { reason_key: '', hangup_cause_key: 'NORMAL_CLEARING', hangup_cause_code: '16' },
  no_answer: { reason_key: 'noanswer', hangup_cause_key: 'NO_ANSWER', hangup_cause_code: '19' },
  busy: { reason_key: 'busy', hangup_cause_key: 'USER_BUSY', hangup_cause_code: '17' },
  cancelled: { reason_key: 'cancel', hangup_cause_key: 'INTERWORKING', hangup_cause_code: '127' },
  failed: { reason_key: 'chanunavail', hangup_cause_key: 'UNSPECIFIED', hangup_cause_code: '0' },
  agent_no_answer: { reason_key: 'noanswer', hangup_cause_key: 'NO_ANSWER', hangup_cause_code: '19' },
  // The platform does not detect answering machines: to it nobody answered.
  voicemail: { reason_key: 'noanswer', hangup_cause_key: 'NO_ANSWER', hangup_cause_code: '19' },
  abandoned: { reason_key: 'cancel', hangup_cause_key: 'INTERWORKING', hangup_cause_code: '127' },
  missed: { reason_key: 'noanswer', hangup_cause_key: 'NO_ANSWER', hangup_cause_code: '19' },
};

function lengthOf(story: DemoStory, agentRing: number): number {
  if (story.outcome === 'agent_no_answer') return 30;
  if (story.outcome === 'failed') return agentRing + 1;
  return agentRing + story.ring + (story.outcome === 'answered' ? story.talk + story.hold : 0);
}

function report(story: DemoStory, agentRing: number, agentPicksUp: boolean): Telling {
  const start = Math.floor(story.startedAt / 1000);
  const length = lengthOf(story, agentRing);
  const answered = story.outcome === 'answered';
  const agent = { id: `06${story.agent.extension}`, name: story.agent.name };
  const number = `+91${story.agent.number}`;
  const rang = story.outcome === 'agent_no_answer' || story.outcome === 'failed' ? 0 : story.ring;
  return {
    trigger: answered ? 'call-hangup-answered-updated' : 'call-hangup-missed-updated',
    after: length,
    fields: {
      ...parties(story),
      start_stamp: local(story.startedAt),
      answer_stamp: local(story.startedAt),
      end_stamp: local(story.startedAt + length * 1000),
      direction: 'clicktocall',
      call_status: answered ? 'answered' : 'missed',
      call_connected: agentPicksUp ? '1' : '0',
      ...causes[story.outcome],
      ...(answered && {
        reason_key: `Call Disconnected By ${story.endedBy === 'customer' ? 'Callee' : 'Caller'}`,
        hangup_cause_description: 'Normal call clearing',
      }),
      duration: String(length),
      billsec: String(length),
      outbound_sec: answered ? String(story.talk + story.hold) : '0',
      agent_ring_time: String(agentPicksUp ? agentRing : 30),
      customer_ring_time: String(rang),
      answered_agent: agentPicksUp
        ? { ...agent, dialst: 'Dialed', number: story.agent.extension, agent_number: number }
        : '',
      answered_agent_name: agentPicksUp ? story.agent.name : '_name',
      missed_agent: agentPicksUp ? '' : [{ ...agent, agent_number: number }],
      call_flow: [
        { type: 'init', value: story.id, time: String(start) },
        { type: 'Agent', ...agent, dialst: 'Dialed', num: number, subtype: 'softphone', time: start },
        ...(agentPicksUp
          ? [{ type: 'Agent', ...agent, number, time: start + agentRing, dialst: 'Answered' }]
          : []),
        ...(answered ? [{ anstime: start + agentRing + story.ring, time: start + length }] : []),
        { type: 'hangup', time: start + length },
      ],
      digits_dialed: '',
      campaign_name: story.campaign ?? '$campaign_name',
      recording_name: '$recording_name',
      broadcast_lead_fields: '',
      ...(answered && { recording_url: `https://recordings.demo.invalid/rec?callId=${story.id}` }),
    },
  };
}

function disposition(story: DemoStory, agentRing: number): Telling[] {
  if (story.campaign === null || story.outcome !== 'answered' || story.startedAt % 3000 !== 0) return [];
  const { uuid: _, ...shared } = parties(story);
  const length = lengthOf(story, agentRing);
  return [
    {
      trigger: 'disposition-status-updated',
      after: length + 20,
      fields: {
        ...shared,
        start_stamp: local(story.startedAt),
        end_stamp: local(story.startedAt + length * 1000),
        direction: 'clicktocall',
        disposition: 'Answered',
        sub_dispositon: story.talk > 60 ? 'Interested' : 'Not Interested',
        campaign_name: story.campaign,
        agent_name: story.agent.name,
        lead_fields: { name: story.customer.name },
      },
    },
  ];
}
