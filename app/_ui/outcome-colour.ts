import type { Outcome } from '@/lib/calls/vocabulary.ts';

/**
 * The one colour of each outcome, everywhere: CSS values that follow the colour scheme. Hues and lightness
 * differ enough for colour-blind eyes and reach 3:1 against both backgrounds; a word or a pattern always
 * stands beside them.
 */
export const outcomeColour: Record<Outcome, string> = {
  answered: 'light-dark(#0a8466, #35bd97)',
  voicemail: 'light-dark(#6f58b8, #ab9df0)',
  abandoned: 'light-dark(#bb5f08, #f2a24c)',
  missed: 'light-dark(#b8302a, #f2796f)',
  no_answer: 'light-dark(#8a6d00, #d8bd45)',
  busy: 'light-dark(#ad3f7c, #e58bbb)',
  agent_no_answer: 'light-dark(#7b5233, #c8a180)',
  cancelled: 'light-dark(#56708a, #8fabc6)',
  failed: 'light-dark(#64202a, #c9737f)',
  blocked: 'light-dark(#3d434b, #d0d5db)',
  unknown: 'light-dark(#868c95, #7d848e)',
};
