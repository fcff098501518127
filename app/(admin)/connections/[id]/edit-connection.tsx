'use client';

import { Button, Modal, Text, TextInput } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { DialogForm } from '@/app/_ui/dialog-form.tsx';
import { useFormAction } from '@/app/_ui/use-form-action.ts';
import { CountrySetting } from '../new/country-setting.tsx';
import { type Field, ProviderSetting } from '../new/provider-setting.tsx';
import { TimeZoneSetting } from '../new/time-zone-setting.tsx';
import { change } from './manage-actions.ts';

type EditedConnection = {
  id: string;
  label: string;
  timeZone: string;
  defaultCountry: string;
  ringingLimitSeconds: number;
  talkingLimitSeconds: number;
  /** The provider's own settings, with their values. */
  fields: Field[];
};

type Props = {
  connection: EditedConnection;
  timeZones: string[];
  countries: { value: string; label: string }[];
};

/** The button that opens the form of a connection's settings. */
export function EditConnection(props: Props) {
  const [editing, { open, close }] = useDisclosure(false);
  return (
    <>
      <Button size="xs" variant="default" onClick={open} aria-label="Change settings">
        Change
      </Button>
      <Modal opened={editing} onClose={close} title="Settings of this connection">
        <EditForm {...props} onDone={close} />
      </Modal>
    </>
  );
}

function EditForm({ connection, timeZones, countries, onDone }: Props & { onDone: () => void }) {
  const form = useFormAction(change, onDone);
  const { problem } = form;
  return (
    <DialogForm form={form} submit="Save settings" onCancel={onDone}>
      <input type="hidden" name="connectionId" value={connection.id} />
      <TextInput
        name="label"
        label="Label"
        description="The name people see beside each call."
        defaultValue={connection.label}
        maxLength={80}
        autoComplete="off"
        error={problem('label')}
        required
        data-autofocus
      />
      <TimeZoneSetting zones={timeZones} defaultValue={connection.timeZone} error={problem('timeZone')} />
      <CountrySetting
        countries={countries}
        defaultValue={connection.defaultCountry}
        error={problem('defaultCountry')}
      />
      {connection.fields.map((field) => (
        <ProviderSetting key={field.key} field={field} error={problem(`settings.${field.key}`)} />
      ))}
      <Text size="sm" c="dimmed">
        Deliveries that are stored already stay as they were read. When time zone, country or the provider’s
        settings change, this page offers to read them again.
      </Text>
      <TextInput
        name="ringingLimitSeconds"
        label="A ringing call is stale after (seconds)"
        description="When nothing more is heard of it, it no longer counts as live."
        defaultValue={connection.ringingLimitSeconds}
        inputMode="numeric"
        autoComplete="off"
        error={problem('ringingLimitSeconds')}
        required
      />
      <TextInput
        name="talkingLimitSeconds"
        label="A call with people talking is stale after (seconds)"
        description="Both hold for calls of which something is heard from now on."
        defaultValue={connection.talkingLimitSeconds}
        inputMode="numeric"
        autoComplete="off"
        error={problem('talkingLimitSeconds')}
        required
      />
    </DialogForm>
  );
}
