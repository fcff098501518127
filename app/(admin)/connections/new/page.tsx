import type { Metadata } from 'next';
import { PageHeader } from '@/app/_ui/page-header.tsx';
import { TextLink } from '@/app/_ui/text-link.tsx';
import { requireViewer } from '@/lib/auth/require-viewer.ts';
import { connectionLabels } from '@/lib/connections/connection-labels.ts';
import { registry } from '@/lib/providers/registry.ts';
import { countries } from '@/lib/workspace/country.ts';
import { timeZones } from '@/lib/workspace/time-zone.ts';
import { ConnectionForm, type ProviderChoice } from './connection-form.tsx';
import { settingText } from './setting-text.ts';
import { SetupProgress } from './setup-progress.tsx';

export const metadata: Metadata = { title: 'Add a connection' };

type Props = { searchParams: Promise<{ provider?: string | string[] }> };

export default async function NewConnectionPage({ searchParams }: Props) {
  const viewer = await requireViewer('connections.manage');
  const [{ provider }, connections] = await Promise.all([searchParams, connectionLabels(viewer)]);
  const taken = connections.map(({ label }) => label.toLowerCase());
  return (
    <>
      <PageHeader title="Add a connection">
        <TextLink href="/connections" underline="always">
          Connections
        </TextLink>{' '}
        / new
      </PageHeader>
      <SetupProgress current={provider === undefined ? 0 : 1} />
      <ConnectionForm
        providers={providerChoices(taken)}
        timeZones={timeZones()}
        countries={countryChoices()}
      />
    </>
  );
}

function providerChoices(taken: readonly string[]): ProviderChoice[] {
  return registry.map((provider) => {
    const defaults = provider.parseSettings({});
    return {
      id: provider.id,
      label: provider.label,
      summary: provider.summary,
      freeLabel: freeLabel(provider.label, taken),
      timeZone: provider.defaults.timeZone,
      country: provider.defaults.country,
      authentication: provider.authentication.map(({ scheme, label, note, secretFrom }) => ({
        scheme,
        label,
        note,
        secretFrom,
      })),
      fields: provider.settingFields.map((field) => ({
        ...field,
        value: settingText(defaults.ok ? defaults.settings[field.key] : undefined),
      })),
    };
  });
}

/** The provider's name, numbered where a connection has it already. */
function freeLabel(label: string, taken: readonly string[]): string {
  let free = label;
  for (let number = 2; taken.includes(free.toLowerCase()); number += 1) free = `${label} ${number}`;
  return free;
}

function countryChoices() {
  return countries().map(({ code, name, callingCode }) => ({
    value: code,
    label: `${name} (+${callingCode})`,
  }));
}
