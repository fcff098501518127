import { wholeNumber } from '@/app/_ui/whole-number.ts';
import { refusalWords } from '@/app/(admin)/deliveries/refusal-words.ts';
import { durationWords } from '@/lib/calls/duration-words.ts';
import type { ConnectionHealth } from '@/lib/health/connection-health.ts';
import type { ConnectionFinding } from '@/lib/health/connection-state.ts';

/** What needs attention about a connection: in a few words, and what it means and what to do. */
type FindingWords = { brief: string; text: string; href?: string; link?: string };

/** What a finding of a connection's health says to whoever looks after it. */
export function findingWords(finding: ConnectionFinding, health: ConnectionHealth): FindingWords {
  const list = `/deliveries?connection=${health.id}`;
  switch (finding) {
    case 'no_secret':
      return {
        brief: 'No valid secret',
        text: 'Every request is refused. Rotate the secret and give the provider the new one.',
      };
    case 'refused':
      return {
        brief: 'Requests are refused',
        text: `Since the last delivery requests were refused: ${topCause(health)}. Compare address and secret in the provider’s portal with those here.`,
        href: `${list}&state=rejected`,
        link: 'See the refused requests',
      };
    case 'silent':
      return {
        brief: 'Silent',
        text: `Nothing has come since the last delivery; in the same time of the weeks before there were ${wholeNumber(Math.round(health.silence?.usual ?? 0))} calls on average. Make a call, and look in the provider’s portal whether it still sends here.`,
      };
    case 'behind':
      return {
        brief: 'Not being read',
        text: `Deliveries are kept, but the oldest has waited ${durationWords(health.oldestPendingSeconds ?? 0)} to be read. Look in the server’s log why.`,
        href: `${list}&state=pending`,
        link: 'See those that wait',
      };
    case 'failing':
      return {
        brief: 'Deliveries fail',
        text: `Of ${wholeNumber(health.receivedLastHour)} deliveries of the last hour ${wholeNumber(health.failedLastHour)} could not be read. They are kept and can be read again once the cause is mended.`,
        href: `${list}&state=failed`,
        link: 'See why',
      };
    case 'failed':
      return {
        brief: 'Some failed',
        text: `${wholeNumber(health.failedLastDay)} of the last day could not be read. They are kept and can be read again.`,
        href: `${list}&state=failed`,
        link: 'See why',
      };
    case 'rejected':
      return {
        brief: 'Some refused',
        text: `Requests of the last day were refused: ${topCause(health)}.`,
        href: `${list}&state=rejected`,
        link: 'See the refused requests',
      };
    case 'secret_ending':
      return {
        brief: 'Old secret in use',
        text: 'The last delivery came with a secret that ends soon. Give the provider the new one before that.',
      };
    case 'slow':
      return {
        brief: 'Fewer than usual',
        text: `${wholeNumber(health.receivedLastHour)} came in the last hour, where ${wholeNumber(Math.round(health.usualPerHour ?? 0))} are usual at this time of the week.`,
      };
    case 'unmapped':
      return {
        brief: 'Unknown words',
        text: `The provider says ${wholeNumber(health.unmappedWords)} ${health.unmappedWords === 1 ? 'word' : 'words'} that no table knows; the calls show them as they came.`,
        href: '/words',
        link: 'Give them a meaning',
      };
  }
}

/** Why most of the last day's refused requests were. */
function topCause({ rejectedLastDay }: ConnectionHealth): string {
  const [cause] = Object.entries(rejectedLastDay).sort(([, one], [, other]) => other - one)[0] ?? [];
  return cause === undefined ? 'the log has no longer why' : refusalWords(cause);
}
