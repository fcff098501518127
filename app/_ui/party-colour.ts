import type { HangupParty } from '@/lib/calls/vocabulary.ts';

/**
 * The one colour of each side that can end a call: CSS values that follow the colour scheme, with 3:1 against both
 * backgrounds. A word always stands beside them.
 */
export const partyColour: Record<HangupParty | 'not_given', string> = {
  customer: 'light-dark(#1b6ec2, #5fa8f0)',
  agent: 'light-dark(#b85c00, #f2a24c)',
  ai: 'light-dark(#7a46c4, #b79bf5)',
  system: 'light-dark(#2f4a3f, #b9d8c9)',
  network: 'light-dark(#a12f4f, #f07f9d)',
  unknown: 'light-dark(#75797f, #8d949d)',
  not_given: 'light-dark(#8b8f7a, #6f7461)',
};
