'use client';

import { Button, Modal, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { Instant } from '@/app/_ui/instant.tsx';
import { Note } from '@/app/_ui/note.tsx';
import { Panel } from '@/app/_ui/panel.tsx';
import { TextLink } from '@/app/_ui/text-link.tsx';
import type { SecretUse } from '@/lib/connections/list-secrets.ts';
import { RevocationForm } from './revocation-form.tsx';
import { RotationForm } from './rotation-form.tsx';
import classes from './secrets.module.css';

type Props = {
  connectionId: string;
  /** The secret comes from the provider's portal instead of from here. */
  madeByProvider: boolean;
  secrets: SecretUse[];
  zone: string;
};

type Asked = { kind: 'rotate' } | { kind: 'revoke'; secret: SecretUse };

/** The secrets by fingerprint with when each was last used, and their exchange. */
export function Secrets({ connectionId, madeByProvider, secrets, zone }: Props) {
  const [asked, setAsked] = useState<Asked | null>(null);
  const [isRotated, setRotated] = useState(false);
  const valid = secrets.filter(({ isValid }) => isValid);
  const ended = secrets.filter(({ isValid }) => !isValid);
  const close = () => setAsked(null);
  return (
    <Panel
      title="Secrets"
      actions={
        <Button size="xs" variant="default" onClick={() => setAsked({ kind: 'rotate' })}>
          Rotate
        </Button>
      }
    >
      <Stack gap="sm">
        {isRotated && (
          <Note tone="quiet" role="status" title="There is a new secret">
            Show it under Set up and give it to the provider. Until then its deliveries come with the old one.
          </Note>
        )}
        {valid.length === 0 && (
          <Note tone="bad" title="No secret is valid">
            Every request is refused. Rotate to get a new one.
          </Note>
        )}
        <ul className={classes.list} aria-label="Valid secrets">
          {valid.map((secret) => (
            <Secret
              key={secret.id}
              secret={secret}
              zone={zone}
              onRevoke={() => setAsked({ kind: 'revoke', secret })}
            />
          ))}
        </ul>
        {ended.length > 0 && (
          <details>
            <summary className={classes.summary}>Ended secrets ({ended.length})</summary>
            <ul className={classes.list}>
              {ended.map((secret) => (
                <Secret key={secret.id} secret={secret} zone={zone} />
              ))}
            </ul>
          </details>
        )}
      </Stack>
      <Modal opened={asked?.kind === 'rotate'} onClose={close} title="Rotate the secret">
        <RotationForm
          connectionId={connectionId}
          madeByProvider={madeByProvider}
          onCancel={close}
          onDone={() => {
            close();
            setRotated(true);
          }}
        />
      </Modal>
      <Modal opened={asked?.kind === 'revoke'} onClose={close} title="Revoke this secret?">
        {asked?.kind === 'revoke' && (
          <RevocationForm
            connectionId={connectionId}
            secret={asked.secret}
            isOnly={valid.length === 1}
            zone={zone}
            onDone={close}
          />
        )}
      </Modal>
    </Panel>
  );
}

type SecretProps = { secret: SecretUse; zone: string; onRevoke?: () => void };

function Secret({ secret, zone, onRevoke }: SecretProps) {
  const { fingerprint, validFrom, validUntil, lastUse, isInUse } = secret;
  return (
    <li>
      <div>
        <code>{fingerprint}</code>
        <Text size="xs" c="dimmed">
          since <Instant at={validFrom.toISOString()} zone={zone} style="minute" />
        </Text>
        {validUntil && (
          <Text size="xs" c="dimmed">
            until <Instant at={validUntil.toISOString()} zone={zone} style="minute" />
          </Text>
        )}
        <Text size="xs" c="dimmed">
          {lastUse === null ? (
            'not used yet'
          ) : (
            <>
              {isInUse ? 'in use: ' : 'last used: '}
              <TextLink href={`/deliveries/${lastUse.deliveryId}`} size="xs" underline="always">
                <Instant at={lastUse.receivedAt.toISOString()} zone={zone} />
              </TextLink>
            </>
          )}
        </Text>
      </div>
      {onRevoke && (
        <Button
          size="compact-xs"
          variant="subtle"
          color="red"
          c="var(--bad)"
          onClick={onRevoke}
          aria-label={`Revoke ${fingerprint}`}
        >
          Revoke
        </Button>
      )}
    </li>
  );
}
