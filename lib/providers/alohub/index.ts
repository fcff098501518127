import { defineProvider } from '../provider.ts';
import { tellAlohub } from './demo.ts';
import { alohubHangupWords } from './hangup.ts';
import { alohubHelp } from './help.ts';
import { interpretAlohub } from './interpret.ts';
import { alohubSettings } from './settings.ts';

/** Alohub: Vietnamese contact centre. Automatic and ordinary calls, pushed to one address with a key. */
export const alohub = defineProvider({
  id: 'alohub',
  label: 'Alohub',
  summary: 'Contact-centre calls from Vietnam, automatic campaigns included.',
  authentication: [
    {
      scheme: 'authorization-key',
      label: 'Authorization key',
      secretFrom: 'switchboard',
      note: 'Alohub sends the key in the Authorization header of every request, bare or after “Bearer”. It proves who sends; the content is not signed.',
    },
  ],
  triggers: [],
  defaults: { timeZone: 'Asia/Ho_Chi_Minh', country: 'VN' },
  settings: alohubSettings,
  settingFields: [],
  setupSteps: ({ urls, header }) => [
    {
      title: 'Write to Alohub',
      text: 'Alohub’s technical team sets webhooks up; there is no page for it in the portal. Ask them for the call event webhook, and for the automatic call webhook if you run auto-call campaigns.',
    },
    {
      title: 'Webhook URL',
      text: 'Give them this address. Method: POST. Content type: application/json.',
      copies: [{ label: 'Copy the address', value: urls[0]?.url }],
    },
    {
      title: 'Authorization key',
      text: 'Give them this key over a channel you trust. Alohub sends it in the header Authorization.',
      copies: [{ label: 'Copy the key', value: header?.value }],
    },
    {
      title: 'Make a call',
      text: 'Call your hotline. The call appears here when Alohub reports it: at each change of status or, depending on your account, at its end.',
    },
  ],
  interpret: interpretAlohub,
  demo: tellAlohub,
  hangupWords: alohubHangupWords(),
  help: alohubHelp,
});
