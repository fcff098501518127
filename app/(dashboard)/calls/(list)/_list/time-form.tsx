'use client';

import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useRouter } from 'next/navigation';
import { type FormEvent, useState } from 'react';
import classes from '../calls.module.css';
import { listAddress } from './list-address.ts';

type Props = {
  query: string;
  /** The named periods. */
  periods: { value: string; label: string }[];
  /** The one that is chosen, `custom` for dates or instants, or empty for all time. */
  chosen: string;
  /** Dates of the report zone, where the period has an end there. */
  from: string;
  to: string;
};

/** When the calls started: a named period, or dates of the report zone. */
export function TimeForm({ query, periods, chosen, from, to }: Props) {
  const router = useRouter();
  const [choosing, setChoosing] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const isCustom = choosing || chosen === 'custom';

  function go(times: Record<string, string>) {
    const parameters = new URLSearchParams(query);
    for (const name of ['period', 'from', 'to']) parameters.delete(name);
    for (const [name, value] of Object.entries(times)) if (value !== '') parameters.set(name, value);
    router.push(listAddress(parameters.toString()), { scroll: false });
  }

  function apply(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const [first, last] = [String(form.get('from') ?? ''), String(form.get('to') ?? '')];
    if (first !== '' && last !== '' && first > last) return setError('It ends before it begins.');
    setError(null);
    setChoosing(false);
    go({ from: first, to: last });
  }

  return (
    <div className={classes.time}>
      <NativeSelect
        aria-label="Period"
        value={isCustom ? 'custom' : chosen}
        data={[{ value: '', label: 'All time' }, ...periods, { value: 'custom', label: 'Dates …' }]}
        onChange={({ currentTarget: { value } }) => {
          setChoosing(value === 'custom');
          if (value !== 'custom') go({ period: value });
        }}
      />
      {isCustom && (
        <form onSubmit={apply} className={classes.dates} key={`${from} ${to}`}>
          <TextInput type="date" name="from" aria-label="First day" defaultValue={from} />
          <span aria-hidden="true">–</span>
          <TextInput type="date" name="to" aria-label="Last day" defaultValue={to} />
          <Button type="submit" variant="default">
            Apply
          </Button>
          {error && (
            <p role="alert" className={classes.wrong}>
              {error}
            </p>
          )}
        </form>
      )}
    </div>
  );
}
