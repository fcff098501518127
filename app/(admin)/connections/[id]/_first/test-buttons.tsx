'use client';

import { Button, Group, Stack } from '@mantine/core';
import { useState } from 'react';
import { FormAlert } from '@/app/_ui/form-alert.tsx';
import type { FormFailure } from '@/app/_ui/form-failure.ts';
import { Note } from '@/app/_ui/note.tsx';
import { useButtonAction } from '@/app/_ui/use-button-action.ts';
import type { TestDelivery } from '@/lib/connections/test-delivery.ts';
import { removeTests, sendTest } from './first-actions.ts';

/** Sends a test delivery, and removes those that were sent. */
export function TestButtons({ connectionId, tests }: { connectionId: string; tests: number }) {
  const sending = useButtonAction();
  const removing = useButtonAction();
  const [sent, setSent] = useState<TestDelivery | null>(null);

  function send() {
    setSent(null);
    sending.run(async () => {
      const outcome = await sendTest(connectionId);
      if ('failure' in outcome) return outcome;
      setSent(outcome.success);
      return { success: null };
    }, '');
  }

  return (
    <Stack gap="sm">
      <Group gap="sm">
        <Button variant="default" onClick={send} loading={sending.pending}>
          Send a test delivery
        </Button>
        {tests > 0 && (
          <Button
            variant="subtle"
            color="gray"
            loading={removing.pending}
            onClick={() =>
              removing.run(
                () => removeTests(connectionId),
                'The test data is gone.',
                () => setSent(null),
              )
            }
          >
            Remove test data ({tests})
          </Button>
        )}
      </Group>
      <FormAlert failure={asFailure(sending.failure ?? removing.failure)} />
      <div role="status">
        {sent && <SentNote sent={sent} />}
        {removing.said}
      </div>
    </Stack>
  );
}

function SentNote({ sent: { sent, of, by, refused } }: { sent: TestDelivery }) {
  if (refused) {
    return (
      <Note tone="bad" title="The test was not accepted">
        {refused.status > 0 && `Answer ${refused.status}: `}
        {refused.detail}
      </Note>
    );
  }
  return (
    <Note tone={by === 'public' ? 'quiet' : 'warning'} title={`${sent} of ${of} requests were accepted`}>
      {by === 'public'
        ? 'They went by the address that the provider uses.'
        : 'They went by this computer’s own address: the one that the provider uses cannot be reached from here. That may be so behind some routers; make sure that it can be reached from the internet.'}
    </Note>
  );
}

function asFailure(detail: string | null): FormFailure | null {
  return detail === null ? null : { detail, problems: [] };
}
