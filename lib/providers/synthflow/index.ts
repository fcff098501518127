import { defineProvider, type Setup, type SetupStep } from '../provider.ts';
import { tellSynthflow } from './demo.ts';
import { synthflowHangupWords } from './hangup.ts';
import { synthflowHelp } from './help.ts';
import { interpretSynthflow } from './interpret.ts';
import { signedCallId } from './payload.ts';
import { synthflowSettings } from './settings.ts';

/** Synthflow: calls that AI agents make and take, with transcript and what the agent found out. */
export const synthflow = defineProvider({
  id: 'synthflow',
  label: 'Synthflow',
  summary: 'AI agents’ calls, with transcripts and extracted information.',
  authentication: [
    {
      scheme: 'hmac-call-id',
      label: 'Synthflow’s signature',
      secretFrom: 'provider',
      headers: [
        'synthflow-signature',
        'x-synthflow-signature',
        'http-synthflow-signature',
        'http_synthflow_signature',
      ],
      signedId: signedCallId,
      note: 'Sender only: the body is not signed. Synthflow signs the id of the call and nothing else, so the signature proves who sent a request, not that its content is unchanged, and it never expires. Synthflow’s pages write the header with underscores: nginx drops such headers unless underscores_in_headers is on.',
    },
    {
      scheme: 'secret-in-path',
      label: 'Secret in the address',
      secretFrom: 'switchboard',
      note: 'For workspaces without a webhook secret: Synthflow then signs nothing, so the secret is part of the address. Treat the address like a password: anyone who knows it can send calls.',
    },
  ],
  triggers: [],
  recordingHosts: ['storage.googleapis.com'],
  defaults: { timeZone: 'UTC', country: 'US' },
  settings: synthflowSettings,
  settingFields: [
    {
      key: 'direction',
      label: 'Direction of calls',
      description:
        'Synthflow’s webhook does not say whether a call came in or went out. Choose what your agents do; calls count that way. If you choose not to say, calls that were not answered end as “unknown” where the direction decides.',
      control: {
        kind: 'select',
        options: [
          { value: 'outbound', label: 'Outgoing: agents call people' },
          { value: 'inbound', label: 'Incoming: people call agents' },
          { value: 'unknown', label: 'Not said' },
        ],
      },
    },
    {
      key: 'inboundAgents',
      label: 'Agents that take incoming calls',
      description:
        'Where a workspace has both kinds: the model ids of the agents for incoming calls. Their calls count as incoming, whatever is chosen above.',
      control: { kind: 'lines', placeholder: '1711241656808x745681686585854500' },
    },
  ],
  setupSteps,
  interpret: interpretSynthflow,
  demo: tellSynthflow,
  hangupWords: synthflowHangupWords(),
  help: synthflowHelp,
});

function setupSteps({ scheme, urls }: Setup): SetupStep[] {
  const signing: SetupStep = {
    title: 'Generate the webhook secret',
    text: 'In Synthflow, go to Admin → Workspace Settings → Security → Webhooks (in older workspaces Integrations → Webhook Security), choose Generate Secret Key, and enter that key as the secret of this connection. It holds for the whole workspace.',
  };
  return [
    ...(scheme === 'hmac-call-id' ? [signing] : []),
    {
      title: 'Set the post-call webhook',
      text: 'Open the agent’s settings and paste this address as the external webhook URL. Do so for every agent. Calls placed through the API can name it in their own request instead, as external_webhook_url.',
      copies: [{ label: 'Copy the address', value: urls[0]?.url }],
    },
    {
      title: 'Leave the inbound webhook alone',
      text: 'Do not paste the address as the inbound call webhook: Synthflow waits there for an answer that picks the agent, and may disconnect the caller without one.',
    },
    {
      title: 'Make a call',
      text: 'Let an agent place or take a call. It appears here when it is over and Synthflow reports it. If requests are listed as rejected for a missing signature, no secret has been generated, or a proxy in front of Switchboard drops headers with underscores (nginx: underscores_in_headers on).',
    },
  ];
}
