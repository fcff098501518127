import type { Setup, SetupStep } from '../provider.ts';
import { bodyTemplate } from './body-templates.ts';
import { type AcefoneTrigger, acefoneTriggers } from './triggers.ts';

/** What the admin does in the portal: the form once, then an address and a body for each trigger. */
export function acefoneSetup({ urls }: Setup): SetupStep[] {
  return [
    {
      title: 'Have webhooks switched on',
      text: 'Webhooks must be enabled for your account: ask Acefone’s or Smartflo’s support. Then sign in to the portal and open API Connect → Webhook.',
    },
    {
      title: 'Choose how times are written',
      text: 'Every webhook has a Date Time Format and a Time Zone. Leave Default and IST, or choose others and set the same under this connection’s settings.',
    },
    {
      title: 'Add a webhook for each trigger below',
      text: 'Choose Add Webhook and give it a name. Trigger: as named below, one webhook each. URL: the address of that trigger, because the body does not say which trigger sent it. Request: POST. Call Type: Inbound or Outbound; add a second webhook with the same address for the other one where the trigger has both, and for Outbound choose the Outbound Type. Content-Type: application/json. My Numbers: all of them. Then paste the body and Save. GET and application/x-www-form-urlencoded are read as well.',
    },
    ...acefoneTriggers.filter(({ deprecated }) => !deprecated).map((trigger) => forTrigger(trigger, urls)),
    {
      title: 'Triggers marked as deprecated',
      text: '“Call hangup (Missed) (Deprecated)” and “Call hangup (Answered) (Deprecated)” need no new webhook. If you have one already, give it this address and the body of “Call hangup (Missed or Answered)”.',
      copies: [{ label: 'Copy the address', value: addressOf('call-hangup-missed-or-answered', urls) }],
    },
    {
      title: 'If your keys have other names',
      text: 'The left side of each line of a body is yours to choose. Keys that you renamed are listed in this connection’s settings as their_key = our_key; spaces around a key, a leading $ and capitals do not matter.',
    },
    {
      title: 'Make a call',
      text: 'Call one of your numbers. The call appears here with its first trigger, and its result with the hang-up.',
    },
  ];
}

function forTrigger(
  { slug, label, description, kind, direction }: AcefoneTrigger,
  urls: Setup['urls'],
): SetupStep {
  const callType =
    direction === undefined ? 'Inbound and Outbound' : direction === 'inbound' ? 'Inbound' : 'Outbound';
  return {
    title: label,
    text: `${description} Call Type: ${callType}.`,
    copies: [
      { label: 'Copy the address', value: addressOf(slug, urls) },
      { label: 'Copy the body', value: bodyTemplate(kind) },
    ],
  };
}

/** The address of a trigger: the one made for it, or the connection's with the trigger appended. */
function addressOf(slug: string, urls: Setup['urls']): string | undefined {
  const own = urls.find(({ url }) => url.endsWith(`/${slug}`));
  const [first] = urls;
  return own?.url ?? (first && `${first.url}/${slug}`);
}
