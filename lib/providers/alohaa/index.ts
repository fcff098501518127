import { defineProvider } from '../provider.ts';
import { tellAlohaa } from './demo.ts';
import { alohaaHangupWords } from './hangup.ts';
import { alohaaHelp } from './help.ts';
import { interpretAlohaa } from './interpret.ts';
import { alohaaSettings } from './settings.ts';

/** Alohaa: Indian business telephony. Incoming and outgoing calls, one webhook setting for each. */
export const alohaa = defineProvider({
  id: 'alohaa',
  label: 'Alohaa',
  summary: 'Incoming and outgoing business calls.',
  authentication: [
    {
      scheme: 'secret-in-path',
      label: 'Secret in the address',
      secretFrom: 'switchboard',
      note: 'Alohaa signs nothing and sends no key, so the secret is part of the address. Treat the address like a password: anyone who knows it can send calls.',
    },
  ],
  triggers: [],
  recordingHosts: ['doosra-ivr-voicemails.s3.ap-south-1.amazonaws.com'],
  defaults: { timeZone: 'Asia/Kolkata', country: 'IN' },
  settings: alohaaSettings,
  settingFields: [
    {
      key: 'timestamps',
      label: 'Times in Alohaa’s payloads',
      description:
        'Alohaa marks its times as UTC. If new calls appear several hours off, your account writes local time with that mark: choose local.',
      control: {
        kind: 'select',
        options: [
          { value: 'utc', label: 'UTC, as marked' },
          { value: 'local', label: 'Local time of this connection' },
        ],
      },
    },
  ],
  setupSteps: ({ urls }) => [
    { title: 'Open the webhook settings', text: 'In Alohaa, go to Settings → Webhooks.' },
    {
      title: 'Incoming calls',
      text: 'Choose Edit beside the incoming-call webhook, switch on “Dial on agent” and “Call completion”, and paste this address as the API endpoint.',
      copies: [{ label: 'Copy the address', value: urls[0]?.url }],
    },
    {
      title: 'Outgoing calls',
      text: 'Choose Edit beside the outgoing-call webhook and paste the same address.',
      copies: [{ label: 'Copy the address', value: urls[0]?.url }],
    },
    {
      title: 'Make a call',
      text: 'Call your business number. The call appears here as soon as Alohaa reports it.',
    },
  ],
  interpret: interpretAlohaa,
  demo: tellAlohaa,
  hangupWords: alohaaHangupWords(),
  help: alohaaHelp,
});
