'use client';

import { Button, Group, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { FormAlert } from '@/app/_ui/form-alert.tsx';
import { LinkButton } from '@/app/_ui/link-button.tsx';
import { SubmitButton } from '@/app/_ui/submit-button.tsx';
import { useFormAction } from '@/app/_ui/use-form-action.ts';
import { type Field, ProviderSetting } from '../../new/provider-setting.tsx';
import { TimeZoneSetting } from '../../new/time-zone-setting.tsx';
import { correctReading } from './first-actions.ts';

type Props = {
  connectionId: string;
  timeZone: string;
  zones: string[];
  /** The provider's own settings with their values: some decide how times are read. */
  fields: Field[];
  /** What is filled in is a suggestion, under which the call would have started then. */
  wouldStartAt: string | null;
  /** The times of the call do not go with when it came. */
  doubtful: boolean;
};

/** The answer to whether a call was read right: done, or the form that corrects it. */
export function CorrectReading(props: Props) {
  const [correcting, { open, close }] = useDisclosure(false);
  if (correcting) return <CorrectionForm {...props} onDone={close} />;
  return (
    <Group gap="sm">
      <LinkButton href={`/connections/${props.connectionId}`} variant={props.doubtful ? 'default' : 'filled'}>
        Yes, that is right
      </LinkButton>
      <Button variant={props.doubtful ? 'filled' : 'default'} onClick={open}>
        No, correct it
      </Button>
    </Group>
  );
}

function CorrectionForm({
  connectionId,
  timeZone,
  zones,
  fields,
  wouldStartAt,
  onDone,
}: Props & { onDone: () => void }) {
  const { failure, pending, onSubmit, problem } = useFormAction(correctReading, onDone);
  return (
    <form method="post" onSubmit={onSubmit} aria-label="Correct how it is read">
      <Stack gap="md">
        <input type="hidden" name="connectionId" value={connectionId} />
        <Text size="sm">
          {wouldStartAt !== null &&
            `As filled in here, the call would have started ${wouldStartAt}, which goes with when it was reported. `}
          What came already is read again; the result appears here.
        </Text>
        <TimeZoneSetting zones={zones} defaultValue={timeZone} error={problem('timeZone')} />
        {fields.map((field) => (
          <ProviderSetting key={field.key} field={field} error={problem(`settings.${field.key}`)} />
        ))}
        <FormAlert failure={failure} />
        <Group gap="sm">
          <SubmitButton loading={pending}>Save and read again</SubmitButton>
          <Button variant="subtle" color="gray" onClick={onDone}>
            Cancel
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
