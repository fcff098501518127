import type { HangupReason } from '@/lib/calls/vocabulary.ts';

/**
 * The one colour of each hang-up reason, everywhere: CSS values that follow the colour scheme, with 3:1 against
 * both backgrounds. A reason that goes with an outcome has a colour near it. A word always stands beside them.
 */
export const reasonColour: Record<HangupReason | 'other' | 'not_given', string> = {
  completed: 'light-dark(#0a8466, #35bd97)',
  transferred: 'light-dark(#1273a5, #58b4e6)',
  no_answer: 'light-dark(#8a6d00, #d8bd45)',
  busy: 'light-dark(#ad3f7c, #e58bbb)',
  rejected: 'light-dark(#d6336c, #ff5c93)',
  cancelled: 'light-dark(#56708a, #8fabc6)',
  abandoned: 'light-dark(#bb5f08, #f2a24c)',
  no_agent: 'light-dark(#b8302a, #f2796f)',
  out_of_hours: 'light-dark(#2b3f8f, #6f86ff)',
  unreachable: 'light-dark(#7b5233, #c8a180)',
  invalid_number: 'light-dark(#4e6b1f, #a9c95f)',
  network: 'light-dark(#64202a, #c9737f)',
  voicemail: 'light-dark(#6f58b8, #ab9df0)',
  max_duration: 'light-dark(#00777a, #4fd0d3)',
  cut_off: 'light-dark(#8e24aa, #d77df0)',
  blocked: 'light-dark(#3d434b, #d0d5db)',
  system_error: 'light-dark(#e03a00, #ff7a45)',
  unmapped: 'light-dark(#868c95, #7d848e)',
  other: 'light-dark(#7d6478, #b89fb4)',
  not_given: 'light-dark(#85864f, #8a8658)',
};
