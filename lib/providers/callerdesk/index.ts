import { defineProvider } from '../provider.ts';
import { tellCallerdesk } from './demo.ts';
import { callerdeskHangupWords } from './hangup.ts';
import { callerdeskHelp } from './help.ts';
import { interpretCallerdesk } from './interpret.ts';
import { callerdeskSettings } from './settings.ts';

/** CallerDesk: Indian cloud telephony. Incoming IVR calls and click-to-call, live and at their end. */
export const callerdesk = defineProvider({
  id: 'callerdesk',
  label: 'CallerDesk',
  summary: 'Incoming IVR calls and outgoing click-to-call, live and at their end.',
  authentication: [
    {
      scheme: 'secret-in-path',
      label: 'Secret in the address',
      secretFrom: 'switchboard',
      note: 'CallerDesk signs nothing and sends no key, so the secret is part of the address. Treat the address like a password: anyone who knows it can send calls.',
    },
  ],
  triggers: [],
  recordingHosts: ['newcallrecords.callerdesk.io'],
  defaults: { timeZone: 'Asia/Kolkata', country: 'IN' },
  settings: callerdeskSettings,
  settingFields: [
    {
      key: 'campid',
      label: 'What campid names',
      description:
        'Click-to-call gives every call a campid of its own, which joins its live notifications with its report. If outgoing calls of an auto dialer run together into one, their campid names the campaign: choose that.',
      control: {
        kind: 'select',
        options: [
          { value: 'call', label: 'One call (click-to-call)' },
          { value: 'campaign', label: 'A whole campaign (auto dialer, broadcast)' },
        ],
      },
    },
    {
      key: 'firstLeg',
      label: 'Outgoing calls ring first',
      description:
        'Click-to-call rings the agent first (leg A), then the customer. If your account uses reverse click-to-call, choose the customer; otherwise agents and customers are mixed up.',
      control: {
        kind: 'select',
        options: [
          { value: 'agent', label: 'The agent' },
          { value: 'customer', label: 'The customer (reverse click-to-call)' },
        ],
      },
    },
  ],
  setupSteps: ({ urls }) => [
    {
      title: 'Open the webhooks',
      text: 'In the CallerDesk dashboard, go to API & Integration → Webhooks. Webhooks are a premium feature: if the page is missing, ask CallerDesk to enable it.',
    },
    {
      title: 'Call report',
      text: 'Add a webhook for the event “Call report” with the method POST, and paste this address. GET works as well.',
      copies: [{ label: 'Copy the address', value: urls[0]?.url }],
    },
    {
      title: 'Live call',
      text: 'Add another for the event “Live call” with the same address, to see calls while they ring and talk. Leave the events of members and call groups off: they are not calls.',
      copies: [{ label: 'Copy the address', value: urls[0]?.url }],
    },
    {
      title: 'Make a call',
      text: 'Call your virtual number. The call appears here as soon as CallerDesk reports it.',
    },
  ],
  interpret: interpretCallerdesk,
  demo: tellCallerdesk,
  hangupWords: callerdeskHangupWords(),
  help: callerdeskHelp,
});
