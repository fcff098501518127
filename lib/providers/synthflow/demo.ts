import type { DemoRequest, DemoStory } from '../demo-story.ts';
import { jsonRequest } from '../json-request.ts';

/**
 * Tells a made-up call as the post-call webhook of the third generation. Only calls that the AI agent places and
 * that are over: the webhook says neither that a call goes on nor that it came in.
 */
export function tellSynthflow(story: DemoStory): DemoRequest[] {
  const end = story.live || story.direction === 'inbound' ? undefined : endOf(story);
  if (!end) return [];
  const onTheLine = story.talk + story.hold;
  const duration = end.status === 'completed' ? onTheLine : end.greeting ? 12 : 0;
  const payload = {
    status: end.status,
    error_message: '',
    lead: { name: story.customer.name, phone_number: `+1${story.customer.number}`, prompt_variables: {} },
    call: {
      status: end.status,
      end_call_reason: end.reason,
      model_id: demoModel(story),
      timezone: 'America/New_York',
      call_id: story.id,
      duration,
      start_time: new Date(story.startedAt).toISOString().replace('.000Z', '+00:00'),
      transcript: end.greeting ? `\nhuman: ${end.greeting}` : transcript(story),
      recording_url: duration > 0 ? `https://recordings.demo.invalid/${story.id}.mp3` : null,
      diversion: null,
      external_id: null,
    },
    executed_actions: actions(story),
    ...(end.status === 'completed' && {
      analysis: {
        goal: story.extracted.some(({ value }) => value !== null) ? 'true' : 'partial',
        user_sentiment: 'true',
        answered_by_human: 'true',
      },
    }),
    metadata: {},
    collected_variables: null,
  };
  return [jsonRequest(story.wait + story.ring + duration + 5, payload)];
}

/** How Synthflow says how the call ended, and what a voicemail box said; `undefined` for what it cannot say. */
function endOf(story: DemoStory): { status: string; reason: string | null; greeting?: string } | undefined {
  switch (story.outcome) {
    case 'answered':
      return { status: 'completed', reason: goodbyes[story.endedBy] };
    case 'voicemail':
      return {
        status: story.ring % 2 ? 'left_voicemail' : 'hangup_on_voicemail',
        reason: story.ring % 2 ? 'voicemail_message_left' : 'voicemail',
        greeting: 'Please leave a message after the tone.',
      };
    case 'no_answer':
      return { status: 'no-answer', reason: null };
    case 'busy':
      return { status: 'busy', reason: null };
    case 'cancelled':
      return { status: 'canceled', reason: null };
    case 'failed':
      return { status: 'failed', reason: 'Failed to start outbound call' };
    // No human agent has a leg of its own, and nobody calls in.
    case 'agent_no_answer':
    case 'abandoned':
    case 'missed':
      return undefined;
  }
}

const goodbyes = { customer: 'human_goodbye', agent: 'agent_goodbye', system: 'max_duration' } as const;

/** One AI agent a campaign, with an id of the older form. */
function demoModel({ campaign }: DemoStory): string {
  const digits = [...(campaign ?? 'calls')].map((letter) => letter.charCodeAt(0)).join('');
  return `1711241656808x${digits.padEnd(18, '0').slice(0, 18)}`;
}

function transcript({ conversation }: DemoStory): string {
  return conversation.map(({ speaker, text }) => `\n${speaker === 'ai' ? 'bot' : 'human'}: ${text}`).join('');
}

function actions({ extracted }: DemoStory) {
  return Object.fromEntries(
    extracted.map(({ identifier, condition, value, choices }) => {
      const name = `info_extractor_${identifier}`;
      return [
        name,
        {
          name,
          action_type: 'extract_info_action_type',
          description: '',
          parameters_hard_coded: { identifier, condition, choices: null, examples: choices },
          error_message: null,
          return_value: { [identifier]: value },
        },
      ];
    }),
  );
}
