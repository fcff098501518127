/** A status or cause as CallerDesk writes it, taken apart: `Leg A Cancel - Agent No Answer (0 Agent)`. */
export type Words = {
  text: string;
  /** In capitals, without brackets, spaces and punctuation; empty where only a side or a bracket was given. */
  word: string;
  /** The side that is named, in the bracket or before the word. */
  side: 'agent' | 'customer' | null;
  /** The leg that is named, where no side is. */
  leg: 'A' | 'B' | null;
  hasBracket: boolean;
};

/** Takes a status or cause apart. The brackets hold an Asterisk cause code and, sometimes, a side. */
export function readWords(text: string): Words {
  const bracket = /\(([^)]*)/.exec(text)?.[1];
  const letters = text
    .replace(/\([^)]*\)?/g, '')
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, '');
  const prefixed = /^(?:LEG([AB]))?CANCEL(AGENT|CUSTOMER)?(.*)$/.exec(letters);
  const [, leg, side, rest = ''] = prefixed ?? [];
  const isPrefix = leg !== undefined || side !== undefined;
  const word = isPrefix ? rest : letters;
  return {
    text,
    word: spellings[word] ?? word,
    side: sideOf(bracket ?? '') ?? sideOf(side ?? ''),
    leg: isPrefix ? (leg === 'A' || leg === 'B' ? leg : null) : null,
    hasBracket: bracket !== undefined,
  };
}

function sideOf(text: string): 'agent' | 'customer' | null {
  if (/agent|member/i.test(text)) return 'agent';
  return /customer/i.test(text) ? 'customer' : null;
}

/** Spellings that integrations meet beside the documented ones. */
const spellings: Record<string, string> = {
  ANSWERED: 'ANSWER',
  LEGBANSWER: 'ANSWER',
  CANCELED: 'CANCEL',
  CANCELLED: 'CANCEL',
  ABANDONED: 'ABANDONEDCALL',
  ABANDONMENT: 'ABANDONEDCALL',
  ERROR: 'FAILED',
};
