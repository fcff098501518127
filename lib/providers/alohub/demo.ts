import type { DemoOutcome, DemoRequest, DemoStory } from '../demo-story.ts';
import { jsonRequest } from '../json-request.ts';

/**
 * Tells a made-up call in Alohub's words: a push when the agent answers and one when the call has ended. No
 * document knows its word for a ringing call, so those are not told.
 */
export function tellAlohub(story: DemoStory): DemoRequest[] {
  if (story.live === 'ringing') return [];
  const answered = story.live === 'talking' || story.outcome === 'answered';
  const answersAfter = story.wait + 15 * story.missedBy.length + story.ring;
  const shared = {
    call_id: `${local(story.startedAt).replace(/\D/g, '')}-${story.id}`,
    call_status: answered ? 'answered' : 'missed',
    direction: story.direction,
    caller_number: `0${story.customer.number.slice(-9)}`,
    destination_number: story.agent.extension,
    starttime: local(story.startedAt),
    answertime: answered ? local(story.startedAt + answersAfter * 1000) : '',
    hotline: story.businessNumber,
    objectId: 1,
    transactionID: story.campaign === null ? '' : `${story.campaign.toUpperCase()}_${story.id}`,
    userName: story.agent.name,
    eventType: 'call',
  };
  const pickUp = jsonRequest(answersAfter, {
    ...shared,
    endtime: '',
    hangup_by: '',
    total_duration: '',
    holding_duration: '',
    recording_url: '',
  });
  if (story.live) return [pickUp];
  const length = answersAfter + story.talk + story.hold;
  const end = jsonRequest(length, {
    ...shared,
    endtime: local(story.startedAt + length * 1000),
    hangup_by: answered ? story.endedBy : endedBy[story.outcome],
    total_duration: String(length),
    holding_duration: String(story.hold),
    recording_url: answered
      ? `https://recordings.demo.invalid/IPCCMedia/MP3Export.do?url=${story.id}.mp3&source=ipcc`
      : '',
  });
  return answered ? [pickUp, end] : [end];
}

/** The nearest that "missed" and a side can say. */
const endedBy: Record<DemoOutcome, 'customer' | 'agent' | 'system'> = {
  answered: 'customer',
  voicemail: 'system',
  abandoned: 'customer',
  missed: 'system',
  no_answer: 'system',
  busy: 'customer',
  agent_no_answer: 'agent',
  cancelled: 'agent',
  failed: 'system',
};

/** Local time in Vietnam (UTC+7, no summer time), as Alohub writes it. */
function local(ms: number): string {
  return new Date(ms + 7 * 3_600_000).toISOString().slice(0, 19).replace('T', ' ');
}
