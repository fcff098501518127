'use client';

import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useRouter } from 'next/navigation';
import type { FormEvent } from 'react';
import classes from './filter-panel.module.css';
import { listAddress } from './list-address.ts';

/** Narrows the list to calls in which an AI agent extracted a value. */
export function FieldForm({ query, fields }: { query: string; fields: string[] }) {
  const router = useRouter();

  function apply(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const parameters = new URLSearchParams(query);
    const identifier = encodeURIComponent(String(form.get('identifier')));
    parameters.append('field', `${identifier}:${String(form.get('value')).trim()}`);
    router.push(listAddress(parameters.toString()), { scroll: false });
  }

  return (
    <form className={classes.form} onSubmit={apply}>
      <NativeSelect name="identifier" size="xs" aria-label="Field" data={fields} />
      <TextInput
        name="value"
        size="xs"
        required
        maxLength={200}
        placeholder="is exactly"
        aria-label="Value"
      />
      <Button type="submit" size="compact-xs" variant="default">
        Apply
      </Button>
    </form>
  );
}
