import type { DemoRequest, DemoStory } from '../demo-story.ts';
import { jsonRequest } from '../json-request.ts';

/** How long a phone that nobody picks up rings, in seconds. */
const rungOut = 15;

/** Tells a made-up call in CallerDesk's words: Live Calls while it goes on, then a Call Report. */
export function tellCallerdesk(story: DemoStory): DemoRequest[] {
  return story.direction === 'inbound' ? incoming(story) : outgoing(story);
}

function incoming(story: DemoStory): DemoRequest[] {
  const shared = {
    SourceNumber: `0${story.customer.number}`,
    DestinationNumber: `0${story.businessNumber}`,
    StartTime: local(story.startedAt),
    CallSid: story.id,
    Direction: 'IVR',
    call_group: story.queue,
  };
  const agents = [...story.missedBy, story.agent];
  const requests = agents.map(({ number }, index) =>
    jsonRequest(story.wait + index * rungOut, {
      ...shared,
      DialWhomNumber: `0${number}`,
      Status: 'Transfer to agent',
    }),
  );
  const answered = story.live === 'talking' || (!story.live && story.outcome === 'answered');
  const legStart = story.wait + story.missedBy.length * rungOut;
  const picked = legStart + story.ring;
  const agent = { DialWhomNumber: `0${story.agent.number}` };
  if (answered) requests.push(jsonRequest(picked, { ...shared, ...agent, Status: 'Picked' }));
  if (story.live) return requests;

  const length = picked + (answered ? story.talk + story.hold : 0);
  const gaveUp = story.outcome === 'abandoned';
  requests.push(
    jsonRequest(length, {
      type: 'call_report',
      ...shared,
      ...agent,
      CallDuration: String(length),
      TalkDuration: String(answered ? length - picked : 0),
      coins: String(Math.ceil(length / 60)),
      Status: answered ? 'ANSWER' : 'NO ANSWER',
      EndTime: after(story, length),
      CallRecordingUrl: answered ? `https://recordings.demo.invalid/incoming/${story.id}.wav` : '',
      campid: '0',
      receiver_name: answered ? story.agent.name : '0',
      error_code: answered ? '16' : '0',
      LegA_Picked_time: after(story, 1),
      LegB_Start_time: after(story, legStart),
      LegB_Picked_time: answered ? after(story, picked) : '',
      key_press: story.dtmf ?? '',
      hangup_cause: answered
        ? `ANSWER(16-${story.endedBy === 'customer' ? 'customer' : 'agent'})`
        : gaveUp
          ? 'CANCEL (0)'
          : 'NO ANSWER (0-Agent)',
      Uniqueid: story.id,
    }),
  );
  return requests;
}

function outgoing(story: DemoStory): DemoRequest[] {
  const shared = {
    SourceNumber: `0${story.agent.number}`,
    DestinationNumber: `0${story.businessNumber}`,
    DialWhomNumber: `0${story.customer.number}`,
    StartTime: local(story.startedAt),
    CallSid: story.id,
    Direction: 'WEBOBD',
    campid: story.id.replace(/\D/g, ''),
  };
  const agentPicks = story.live !== null || story.outcome !== 'agent_no_answer';
  const legA = agentPicks ? Math.min(8, story.wait) : 30;
  const picked = legA + 1 + story.ring;
  const answered = story.live === 'talking' || (!story.live && story.outcome === 'answered');
  const requests = agentPicks ? [jsonRequest(legA, { ...shared, Status: 'Leg A Answer' })] : [];
  if (answered) requests.push(jsonRequest(picked, { ...shared, Status: 'Leg B Answer' }));
  if (story.live) return requests;

  const length = agentPicks ? picked + (answered ? story.talk + story.hold : 0) : legA;
  const [status, cause] = outgoingWords(story);
  requests.push(
    jsonRequest(length, {
      type: 'call_report',
      ...shared,
      CallDuration: String(length),
      TalkDuration: String(answered ? length - picked : 0),
      coins: answered ? String(Math.ceil(story.talk / 60)) : '0',
      Status: status,
      EndTime: after(story, length),
      CallRecordingUrl: answered ? `https://recordings.demo.invalid/outgoing/${story.id}.wav` : '',
      call_group: '',
      receiver_name: story.agent.name,
      error_code: '0',
      LegA_Picked_time: agentPicks ? after(story, legA) : '0000-00-00 00:00:00',
      LegB_Start_time: agentPicks ? after(story, legA + 1) : '0000-00-00 00:00:00',
      LegB_Picked_time: answered ? after(story, picked) : '0000-00-00 00:00:00',
      key_press: '',
      hangup_cause: cause,
      Uniqueid: story.id,
    }),
  );
  return requests;
}

/** Status and cause. A voicemail box is not told apart: the customer did not answer. */
function outgoingWords({ outcome, endedBy }: DemoStory): [string, string] {
  switch (outcome) {
    case 'answered':
      return ['ANSWER', endedBy === 'customer' ? 'ANSWER (16)' : 'Answer ( 16-Agent )'];
    case 'agent_no_answer':
      return ['Cancel-Agent', 'NOANSWER (0-agent)'];
    case 'busy':
      return ['Cancel-Customer', 'Busy (17-customer)'];
    case 'failed':
      return ['Cancel-Customer', 'Unavailable (19-customer)'];
    case 'cancelled':
      return ['CANCEL', 'CANCEL (0-agent)'];
    default:
      return ['Cancel-Customer', 'NOANSWER (0-customer)'];
  }
}

function after({ startedAt }: DemoStory, seconds: number): string {
  return local(startedAt + seconds * 1000);
}

/** Indian time (UTC+5:30, no summer time), as CallerDesk writes it. */
function local(ms: number): string {
  return new Date(ms + 19_800_000).toISOString().slice(0, 19).replace('T', ' ');
}
