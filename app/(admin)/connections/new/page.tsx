import type { Metadata } from 'next';
import { PageHeader } from '@/app/_ui/page-header.tsx';
import { TextLink } from '@/app/_ui/text-link.tsx';
import { requireViewer } from '@/lib/auth/require-viewer.ts';
import { registry } from '@/lib/providers/registry.ts';
import { countries } from '@/lib/workspace/country.ts';
import { timeZones } from '@/lib/workspace/time-zone.ts';
import { ConnectionForm, type ProviderChoice } from './connection-form.tsx';

export const metadata: Metadata = { title: 'Add a connection' };

export default async function NewConnectionPage() {
  await requireViewer('connections.manage');
  return (
    <>
      <PageHeader title="Add a connection">
        <TextLink href="/connections" underline="always">
          Connections
        </TextLink>{' '}
        / new
      </PageHeader>
      <ConnectionForm providers={providerChoices()} timeZones={timeZones()} countries={countryChoices()} />
    </>
  );
}

function providerChoices(): ProviderChoice[] {
  return registry.map((provider) => {
    const defaults = provider.parseSettings({});
    return {
      id: provider.id,
      label: provider.label,
      summary: provider.summary,
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

/** A setting as a form field holds it: a list has one entry a line. */
function settingText(value: unknown): string {
  return Array.isArray(value) ? value.map(String).join('\n') : String(value ?? '');
}

function countryChoices() {
  return countries().map(({ code, name, callingCode }) => ({
    value: code,
    label: `${name} (+${callingCode})`,
  }));
}
