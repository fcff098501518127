import { defineProvider } from '../provider.ts';
import { alohaaHangups } from './hangup.ts';
import { interpretAlohaa } from './interpret.ts';
import { alohaaSettings } from './settings.ts';

/** Alohaa: Indian business telephony. Incoming and outgoing calls, one webhook setting for each. */
export const alohaa = defineProvider({
  id: 'alohaa',
  label: 'Alohaa',
  summary: 'Incoming and outgoing business calls.',
  authentication: {
    scheme: 'secret-in-path',
    note: 'Alohaa signs nothing and sends no key, so the secret is part of the address. Treat the address like a password: anyone who knows it can send calls.',
  },
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
      copy: urls[0]?.url,
    },
    {
      title: 'Outgoing calls',
      text: 'Choose Edit beside the outgoing-call webhook and paste the same address.',
      copy: urls[0]?.url,
    },
    {
      title: 'Make a call',
      text: 'Call your business number. The call appears here as soon as Alohaa reports it.',
    },
  ],
  example: (at) => ({
    contentType: 'application/json',
    body: JSON.stringify(
      {
        call_type: 'outgoing',
        caller_number: '9052931234',
        receiver_number: '9676501234',
        did_number: '918069731234',
        received_at: new Date(at.getTime() - 69_000).toISOString(),
        ended_at: at.toISOString(),
        call_id: `example-${at.getTime()}`,
        call_status: 'answered',
        call_duration: 69,
        agent_name: 'Kumar',
        receiver_ring_duration: 8,
        hangup_cause: 'receiver_hangup',
      },
      null,
      2,
    ),
  }),
  interpret: interpretAlohaa,
  hangupWords: alohaaHangups.map(({ cause, answered, reason, candidates, source }) => ({
    words: cause === '' ? '(no cause given)' : cause,
    when: answered ? 'answered' : 'not answered',
    meaning: candidates.length > 0 ? candidates.join(', ') : reason,
    source,
  })),
});
