'use client';

import { Button, NativeSelect, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useRouter } from 'next/navigation';
import { type FormEvent, useTransition } from 'react';
import type { TimeChoice } from '@/app/_ui/time-choice.ts';
import { TimeForm } from '@/app/_ui/time-form.tsx';
import type { ConnectionLabel } from '@/lib/connections/connection-labels.ts';
import classes from './deliveries.module.css';

type Props = {
  connections: ConnectionLabel[];
  time: TimeChoice;
  /** The address's parameters. */
  query: string;
};

const hrefOf = (query: string) => (query === '' ? '/deliveries' : `/deliveries?${query}`);

/** Which deliveries are listed; the choice lives in the address. */
export function DeliveryFilters({ connections, time, query }: Props) {
  const router = useRouter();
  const [pending, startTransition] = useTransition();
  const chosen = new URLSearchParams(query);
  const chosenFor = (name: string) => chosen.get(name) ?? '';
  const isRejected = chosenFor('state') === 'rejected';

  function choose(changes: Record<string, string>) {
    const parameters = new URLSearchParams(query);
    for (const [name, value] of Object.entries(changes)) {
      if (value === '') parameters.delete(name);
      else parameters.set(name, value);
    }
    startTransition(() => router.push(hrefOf(parameters.toString()), { scroll: false }));
  }

  function search(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    choose({ q: String(form.get('q') ?? '').trim(), call: String(form.get('call') ?? '').trim() });
  }

  return (
    <div className={classes.filters} aria-busy={pending}>
      <div className={classes.choices}>
        <NativeSelect
          aria-label="Connection"
          value={chosenFor('connection')}
          onChange={(event) => choose({ connection: event.currentTarget.value })}
          data={[
            { value: '', label: 'All connections' },
            ...connections.map(({ id, label }) => ({ value: id, label })),
          ]}
        />
        <NativeSelect
          aria-label="State"
          value={chosenFor('state')}
          onChange={(event) => choose({ state: event.currentTarget.value })}
          data={states}
        />
        <TimeForm {...time} query={query} hrefOf={hrefOf} offersAllTime />
        {!isRejected && (
          <NativeSelect
            aria-label="Test deliveries"
            value={chosenFor('test')}
            onChange={(event) => choose({ test: event.currentTarget.value })}
            data={tests}
          />
        )}
      </div>
      {!isRejected && (
        // The address may change by other means: the fields follow it.
        <form key={`${chosenFor('q')} ${chosenFor('call')}`} className={classes.choices} onSubmit={search}>
          <TextInput
            name="q"
            data-search-field
            aria-label="Words in the body or the reason"
            placeholder="Words in the body or the reason"
            defaultValue={chosenFor('q')}
            maxLength={200}
            className={classes.words}
            leftSection={<IconSearch size={16} aria-hidden="true" />}
          />
          <TextInput
            name="call"
            aria-label="Call id, ours or the provider’s"
            placeholder="Call id, ours or the provider’s"
            defaultValue={chosenFor('call')}
            maxLength={200}
            className={classes.words}
          />
          <Button type="submit" variant="default">
            Search
          </Button>
        </form>
      )}
    </div>
  );
}

const states = [
  { value: '', label: 'Every state' },
  { value: 'pending', label: 'Pending' },
  { value: 'projected', label: 'Projected' },
  { value: 'ignored', label: 'Ignored' },
  { value: 'failed', label: 'Failed' },
  { value: 'rejected', label: 'Rejected requests' },
];

const tests = [
  { value: '', label: 'With tests' },
  { value: 'without', label: 'Without tests' },
  { value: 'only', label: 'Tests only' },
];
