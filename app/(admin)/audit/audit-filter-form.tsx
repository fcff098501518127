import { NativeSelect, TextInput } from '@mantine/core';
import Form from 'next/form';
import type { ReactNode } from 'react';
import { SubmitButton } from '@/app/_ui/submit-button.tsx';
import { TextLink } from '@/app/_ui/text-link.tsx';
import { actionWords } from '@/lib/audit/action-words.ts';
import type { AuditChoices } from '@/lib/audit/audit-choices.ts';
import classes from './audit-filter-form.module.css';
import type { AuditAddress } from './audit-query.ts';
import { subjectWord } from './subject-word.ts';

type Props = { address: AuditAddress; choices: AuditChoices; children: ReactNode };

/** Which entries are listed; the choice lives in the address. */
export function AuditFilterForm({ address, choices: { actors, actions, subjects }, children }: Props) {
  return (
    <Form action="/audit" className={classes.filters} role="search" aria-label="Filter the audit log">
      <NativeSelect
        name="actor"
        label="Person"
        defaultValue={address.actor ?? ''}
        data={[
          { value: '', label: 'Everybody' },
          ...actors.map(({ id, name }) => ({ value: id, label: name })),
          { value: 'system', label: 'The system' },
        ]}
      />
      <NativeSelect
        name="action"
        label="Action"
        defaultValue={address.action ?? ''}
        data={[
          { value: '', label: 'Every action' },
          ...actions.map((action) => ({ value: action, label: actionWords(action) })),
        ]}
      />
      <NativeSelect
        name="subject"
        label="Subject"
        defaultValue={address.subject ?? ''}
        data={[
          { value: '', label: 'Every subject' },
          ...subjects.map((subject) => ({ value: subject, label: subjectWord(subject) })),
        ]}
      />
      <TextInput type="date" name="from" label="First day" defaultValue={address.from ?? ''} />
      <TextInput type="date" name="to" label="Last day" defaultValue={address.to ?? ''} />
      {address.id !== undefined && <input type="hidden" name="id" value={address.id} />}
      <div className={classes.buttons}>
        <SubmitButton variant="default">Filter</SubmitButton>
        {children}
        {address.id !== undefined && (
          <TextLink href="/audit" underline="always">
            Only one subject is shown. Show all
          </TextLink>
        )}
      </div>
    </Form>
  );
}
