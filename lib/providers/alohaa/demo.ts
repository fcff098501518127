import type { DemoRequest, DemoStory } from '../demo-story.ts';
import { jsonRequest } from '../json-request.ts';

/**
 * Tells a made-up call in Alohaa's words: "dial on agent" and a completion per rung agent for incoming calls, one
 * completion for outgoing ones.
 */
export function tellAlohaa(story: DemoStory): DemoRequest[] {
  return story.direction === 'inbound' ? incoming(story) : outgoing(story);
}

/** How long a phone that nobody picks up rings, in seconds. */
const rungOut = 15;

function incoming(story: DemoStory): DemoRequest[] {
  const shared = {
    organisation_id: 'demo',
    call_type: 'incoming',
    caller_number: story.customer.number,
    did_number: `91${story.businessNumber}`,
    received_at: iso(story.startedAt),
    call_id: story.id,
  };
  // A completion of an unanswered leg would end the call: a live one is told while its first agent rings.
  const agents = story.live ? [story.agent] : [...story.missedBy, story.agent];
  const requests = agents.flatMap((agent, index) => {
    const rungAfter = story.wait + index * rungOut;
    const dial = jsonRequest(rungAfter, {
      ...shared,
      receiver_number: agent.number,
      agent_name: agent.name,
      webhook_type: 'dial_on_agent',
    });
    const last = index === agents.length - 1;
    if (last && story.live) return [dial];
    const answered = last && story.outcome === 'answered';
    const rang = last ? story.ring : rungOut;
    const endsAfter = rungAfter + rang + (answered ? story.talk + story.hold : 0);
    const byCustomer = story.endedBy === 'customer';
    const completion = jsonRequest(endsAfter, {
      ...shared,
      receiver_number: agent.number,
      agent_name: agent.name,
      ended_at: iso(story.startedAt + endsAfter * 1000),
      call_status: answered ? 'answered' : 'notanswered',
      call_duration: clock(endsAfter),
      dtmfcodes: story.dtmf ?? '',
      receiver_ring_duration: rang,
      total_ring_duration: index * rungOut + rang,
      hangup_cause: answered
        ? byCustomer
          ? 'initiator_hangup'
          : 'receiver_hangup'
        : last && story.outcome === 'abandoned'
          ? 'initiator_disconnected'
          : 'receiver_disconnected',
      ...(answered && { call_recording_url: `https://recordings.demo.invalid/${story.id}.mp3` }),
    });
    return [dial, completion];
  });
  return requests;
}

function outgoing(story: DemoStory): DemoRequest[] {
  if (story.live) return [];
  const answered = story.outcome === 'answered';
  const agentRing = Math.min(8, story.wait + 2);
  const customerRing = story.outcome === 'agent_no_answer' || story.outcome === 'failed' ? 0 : story.ring;
  const length = agentRing + customerRing + (answered ? story.talk + story.hold : 0);
  const causes: Record<string, string> = {
    answered: story.endedBy === 'customer' ? 'receiver_hangup' : 'initiator_hangup',
    failed: 'network_error',
    cancelled: 'initiator_disconnected',
    agent_no_answer: 'initiator_disconnected',
  };
  return [
    jsonRequest(length, {
      organisation_id: 'demo',
      call_type: 'outgoing',
      caller_number: story.agent.number,
      receiver_number: story.customer.number,
      did_number: `91${story.businessNumber}`,
      received_at: iso(story.startedAt),
      ended_at: iso(story.startedAt + length * 1000),
      call_id: story.id,
      call_status: answered ? 'answered' : 'notanswered',
      call_duration: length,
      agent_name: story.agent.name,
      initiator_ring_duration: agentRing,
      receiver_ring_duration: customerRing,
      total_ring_duration: agentRing + customerRing,
      hangup_cause: causes[story.outcome] ?? 'receiver_disconnected',
      ...(answered && { call_recording_url: `https://recordings.demo.invalid/${story.id}.mp3` }),
    }),
  ];
}

function iso(ms: number): string {
  return new Date(ms).toISOString();
}

/** Incoming durations come "in hours, minutes, and seconds format". */
function clock(seconds: number): string {
  return new Date(seconds * 1000).toISOString().slice(11, 19);
}
