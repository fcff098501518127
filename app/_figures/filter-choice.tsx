'use client';

import { Button, Checkbox, TextInput } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { useRouter } from 'next/navigation';
import { type FormEvent, useState } from 'react';
import { PanelButton } from '@/app/_ui/panel-button.tsx';
import { withQuery } from '@/app/_ui/with-query.ts';
import classes from './filter-bar.module.css';

export type Choice = { value: string; label: string };

type Props = {
  name: string;
  /** What an address calls it. */
  parameter: string;
  choices: Choice[];
  chosen: string[];
  path: string;
  query: string;
};

/** More choices than this can be searched. */
const plenty = 12;

/** One filter of the bar: any number of its choices, taken over by the button below them or Enter. */
export function FilterChoice(props: Props) {
  const { name, choices, chosen } = props;
  if (choices.length < 2 && chosen.length === 0) return null;
  return (
    <PanelButton
      label={name}
      from="start"
      face={
        <>
          {name}
          {chosen.length > 0 && ` (${chosen.length})`}
        </>
      }
      className={classes.choice}
      data-chosen={chosen.length > 0 || undefined}
      rightSection={<IconChevronDown size={14} aria-hidden="true" />}
    >
      {(close) => <Choices {...props} onApply={close} />}
    </PanelButton>
  );
}

type ChoicesProps = Props & { onApply: () => void };

function Choices({ name, parameter, choices, chosen, path, query, onApply }: ChoicesProps) {
  const router = useRouter();
  const [wanted, setWanted] = useState(chosen);
  const [typed, setTyped] = useState('');

  function apply(event: FormEvent) {
    event.preventDefault();
    onApply();
    const parameters = new URLSearchParams(query);
    if (wanted.length === 0) parameters.delete(parameter);
    else parameters.set(parameter, wanted.join(','));
    const text = parameters.toString().replaceAll('%2C', ',').replaceAll('%3A', ':');
    router.push(withQuery(path, text), { scroll: false });
  }

  const shown = choices.filter(
    ({ value, label }) => wanted.includes(value) || label.toLowerCase().includes(typed.trim().toLowerCase()),
  );
  return (
    <form onSubmit={apply} className={classes.form}>
      {choices.length > plenty && (
        <TextInput
          size="xs"
          aria-label={`Search: ${name}`}
          placeholder="Search"
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
      )}
      <fieldset className={classes.choices}>
        <legend className="visually-hidden">{name}</legend>
        {shown.map(({ value, label }) => (
          <Checkbox
            key={value}
            size="xs"
            label={<bdi>{label}</bdi>}
            checked={wanted.includes(value)}
            onChange={({ currentTarget: { checked } }) =>
              setWanted((before) =>
                checked ? [...before, value] : before.filter((other) => other !== value),
              )
            }
          />
        ))}
        {shown.length === 0 && <p>Nothing of that name.</p>}
      </fieldset>
      <Button type="submit" size="compact-sm">
        Apply
      </Button>
    </form>
  );
}
