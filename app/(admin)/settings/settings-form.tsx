'use client';

import { Group, Stack, Text } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { FormAlert } from '@/app/_ui/form-alert.tsx';
import type { FormOutcome } from '@/app/_ui/form-failure.ts';
import { Panel } from '@/app/_ui/panel.tsx';
import { SubmitButton } from '@/app/_ui/submit-button.tsx';
import { useFormAction } from '@/app/_ui/use-form-action.ts';

type Props = {
  title: string;
  action: (form: FormData) => Promise<FormOutcome<null>>;
  /** The fields; `problem` says what is wrong with one. */
  children: (problem: (key: string) => string | undefined) => ReactNode;
};

/** A titled part of the settings that is saved by itself. */
export function SettingsForm({ title, action, children }: Props) {
  const [saved, setSaved] = useState(false);
  const { failure, pending, onSubmit, problem } = useFormAction(action, () => setSaved(true));
  return (
    <Panel title={title}>
      <form
        method="post"
        aria-label={title}
        onSubmit={(event) => {
          setSaved(false);
          onSubmit(event);
        }}
        onChange={() => setSaved(false)}
      >
        <Stack gap="md">
          {children(problem)}
          <FormAlert failure={failure} />
          <Group gap="sm">
            <SubmitButton loading={pending} aria-label={`Save: ${title}`}>
              Save
            </SubmitButton>
            <Text size="sm" c="dimmed" role="status">
              {saved ? 'Saved. It holds from now on.' : ''}
            </Text>
          </Group>
        </Stack>
      </form>
    </Panel>
  );
}
