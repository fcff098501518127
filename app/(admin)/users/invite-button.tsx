'use client';

import { Button, Group, Modal, Stack, TextInput } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { FormAlert } from '@/app/_ui/form-alert.tsx';
import { SubmitButton } from '@/app/_ui/submit-button.tsx';
import { useFormAction } from '@/app/_ui/use-form-action.ts';
import { invite, type MadeLink as Link } from './change-users.ts';
import { MadeLink } from './made-link.tsx';
import { RoleChoice } from './role-choice.tsx';

/** Invites somebody: address and role first, then the link to hand on. */
export function InviteButton({ zone }: { zone: string }) {
  const [opened, { open, close }] = useDisclosure(false);
  return (
    <>
      <Button leftSection={<IconPlus size={16} />} onClick={open}>
        Invite
      </Button>
      <Modal opened={opened} onClose={close} title="Invite somebody">
        <Invitation zone={zone} onDone={close} />
      </Modal>
    </>
  );
}

function Invitation({ zone, onDone }: { zone: string; onDone: () => void }) {
  const [link, setLink] = useState<Link | null>(null);
  const { failure, pending, onSubmit, problem } = useFormAction(invite, setLink);
  if (link) return <MadeLink link={link} zone={zone} onDone={onDone} />;
  return (
    <form method="post" onSubmit={onSubmit}>
      <Stack gap="md">
        <TextInput
          name="email"
          type="email"
          label="E-mail"
          description="They sign in with it. Nothing is sent to it."
          autoComplete="off"
          error={problem('email')}
          required
          data-autofocus
        />
        <RoleChoice chosen="viewer" error={problem('role')} />
        <FormAlert failure={failure} />
        <Group justify="flex-end" gap="sm">
          <Button variant="subtle" color="gray" onClick={onDone}>
            Cancel
          </Button>
          <SubmitButton loading={pending}>Make the link</SubmitButton>
        </Group>
      </Stack>
    </form>
  );
}
