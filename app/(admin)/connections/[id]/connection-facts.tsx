import type { ReactNode } from 'react';
import { Facts } from '@/app/_ui/facts.tsx';
import { Instant } from '@/app/_ui/instant.tsx';
import { Panel } from '@/app/_ui/panel.tsx';
import { durationWords } from '@/lib/calls/duration-words.ts';
import type { Connection } from '@/lib/connections/connection.ts';
import { authenticationOf } from '@/lib/connections/connection-urls.ts';
import type { Provider } from '@/lib/providers/provider.ts';

type Props = { connection: Connection; provider: Provider; zone: string; actions?: ReactNode };

/** How the connection is configured. */
export function ConnectionFacts({ connection, provider, zone, actions }: Props) {
  return (
    <Panel title="Settings" actions={actions}>
      <Facts
        facts={[
          { name: 'Provider', value: provider.label },
          { name: 'Time zone', value: connection.timeZone },
          { name: 'Authentication', value: authenticationOf(provider, connection).label },
          { name: 'Default country', value: connection.defaultCountry },
          ...provider.settingFields.map((field) => ({
            name: field.label,
            value: settingWords(field, connection.settings[field.key]),
          })),
          { name: 'Stale, ringing', value: `after ${durationWords(connection.ringingLimitSeconds)}` },
          { name: 'Stale, talking', value: `after ${durationWords(connection.talkingLimitSeconds)}` },
          { name: 'Added', value: <Instant at={connection.createdAt.toISOString()} zone={zone} /> },
          { name: 'Id', value: <code>{connection.id}</code> },
        ]}
      />
    </Panel>
  );
}

function settingWords({ control }: Provider['settingFields'][number], value: unknown): string {
  switch (control.kind) {
    case 'select':
      return control.options.find((option) => option.value === value)?.label ?? String(value);
    case 'switch':
      return value === true ? 'on' : 'off';
    case 'text':
      return String(value ?? '');
    case 'lines':
      return Array.isArray(value) ? value.map(String).join(', ') : String(value ?? '');
  }
}
