'use client';

import { Stack, Text } from '@mantine/core';
import { type ReactNode, useRef, useState } from 'react';
import { FormAlert } from '@/app/_ui/form-alert.tsx';
import type { FormOutcome } from '@/app/_ui/form-failure.ts';
import { Panel } from '@/app/_ui/panel.tsx';
import { SubmitButton } from '@/app/_ui/submit-button.tsx';
import { useFormAction } from '@/app/_ui/use-form-action.ts';

type Props<Success> = {
  title: string;
  action: (form: FormData) => Promise<FormOutcome<Success>>;
  /** What the button that sends it says. */
  submit: string;
  /** What is said once it is done. */
  done: (success: Success) => string;
  /** Whether the fields are emptied then. */
  isEmptied?: boolean;
  /** The fields; `problem` says what is wrong with one. */
  children: (problem: (key: string) => string | undefined) => ReactNode;
};

/** A titled part of the person's account that is changed by itself. */
export function AccountForm<Success>({
  title,
  action,
  submit,
  done,
  isEmptied = false,
  children,
}: Props<Success>) {
  const [said, setSaid] = useState('');
  const form = useRef<HTMLFormElement>(null);
  const { failure, pending, onSubmit, problem } = useFormAction(action, (success) => {
    if (isEmptied) form.current?.reset();
    setSaid(done(success));
  });
  return (
    <Panel title={title}>
      <form method="post" onSubmit={onSubmit} onChange={() => setSaid('')} ref={form}>
        <Stack gap="sm" align="flex-start">
          {children(problem)}
          <FormAlert failure={failure} />
          <SubmitButton loading={pending} variant="default">
            {submit}
          </SubmitButton>
          <Text size="sm" c="dimmed" role="status">
            {said}
          </Text>
        </Stack>
      </form>
    </Panel>
  );
}
