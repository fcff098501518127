'use client';

import { Checkbox, Text } from '@mantine/core';
import { DialogForm } from '@/app/_ui/dialog-form.tsx';
import { Instant } from '@/app/_ui/instant.tsx';
import { Note } from '@/app/_ui/note.tsx';
import { useFormAction } from '@/app/_ui/use-form-action.ts';
import type { SecretUse } from '@/lib/connections/list-secrets.ts';
import { revoke } from './secrets-actions.ts';

type Props = {
  connectionId: string;
  secret: SecretUse;
  /** No other secret of the connection is valid. */
  isOnly: boolean;
  zone: string;
  onDone: () => void;
};

/** Ends a secret early; warns where that would refuse what the provider sends next. */
export function RevocationForm({ connectionId, secret, isOnly, zone, onDone }: Props) {
  const form = useFormAction(revoke, onDone);
  const { id, fingerprint, lastUse, isInUse } = secret;
  return (
    <DialogForm form={form} submit="Revoke secret" isFinal onCancel={onDone}>
      <input type="hidden" name="connectionId" value={connectionId} />
      <input type="hidden" name="secretId" value={id} />
      <Text size="sm">
        From now on, requests with the secret <code>{fingerprint}</code> are refused.
      </Text>
      {isInUse && lastUse && (
        <Note tone="warning" title="The provider still uses it">
          The last delivery came with it, on <Instant at={lastUse.receivedAt.toISOString()} zone={zone} />.
          What comes next would be refused until the provider has the new secret.
        </Note>
      )}
      {isOnly && (
        <Note tone="warning" title="There is no other">
          Without it every request is refused. Rotate instead, without an overlap if it leaked.
        </Note>
      )}
      {(isInUse || isOnly) && <Checkbox name="evenInUse" value="true" label="End it all the same" required />}
    </DialogForm>
  );
}
