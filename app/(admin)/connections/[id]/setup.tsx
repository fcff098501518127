'use client';

import { Button, Group, Stack, Text } from '@mantine/core';
import { IconEye, IconEyeOff } from '@tabler/icons-react';
import { useEffect, useState, useTransition } from 'react';
import { confirmingPassword } from '@/app/_ui/confirming-password.ts';
import { CopyButton } from '@/app/_ui/copy-button.tsx';
import { CopyField } from '@/app/_ui/copy-field.tsx';
import { FormAlert } from '@/app/_ui/form-alert.tsx';
import type { FormFailure } from '@/app/_ui/form-failure.ts';
import { Note } from '@/app/_ui/note.tsx';
import { Panel } from '@/app/_ui/panel.tsx';
import type { SetupGuide } from '@/lib/connections/setup-guide.ts';
import { keptGuide } from '../new/kept-guide.ts';
import type { AuthenticationNote } from './authentication-note.ts';
import classes from './setup.module.css';
import { revealSetup } from './setup-actions.ts';

type Props = {
  connectionId: string;
  hidden: SetupGuide;
  authentication: AuthenticationNote;
};

/** The address to paste, the steps in the provider's portal and a way to try it, with the secret on demand. */
export function Setup({ connectionId, hidden, authentication }: Props) {
  const { guide, failure, pending, reveal, hide } = useReveal(connectionId);
  const shown = guide ?? hidden;
  return (
    <Panel
      title="Set up"
      actions={
        guide ? (
          <Button size="xs" variant="default" leftSection={<IconEyeOff size={15} />} onClick={hide}>
            Hide secret
          </Button>
        ) : (
          <Button size="xs" leftSection={<IconEye size={15} />} onClick={reveal} loading={pending}>
            Show secret
          </Button>
        )
      }
    >
      <Stack gap="md">
        <FormAlert failure={failure} />
        {shown.urls.slice(0, 1).map(({ label, url }) => (
          <Pasted key={label} label={label} value={url} copyable={guide !== null} />
        ))}
        {shown.urls.length > 1 && (
          <details>
            <summary className={classes.summary}>
              One address for each trigger ({shown.urls.length - 1})
            </summary>
            <Stack gap="sm" mt={8}>
              {shown.urls.slice(1).map(({ label, url }) => (
                <Pasted key={label} label={label} value={url} copyable={guide !== null} />
              ))}
            </Stack>
          </details>
        )}
        {shown.header && (
          <Pasted
            label={`Header ${shown.header.name}`}
            value={`${shown.header.name}: ${shown.header.value}`}
            copyable={guide !== null}
          />
        )}
        <Note tone={authentication.weak ? 'warning' : 'quiet'} title={authentication.title}>
          {authentication.text}
        </Note>
        <ol className={classes.steps}>
          {shown.steps.map(({ title, text, copies = [] }) => (
            <li key={title}>
              <Text size="sm" fw={500}>
                {title}
              </Text>
              <Text size="sm" c="dimmed">
                {text}
              </Text>
              {guide && copies.length > 0 && (
                <Group gap="xs" mt={4}>
                  {copies.map(
                    ({ label, value }) => value && <CopyButton key={label} label={label} value={value} />,
                  )}
                </Group>
              )}
            </li>
          ))}
        </ol>
        <details>
          <summary className={classes.summary}>Try it without the provider</summary>
          <Text size="sm" c="dimmed" my={6}>
            Paste this into a terminal. It sends an example; what comes of it appears among the deliveries and
            counts as a call. A test delivery is sent with a button instead, and counts nowhere.
          </Text>
          {guide ? (
            <CopyField label="Example request" value={guide.tryOut} multiline />
          ) : (
            <pre className={classes.example}>{hidden.tryOut}</pre>
          )}
        </details>
      </Stack>
    </Panel>
  );
}

function Pasted({ label, value, copyable }: { label: string; value: string; copyable: boolean }) {
  return (
    <div>
      <Text size="sm" fw={500} mb={4}>
        {label}
      </Text>
      {copyable ? <CopyField label={label} value={value} /> : <div className={classes.hidden}>{value}</div>}
    </div>
  );
}

function useReveal(connectionId: string) {
  const [guide, setGuide] = useState<SetupGuide | null>(null);
  const [failure, setFailure] = useState<FormFailure | null>(null);
  const [pending, startTransition] = useTransition();

  function reveal() {
    setFailure(null);
    startTransition(async () => {
      const outcome = await confirmingPassword(() => revealSetup(connectionId));
      if ('failure' in outcome) setFailure(outcome.failure);
      else setGuide(outcome.success);
    });
  }

  // Right after it was added the secret is there, once: a reload hides it again.
  useEffect(() => {
    const kept = keptGuide.take(connectionId);
    if (kept) setGuide(kept);
  }, [connectionId]);

  return { guide, failure, pending, reveal, hide: () => setGuide(null) };
}
