'use client';

import { Button, Modal, TextInput } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { DialogForm } from '@/app/_ui/dialog-form.tsx';
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
  const form = useFormAction(invite, setLink);
  const { problem } = form;
  if (link) return <MadeLink link={link} zone={zone} onDone={onDone} />;
  return (
    <DialogForm form={form} submit="Make the link" onCancel={onDone}>
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
    </DialogForm>
  );
}
