import type { DemoStory } from '../providers/demo-story.ts';

type Conversation = { turns: DemoStory['conversation']; extracted: DemoStory['extracted'] };

/** What AI agents and customers say in demo data, and what the agent makes of it. */
export const conversations: readonly [Conversation, ...Conversation[]] = [
  {
    turns: [
      {
        speaker: 'ai',
        text: 'Hello, this is the service desk. I see that you asked about a viewing. Is now a good time?',
      },
      { speaker: 'human', text: 'Yes, sure. I am looking for a flat: two rooms, not too far out.' },
      { speaker: 'ai', text: 'Two rooms, noted. Would Thursday at ten suit you?' },
      { speaker: 'human', text: 'Thursday is fine.' },
      { speaker: 'ai', text: 'Then I have you down for Thursday at ten. Goodbye!' },
    ],
    extracted: [
      {
        identifier: 'appointment',
        condition: 'if the user agrees to an appointment',
        value: 'Thursday 10:00',
        choices: [],
      },
      {
        identifier: 'interest',
        condition: 'what the user wants to rent or buy',
        value: 'flat',
        choices: ['flat', 'house', 'office'],
      },
    ],
  },
  {
    turns: [
      {
        speaker: 'ai',
        text: 'Good afternoon, I am calling about your open invoice. May I ask when you plan to pay it?',
      },
      { speaker: 'human', text: 'I thought it was paid.' },
      { speaker: 'human', text: 'Let me look. No, you are right.' },
      { speaker: 'ai', text: 'No problem. Will you pay by card or by transfer?' },
      { speaker: 'human', text: 'By card, tomorrow.' },
    ],
    extracted: [
      {
        identifier: 'payment_method',
        condition: 'how the user wants to pay',
        value: 'card',
        choices: ['card', 'transfer'],
      },
    ],
  },
  {
    turns: [
      { speaker: 'ai', text: 'Hi! You filled in our form about a new car. Do you have a minute?' },
      { speaker: 'human', text: 'Not really, and I have changed my mind.' },
      { speaker: 'ai', text: 'I understand. Shall I take you off the list?' },
      { speaker: 'human', text: 'Please do.' },
    ],
    extracted: [
      {
        identifier: 'interest',
        condition: 'what the user wants to rent or buy',
        value: null,
        choices: ['car', 'house'],
      },
      {
        identifier: 'opt_out',
        condition: 'if the user does not want further calls',
        value: 'yes',
        choices: ['yes', 'no'],
      },
    ],
  },
];
