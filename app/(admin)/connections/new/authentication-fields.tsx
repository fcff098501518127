import { NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Authentication } from '@/lib/providers/provider.ts';

export type AuthenticationChoice = Pick<Authentication, 'scheme' | 'label' | 'note' | 'secretFrom'>;

type Props = {
  choices: AuthenticationChoice[];
  /** The scheme to start with, if it is one of them. */
  initial?: string | null;
  problem: (key: string) => string | undefined;
};

/** How the provider proves itself, where it offers several ways, and the secret that it made, where it makes it. */
export function AuthenticationFields({ choices, initial, problem }: Props) {
  const [scheme, setScheme] = useState<string>(
    (choices.find((choice) => choice.scheme === initial) ?? choices[0])?.scheme ?? '',
  );
  const chosen = choices.find((choice) => choice.scheme === scheme);
  return (
    <>
      {choices.length > 1 && (
        <NativeSelect
          name="authentication"
          label="Authentication"
          description={chosen?.note}
          data={choices.map((choice) => ({ value: choice.scheme, label: choice.label }))}
          value={scheme}
          onChange={(event) => setScheme(event.currentTarget.value)}
          error={problem('authentication')}
        />
      )}
      {chosen?.secretFrom === 'provider' && (
        <TextInput
          name="secret"
          label="Secret from the provider"
          description="As its portal shows it. Left empty, one is made for you to paste there."
          autoComplete="off"
          error={problem('secret')}
        />
      )}
    </>
  );
}
