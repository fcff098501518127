import { defineProvider } from '../provider.ts';
import { tellAcefone } from './demo.ts';
import { acefoneHangupWords } from './hangup.ts';
import { acefoneHelp } from './help.ts';
import { interpretAcefone } from './interpret.ts';
import { acefoneSettings } from './settings.ts';
import { acefoneSetup } from './setup-steps.ts';
import { acefoneTriggers } from './triggers.ts';

/** Acefone, and Tata Tele Smartflo on the same platform: bodies of the account's own design, a URL per trigger. */
export const acefone = defineProvider({
  id: 'acefone',
  label: 'Acefone / Smartflo',
  summary: 'Inbound, click-to-call, dialer and broadcast calls, live from the first ring.',
  authentication: [
    {
      scheme: 'secret-in-path',
      label: 'Secret in the address',
      secretFrom: 'switchboard',
      note: 'The platform signs nothing, so the secret is part of the address. Treat the address like a password: anyone who knows it can send calls.',
    },
  ],
  triggers: acefoneTriggers.map(({ slug, label, description }) => ({ slug, label, description })),
  recordingHosts: ['console.acefone.in', 'cloudphone.tatateleservices.com'],
  defaults: { timeZone: 'Asia/Kolkata', country: 'IN' },
  settings: acefoneSettings,
  settingFields: [
    {
      key: 'dateFormat',
      label: 'Date Time Format in the portal',
      description:
        'All of them are read whatever you choose, because one account may mix them. Choose the last one if ISO times end in Z and new calls appear several hours off.',
      control: {
        kind: 'select',
        options: [
          { value: 'default', label: 'Default' },
          { value: 'epoch', label: 'Epoch/Unix Time' },
          { value: 'iso', label: 'ISO 8601' },
          { value: 'iso_local', label: 'ISO 8601, its Z is local time' },
        ],
      },
    },
    {
      key: 'times',
      label: 'Time Zone in the portal',
      description: 'For times that name no zone themselves.',
      control: {
        kind: 'select',
        options: [
          { value: 'local', label: 'IST (the time zone of this connection)' },
          { value: 'utc', label: 'UTC' },
        ],
      },
    },
    {
      key: 'keyMap',
      label: 'Renamed keys',
      description:
        'Only if your bodies have keys of their own instead of the portal’s variables: one line for each. Spaces around a key, a leading $ and capitals do not matter.',
      control: { kind: 'lines', placeholder: 'customer_phone = call_to_number' },
    },
  ],
  setupSteps: acefoneSetup,
  interpret: interpretAcefone,
  demo: tellAcefone,
  hangupWords: acefoneHangupWords(),
  help: acefoneHelp,
});
