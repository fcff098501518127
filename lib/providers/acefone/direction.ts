import type { Direction } from '../../calls/vocabulary.ts';
import type { AcefonePayload } from './payload.ts';
import type { AcefoneTrigger } from './triggers.ts';

/** How the call was made, as far as it changes what other fields mean. */
export type Route = 'plain' | 'dialer' | 'click_to_call' | 'broadcast';

type Row = { words: string[]; direction: Direction; route: Route; source: string };

/**
 * The direction's words, compared by their letters alone. The same click-to-call is `click_to_call` in its in-call
 * triggers, `clicktocall` at its end.
 */
export const directionWords: readonly Row[] = [
  {
    words: ['inbound', 'incoming'],
    direction: 'inbound',
    route: 'plain',
    source: 'hang-up triggers of IVR-routed calls',
  },
  {
    words: ['Dialer (inbound)'],
    direction: 'inbound',
    route: 'dialer',
    source: 'hang-up triggers of queue and dialer calls',
  },
  {
    words: ['outbound', 'outgoing'],
    direction: 'outbound',
    route: 'plain',
    source: 'records of the same platform',
  },
  {
    words: ['Dialer (outbound)'],
    direction: 'outbound',
    route: 'dialer',
    source: 'hang-up triggers of dialer calls',
  },
  {
    words: ['clicktocall', 'click_to_call'],
    direction: 'outbound',
    route: 'click_to_call',
    source: 'hang-up and in-call triggers',
  },
  {
    words: ['broadcast', 'Call Broadcast', 'Broadcast (outbound)'],
    direction: 'outbound',
    route: 'broadcast',
    source: 'outbound type "Call Broadcast" of the Add Webhook form; its word on the wire was never seen',
  },
];

export type ReadDirection = {
  direction: Direction;
  route: Route;
  /** The word that no row knows: it decides nothing. */
  unknownWord: string | null;
  /** Whether the word says more than the direction, so that it is worth showing. */
  wordSaysMore: boolean;
};

/**
 * Which way the call went. An unknown word never becomes a direction by default (that would swap customer and
 * business number). Where a body has no word, the trigger may exist for one call type only, or one of the two
 * numbers is the customer's: who calls is the caller.
 */
export function readDirection(said: AcefonePayload, trigger: AcefoneTrigger | undefined): ReadDirection {
  if (said.direction !== undefined) {
    const word = lettersOf(said.direction);
    const row = directionWords.find(({ words }) => words.some((known) => lettersOf(known) === word));
    if (!row)
      return { direction: 'unknown', route: 'plain', unknownWord: said.direction, wordSaysMore: true };
    const { direction, route } = row;
    return { direction, route, unknownWord: null, wordSaysMore: said.direction.toLowerCase() !== direction };
  }
  const direction = trigger?.direction ?? directionByNumbers(said);
  const route =
    trigger?.kind === 'customer_answered' || trigger?.slug === 'call-missed-by-customer'
      ? 'click_to_call'
      : trigger?.kind === 'agent_connected' || trigger?.kind === 'disposition'
        ? 'dialer'
        : 'plain';
  return { direction, route, unknownWord: null, wordSaysMore: false };
}

function lettersOf(word: string): string {
  return word.toLowerCase().replaceAll(/[^a-z]/g, '');
}

/** The number that a body names as the customer's own. */
function namedCustomer(said: AcefonePayload): string | undefined {
  return said.customer_number_with_prefix ?? said.customer_no_with_prefix ?? said.customer_number;
}

/**
 * The two numbers by their roles. Inbound: the caller is the customer; outbound: the one that is called. The table
 * of "Dialed on Agent" describes them the other way round, its examples do not: a number that the body names as the
 * customer's settles it.
 */
export function readNumbers(
  said: AcefonePayload,
  direction: Direction,
): { customer: string | undefined; business: string | undefined } {
  const { caller_id_number: caller, call_to_number: called } = said;
  const named = namedCustomer(said);
  const callerIsCustomer = sameNumber(caller, named)
    ? true
    : sameNumber(called, named)
      ? false
      : direction === 'inbound'
        ? true
        : direction === 'outbound'
          ? false
          : null;
  if (callerIsCustomer === null) return { customer: named, business: said.did_number };
  const [customer, business] = callerIsCustomer ? [caller, called] : [called, caller];
  return {
    customer: said.customer_number_with_prefix ?? said.customer_no_with_prefix ?? customer ?? named,
    business: said.did_number ?? business,
  };
}

/**
 * What two spellings of a number have in common: `9000007179`, `919000007179` and `+919000007179` are one. Masked
 * digits count as characters. Shorter than ten characters is no number to compare.
 */
export function numberTail(number: string | undefined): string | null {
  const bare = number?.replaceAll(/[^0-9a-z]/gi, '').toUpperCase() ?? '';
  return bare.length < 10 ? null : bare.slice(-10);
}

function sameNumber(a: string | undefined, b: string | undefined): boolean {
  const tail = numberTail(a);
  return tail !== null && tail === numberTail(b);
}

function directionByNumbers(said: AcefonePayload): Direction {
  const named = namedCustomer(said);
  const [isCaller, isCalled] = [
    sameNumber(said.caller_id_number, named),
    sameNumber(said.call_to_number, named),
  ];
  if (isCaller === isCalled) return 'unknown';
  return isCaller ? 'inbound' : 'outbound';
}
