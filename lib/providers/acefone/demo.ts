import type { DemoAgent, DemoRequest, DemoStory } from '../demo-story.ts';
import { clickToCallBodies } from './demo-click-to-call.ts';
import { asForm, asJson, local, parties, type Telling } from './demo-wire.ts';

/**
 * Tells a made-up call in the platform's words: each trigger with its own fields, numbers and stamps in both of its
 * dialects, bodies as JSON, as forms and as query strings.
 */
export function tellAcefone(story: DemoStory): DemoRequest[] {
  const tellings = story.direction === 'inbound' ? inbound(story) : clickToCallBodies(story);
  // One account is set up one way; a few requests of others keep every road in use.
  const road =
    story.startedAt % 10_000 === 3000 ? 'form' : story.startedAt % 10_000 === 7000 ? 'get' : 'json';
  return tellings.map((telling) => (road === 'json' ? asJson(telling) : asForm(telling, road)));
}

/** How long a phone that nobody picks up rings, in seconds. */
const rungOut = 15;

function inbound(story: DemoStory): Telling[] {
  const start = Math.floor(story.startedAt / 1000);
  const shared = parties(story);
  const agents = [...story.missedBy, story.agent];
  const menuAt = 1;
  const keyAt = Math.min(menuAt + 2, story.wait);
  const answersAfter = story.wait + story.missedBy.length * rungOut + story.ring;

  const tellings: Telling[] = [
    {
      trigger: 'call-received-on-server',
      after: 0,
      fields: { ...shared, start_stamp: local(story.startedAt) },
    },
    {
      trigger: 'call-answered-on-ivr',
      after: menuAt,
      fields: { ...shared, start_stamp: local(story.startedAt), ivr_id: '59726', ivr_name: 'Welcome' },
    },
  ];
  const flow: Record<string, unknown>[] = [
    { type: 'init', value: story.id, time: String(start) },
    { type: 'IVR', id: '59726', name: 'Welcome', time: start + menuAt, uid: start + menuAt },
  ];
  if (story.dtmf !== null) {
    const date = local(story.startedAt + keyAt * 1000);
    tellings.push({
      trigger: 'dtmf-option',
      after: keyAt,
      fields: { ...shared, date, digit_pressed: story.dtmf },
    });
    flow.push({ type: 'DTMF', input: story.dtmf, optsts: 'Valid', ivr_name: 'Welcome', time: start + keyAt });
  }
  flow.push({
    type: 'Inbound Queue',
    id: '15621',
    name: story.queue,
    ringst: 1,
    time: start + keyAt + 0.075,
  });
  agents.forEach((agent, index) => {
    const after = story.wait + index * rungOut;
    tellings.push({
      trigger: 'dialed-on-agent',
      after,
      fields: {
        ...shared,
        date: local(story.startedAt + after * 1000),
        agent_name: agent.name,
        agent_number: phone(agent),
        dept_name: [story.queue],
      },
    });
    flow.push({ ...flowAgent(agent), dialst: 'Dialed', time: start + after });
  });
  if (story.live === 'ringing') return tellings;
  const answered = story.outcome === 'answered' || story.live === 'talking';
  if (answered) {
    flow.push({ ...flowAgent(story.agent), dialst: 'Answered', time: start + answersAfter });
    tellings.push({
      trigger: 'call-answered-by-agent',
      after: answersAfter,
      fields: {
        ...shared,
        start_stamp: local(story.startedAt),
        direction: 'inbound',
        call_status: 'Answered by agent',
        answered_agent_number: phone(story.agent),
      },
    });
  }
  if (story.live === 'talking') return tellings;
  return [...tellings, report(story, { flow, answered, answersAfter })];
}

function report(
  story: DemoStory,
  call: { flow: Record<string, unknown>[]; answered: boolean; answersAfter: number },
): Telling {
  const { answered, answersAfter, flow } = call;
  const endsAfter = answersAfter + (answered ? story.talk + story.hold : 0);
  const end = story.startedAt + endsAfter * 1000;
  // Queue calls of the same account come in the dialer's dialect.
  const dialer = Math.floor(story.startedAt / 1000) % 2 === 0;
  const cause = answered
    ? story.endedBy === 'customer'
      ? 'disconnected_by_caller'
      : 'disconnected_by_callee'
    : story.outcome === 'abandoned'
      ? dialer
        ? 'disconnected_by_caller'
        : 'NormalClearing'
      : dialer
        ? 'hangup_as_per_destination'
        : 'destination_hangup';
  const stamp = (ms: number) => local(ms, dialer ? 'dialer' : 'plain');
  const missed = answered ? story.missedBy : [...story.missedBy, story.agent];
  return {
    trigger: 'call-hangup-missed-or-answered',
    after: endsAfter,
    fields: {
      ...parties(story),
      start_stamp: stamp(story.startedAt),
      answer_stamp: dialer
        ? answered
          ? stamp(story.startedAt + answersAfter * 1000)
          : ''
        : stamp(story.startedAt + 1000),
      end_stamp: stamp(end),
      direction: dialer ? 'Dialer (inbound)' : 'inbound',
      call_status: answered ? 'answered' : 'missed',
      call_connected: answered ? '1' : '0',
      hangup_cause: cause,
      duration: String(endsAfter),
      billsec: dialer ? '' : String(endsAfter - 1),
      outbound_sec: answered ? String(story.talk + story.hold) : '0',
      agent_ring_time: String(story.ring),
      answered_agent: answered
        ? [
            {
              id: `06${story.agent.extension}`,
              name: story.agent.name,
              agent_number: phone(story.agent),
              is_transferred_agent: 'No',
            },
          ]
        : '',
      answered_agent_name: answered ? story.agent.name : '_name',
      missed_agent:
        missed.length === 0
          ? ''
          : missed.map((agent) => ({
              id: `06${agent.extension}`,
              name: agent.name,
              agent_number: phone(agent),
            })),
      call_flow: [...flow, { type: 'hangup', time: Math.floor(end / 1000) }],
      digits_dialed: '',
      campaign_name: '$campaign_name',
      recording_url: `https://recordings.demo.invalid/rec?callId=${story.id}`,
      ref_id: '',
    },
  };
}

function flowAgent(agent: DemoAgent): Record<string, unknown> {
  return { type: 'Agent', id: `06${agent.extension}`, name: agent.name, num: phone(agent) };
}

function phone(agent: DemoAgent): string {
  return `+91${agent.number}`;
}
