'use client';

import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useRouter } from 'next/navigation';
import { type FormEvent, useState } from 'react';
import { lengthNames } from '@/app/_ui/filter-words.ts';
import classes from './filter-panel.module.css';
import { listAddress } from './list-address.ts';

/** Narrows the list to a range of one of the lengths. */
export function LengthForm({ query }: { query: string }) {
  const router = useRouter();
  const [error, setError] = useState<string | null>(null);

  function apply(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const text = (name: string) => String(form.get(name) ?? '').trim();
    const [min, max] = [text('min'), text('max')];
    if (min === '' && max === '') return setError('Enter a least or a greatest length.');
    if (min !== '' && max !== '' && Number(min) > Number(max))
      return setError('The least is greater than the greatest.');
    setError(null);
    const parameters = new URLSearchParams(query);
    parameters.set(text('length'), `${min}-${max}`);
    router.push(listAddress(parameters.toString()), { scroll: false });
  }

  return (
    <form className={classes.form} onSubmit={apply}>
      <NativeSelect
        name="length"
        size="xs"
        aria-label="Which length"
        data={Object.entries(lengthNames).map(([value, label]) => ({ value, label }))}
      />
      <div className={classes.pair}>
        <TextInput
          name="min"
          size="xs"
          type="number"
          min={0}
          step="any"
          placeholder="from, s"
          aria-label="At least, in seconds"
        />
        <TextInput
          name="max"
          size="xs"
          type="number"
          min={0}
          step="any"
          placeholder="to, s"
          aria-label="At most, in seconds"
        />
      </div>
      {error && (
        <p className={classes.error} role="alert">
          {error}
        </p>
      )}
      <Button type="submit" size="compact-xs" variant="default">
        Apply
      </Button>
    </form>
  );
}
