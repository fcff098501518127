import { TextInput, type TextInputProps } from '@mantine/core';
import { useId } from 'react';

type Props = TextInputProps & { zones: readonly string[] };

/** A time zone, found by any part of its name. Only for client components. */
export function TimeZoneInput({ zones, ...field }: Props) {
  const list = useId();
  return (
    <>
      <TextInput
        list={list}
        autoComplete="off"
        spellCheck={false}
        // What is typed replaces the zone that is there, and all are offered.
        onFocus={(event) => event.currentTarget.select()}
        {...field}
      />
      <datalist id={list}>
        {zones.map((zone) => (
          <option key={zone} value={zone} />
        ))}
      </datalist>
    </>
  );
}
