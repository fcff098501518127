'use client';

import { Button, Group, Loader, Modal, Stack, Text, TextInput } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useRouter } from 'next/navigation';
import { useState, useTransition } from 'react';
import { DialogForm } from '@/app/_ui/dialog-form.tsx';
import { Facts } from '@/app/_ui/facts.tsx';
import { FormAlert } from '@/app/_ui/form-alert.tsx';
import type { FormFailure } from '@/app/_ui/form-failure.ts';
import { Instant } from '@/app/_ui/instant.tsx';
import { noAnswer } from '@/app/_ui/no-answer.ts';
import { Note } from '@/app/_ui/note.tsx';
import { Panel } from '@/app/_ui/panel.tsx';
import { useFormAction } from '@/app/_ui/use-form-action.ts';
import { wholeNumber } from '@/app/_ui/whole-number.ts';
import type { DeletionPreview } from '@/lib/connections/deletion-preview.ts';
import { beginDeletion, previewDeletion } from './deletion-actions.ts';

type Props = { connectionId: string; label: string; zone: string };

/** Deletes the connection, after saying what would go. */
export function DeleteConnection({ connectionId, label, zone }: Props) {
  const [asking, { open, close }] = useDisclosure(false);
  const [preview, setPreview] = useState<DeletionPreview | null>(null);
  const [failure, setFailure] = useState<FormFailure | null>(null);
  const [, startTransition] = useTransition();

  function ask() {
    open();
    setPreview(null);
    setFailure(null);
    startTransition(async () => {
      const outcome = await previewDeletion(connectionId).catch(() => ({ failure: noAnswer }));
      if ('failure' in outcome) setFailure(outcome.failure);
      else setPreview(outcome.success);
    });
  }

  return (
    <Panel title="Delete">
      <Stack gap="sm" align="flex-start">
        <Text size="sm" c="dimmed">
          Removes the connection with its deliveries, its calls and all that people added to them. To stop for
          a while only, pause it.
        </Text>
        <Button size="xs" variant="default" color="red" onClick={ask}>
          Delete connection…
        </Button>
      </Stack>
      <Modal opened={asking} onClose={close} title="Delete this connection?">
        <Stack gap="md">
          <FormAlert failure={failure} />
          {preview === null && failure === null && (
            <Group gap="sm" role="status">
              <Loader size="xs" aria-hidden="true" />
              <Text size="sm">Counting what would go…</Text>
            </Group>
          )}
          {preview && <Going preview={preview} zone={zone} />}
          {preview && <DeletionForm connectionId={connectionId} label={label} onCancel={close} />}
        </Stack>
      </Modal>
    </Panel>
  );
}

function Going({ preview, zone }: { preview: DeletionPreview; zone: string }) {
  const { calls, moreCalls, deliveries, moreDeliveries, firstCallAt, lastCallAt } = preview;
  const work = [
    [preview.notes, 'notes'],
    [preview.tags, 'tags'],
    [preview.dispositions, 'dispositions'],
  ].map(([count, what]) => `${wholeNumber(Number(count))} ${what}`);
  return (
    <Facts
      facts={[
        { name: 'Calls', value: counted(calls, moreCalls) },
        ...(firstCallAt === null || lastCallAt === null
          ? []
          : [
              {
                name: 'Their time',
                value: (
                  <>
                    <Instant at={firstCallAt.toISOString()} zone={zone} style="minute" /> to{' '}
                    <Instant at={lastCallAt.toISOString()} zone={zone} style="minute" />
                  </>
                ),
              },
            ]),
        { name: 'Links to recordings', value: counted(preview.recordings, moreCalls) },
        { name: 'Deliveries', value: counted(deliveries, moreDeliveries) },
        { name: 'Added by people', value: work.join(', ') },
        { name: 'Agents', value: `${wholeNumber(preview.agents)} that no other connection knows` },
      ]}
    />
  );
}

function counted(count: number, more: boolean): string {
  return more ? `more than ${wholeNumber(count)}` : wholeNumber(count);
}

function DeletionForm({
  connectionId,
  label,
  onCancel,
}: {
  connectionId: string;
  label: string;
  onCancel: () => void;
}) {
  const router = useRouter();
  const form = useFormAction(beginDeletion, () => router.push('/connections'));
  const { problem } = form;
  return (
    <DialogForm form={form} submit="Delete for ever" isFinal onCancel={onCancel}>
      <input type="hidden" name="connectionId" value={connectionId} />
      <Note tone="bad" title="This cannot be taken back">
        From now on its requests are refused with 401, also while the removal is still going on. Recordings at
        the provider stay there. The audit log keeps that it existed, and how much was removed.
      </Note>
      <TextInput
        name="label"
        label={`To confirm, type its name: ${label}`}
        autoComplete="off"
        error={problem('label')}
        required
      />
    </DialogForm>
  );
}
