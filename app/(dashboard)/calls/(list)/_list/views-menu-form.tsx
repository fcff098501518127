'use client';

import { Button, Checkbox, Group, TextInput } from '@mantine/core';
import { FormAlert } from '@/app/_ui/form-alert.tsx';
import { useFormAction } from '@/app/_ui/use-form-action.ts';
import { useCallTable } from './call-table-settings.tsx';
import { addView } from './view-actions.ts';
import classes from './views-menu.module.css';

type Props = {
  query: string;
  mayShare: boolean;
  /** Called with what there is to say: nothing when it was given up. */
  onDone: (said: string) => void;
};

/** Keeps what the list shows under a name. */
export function ViewsMenuForm({ query, mayShare, onDone }: Props) {
  const { settings } = useCallTable();
  const { failure, pending, onSubmit, problem } = useFormAction(
    (form) =>
      addView({
        name: String(form.get('name') ?? ''),
        query,
        isShared: form.has('shared'),
        settings: form.has('columns') ? settings : null,
      }),
    () => onDone('The view is saved'),
  );

  return (
    <form className={classes.form} onSubmit={onSubmit} aria-label="Save as a view">
      <FormAlert failure={failure} />
      <TextInput
        name="name"
        label="Name"
        placeholder="Missed today"
        maxLength={80}
        required
        withAsterisk={false}
        autoFocus
        error={problem('name')}
      />
      <Checkbox name="columns" size="xs" label="With these columns" />
      {mayShare && <Checkbox name="shared" size="xs" label="Share with everybody" />}
      <Group gap="xs">
        <Button type="submit" size="compact-sm" loading={pending}>
          Save
        </Button>
        <Button size="compact-sm" variant="subtle" onClick={() => onDone('')}>
          Cancel
        </Button>
      </Group>
    </form>
  );
}
