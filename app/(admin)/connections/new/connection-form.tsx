'use client';

import { Group, Radio, Select, Stack, Text, TextInput } from '@mantine/core';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { FormAlert } from '@/app/_ui/form-alert.tsx';
import { LinkButton } from '@/app/_ui/link-button.tsx';
import { SubmitButton } from '@/app/_ui/submit-button.tsx';
import { useFormAction } from '@/app/_ui/use-form-action.ts';
import { addConnection } from './add-connection.ts';
import { type AuthenticationChoice, AuthenticationFields } from './authentication-fields.tsx';
import classes from './connection-form.module.css';
import { type Field, ProviderSetting } from './provider-setting.tsx';

/** What the form needs to know of a provider. */
export type ProviderChoice = {
  id: string;
  label: string;
  summary: string;
  timeZone: string;
  country: string;
  authentication: AuthenticationChoice[];
  fields: Field[];
};

type Props = {
  providers: ProviderChoice[];
  timeZones: string[];
  countries: { value: string; label: string }[];
};

/** The form of a new connection: common fields, then those that the chosen provider declares. */
export function ConnectionForm({ providers, timeZones, countries }: Props) {
  const router = useRouter();
  const [chosen, setChosen] = useState(providers.length === 1 ? (providers[0]?.id ?? null) : null);
  const { failure, pending, onSubmit, problem } = useFormAction(addConnection, ({ id }) =>
    router.push(`/connections/${id}?created=1`),
  );
  const provider = providers.find(({ id }) => id === chosen);

  return (
    <form method="post" onSubmit={onSubmit} className={classes.form}>
      <Stack gap="md">
        <input type="hidden" name="provider" value={chosen ?? ''} />
        <Radio.Group
          label="Provider"
          value={chosen}
          onChange={setChosen}
          error={problem('provider')}
          required
        >
          <Stack gap={6} mt={6}>
            {providers.map(({ id, label, summary }) => (
              <Radio.Card key={id} value={id} className={classes.provider} aria-label={label}>
                <Group wrap="nowrap" gap="sm">
                  <Radio.Indicator />
                  <div>
                    <Text size="sm" fw={500}>
                      {label}
                    </Text>
                    <Text size="xs" c="dimmed">
                      {summary}
                    </Text>
                  </div>
                </Group>
              </Radio.Card>
            ))}
          </Stack>
        </Radio.Group>
        {provider && (
          <Stack gap="md" key={provider.id}>
            <TextInput
              name="label"
              label="Label"
              description="The name people will see beside each call, such as the office or team it serves."
              maxLength={80}
              error={problem('label')}
              required
            />
            <Select
              name="timeZone"
              label="Time zone"
              description="Times that the provider sends without a zone are read in this one."
              data={timeZones}
              defaultValue={provider.timeZone}
              searchable
              nothingFoundMessage="No such zone. Try a city, such as Kolkata."
              error={problem('timeZone')}
              required
            />
            <Select
              name="defaultCountry"
              label="Default country"
              description="Numbers without a country code belong to it."
              data={countries}
              defaultValue={provider.country}
              searchable
              nothingFoundMessage="No such country."
              error={problem('defaultCountry')}
              required
            />
            <AuthenticationFields choices={provider.authentication} problem={problem} />
            {provider.fields.map((field) => (
              <ProviderSetting key={field.key} field={field} error={problem(`settings.${field.key}`)} />
            ))}
            <FormAlert failure={failure} />
            <Group gap="sm">
              <SubmitButton loading={pending}>Add connection</SubmitButton>
              <LinkButton href="/connections" variant="subtle" color="gray">
                Cancel
              </LinkButton>
            </Group>
          </Stack>
        )}
      </Stack>
    </form>
  );
}
