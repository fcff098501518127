'use client';

import { Group, Radio, Stack, Text, TextInput } from '@mantine/core';
import { useRouter, useSearchParams } from 'next/navigation';
import { type FormEvent, useEffect, useState } from 'react';
import { FormAlert } from '@/app/_ui/form-alert.tsx';
import { LinkButton } from '@/app/_ui/link-button.tsx';
import { providerHelpHref } from '@/app/_ui/provider-help-href.ts';
import { SubmitButton } from '@/app/_ui/submit-button.tsx';
import { TextLink } from '@/app/_ui/text-link.tsx';
import { useFormAction } from '@/app/_ui/use-form-action.ts';
import { addConnection } from './add-connection.ts';
import { type AuthenticationChoice, AuthenticationFields } from './authentication-fields.tsx';
import { connectionDraft } from './connection-draft.ts';
import classes from './connection-form.module.css';
import { CountrySetting } from './country-setting.tsx';
import { keptGuide } from './kept-guide.ts';
import { type Field, ProviderSetting } from './provider-setting.tsx';
import { TimeZoneSetting } from './time-zone-setting.tsx';

/** What the form needs to know of a provider. */
export type ProviderChoice = {
  id: string;
  label: string;
  summary: string;
  /** A name that no connection has yet. */
  freeLabel: string;
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

/**
 * The form of a new connection: common fields, then those that the chosen provider declares. What is chosen and typed
 * stands in the address, so that a reload and the way back keep it.
 */
export function ConnectionForm({ providers, timeZones, countries }: Props) {
  const router = useRouter();
  const address = useSearchParams();
  const [chosen, setChosen] = useState(address.get('provider'));
  useEffect(() => setChosen(address.get('provider')), [address]);
  const provider = providers.find(({ id }) => id === chosen);
  /** What was typed for this provider before. */
  const draft = address.get('provider') === chosen ? address : new URLSearchParams();
  const { failure, pending, onSubmit, problem } = useFormAction(addConnection, ({ id, guide }) => {
    keptGuide.keep(id, guide);
    router.push(`/connections/${id}/setup`);
  });

  /** What the address says, as far as it is one of the choices. */
  const kept = (name: string, choices: readonly string[]) =>
    choices.find((choice) => choice === draft.get(name));
  const countryCodes = countries.map(({ value }) => value);

  function choose(id: string) {
    setChosen(id);
    router.push(`?${new URLSearchParams({ provider: id })}`, { scroll: false });
  }

  function keepDraft({ currentTarget }: FormEvent<HTMLFormElement>) {
    // The last field loses its focus when the next page is there already.
    if (window.location.pathname !== '/connections/new') return;
    window.history.replaceState(null, '', `?${connectionDraft(new FormData(currentTarget))}`);
  }

  return (
    <form method="post" onSubmit={onSubmit} onBlur={keepDraft} className={classes.form}>
      <Stack gap="md">
        <input type="hidden" name="provider" value={provider?.id ?? ''} />
        <Radio.Group
          label="Provider"
          value={provider?.id ?? null}
          onChange={choose}
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
            <Text size="sm">
              <TextLink href={providerHelpHref(provider.id)} underline="always">
                About {provider.label}
              </TextLink>
              : what it sends, the steps in its portal, and what becomes of its words.
            </Text>
            <TextInput
              name="label"
              label="Label"
              description="The name people will see beside each call, such as the office or team it serves."
              defaultValue={draft.get('label') ?? provider.freeLabel}
              maxLength={80}
              error={problem('label')}
              required
            />
            <TimeZoneSetting
              zones={timeZones}
              defaultValue={kept('timeZone', timeZones) ?? provider.timeZone}
              error={problem('timeZone')}
            />
            <CountrySetting
              countries={countries}
              defaultValue={kept('defaultCountry', countryCodes) ?? provider.country}
              error={problem('defaultCountry')}
            />
            <AuthenticationFields
              choices={provider.authentication}
              initial={draft.get('authentication')}
              problem={problem}
            />
            {provider.fields.map((field) => (
              <ProviderSetting
                key={field.key}
                field={{ ...field, value: draft.get(`settings.${field.key}`) ?? field.value }}
                error={problem(`settings.${field.key}`)}
              />
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
