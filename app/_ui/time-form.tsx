'use client';

import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useRouter } from 'next/navigation';
import { type FormEvent, useState } from 'react';
import type { TimeChoice } from './time-choice.ts';
import classes from './time-form.module.css';

type Props = TimeChoice & {
  query: string;
  /** The screen's address with another query. */
  hrefOf: (query: string) => string;
  /** Whether calls of all time can be shown. */
  offersAllTime: boolean;
  /** Parameters that go with the period they were chosen for. */
  drops?: string[];
};

/** When the calls started: a named period, or dates of the report zone. */
export function TimeForm({ query, hrefOf, offersAllTime, drops = [], periods, chosen, from, to }: Props) {
  const router = useRouter();
  const [choosing, setChoosing] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const isCustom = choosing || chosen === 'custom';

  function go(times: Record<string, string>) {
    const parameters = new URLSearchParams(query);
    for (const name of ['period', 'from', 'to', ...drops]) parameters.delete(name);
    for (const [name, value] of Object.entries(times)) if (value !== '') parameters.set(name, value);
    router.push(hrefOf(parameters.toString()), { scroll: false });
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
        data={[
          ...(offersAllTime ? [{ value: '', label: 'All time' }] : []),
          ...periods,
          { value: 'custom', label: 'Dates …' },
        ]}
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
