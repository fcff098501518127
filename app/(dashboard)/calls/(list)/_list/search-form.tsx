'use client';

import { CloseButton, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useRouter } from 'next/navigation';
import { type FormEvent, useEffect, useState, useTransition } from 'react';
import { listAddress } from './list-address.ts';

/** Searches within what the list is narrowed to. The `/` key leads here. */
export function SearchForm({ query, q }: { query: string; q: string }) {
  const router = useRouter();
  const [text, setText] = useState(q);
  const [pending, start] = useTransition();
  // The address may change by other means: a filter dropped, the way back.
  useEffect(() => setText(q), [q]);

  function search(wanted: string) {
    const parameters = new URLSearchParams(query);
    if (wanted.trim() === '') parameters.delete('q');
    else parameters.set('q', wanted.trim());
    start(() => router.push(listAddress(parameters.toString()), { scroll: false }));
  }

  return (
    <search>
      <form
        onSubmit={(event: FormEvent) => {
          event.preventDefault();
          search(text);
        }}
      >
        <TextInput
          data-search-field
          aria-label="Search calls"
          aria-busy={pending}
          placeholder="Number, name, id or words said"
          value={text}
          maxLength={200}
          onChange={(event) => setText(event.currentTarget.value)}
          leftSection={<IconSearch size={16} aria-hidden="true" />}
          rightSection={
            text !== '' && (
              <CloseButton
                size="sm"
                aria-label="Clear the search"
                onClick={() => {
                  setText('');
                  if (q !== '') search('');
                }}
              />
            )
          }
        />
      </form>
    </search>
  );
}
