'use client';

import { Group, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { Facts } from '@/app/_ui/facts.tsx';
import { FormAlert } from '@/app/_ui/form-alert.tsx';
import { Note } from '@/app/_ui/note.tsx';
import { Panel } from '@/app/_ui/panel.tsx';
import { SubmitButton } from '@/app/_ui/submit-button.tsx';
import { useFormAction } from '@/app/_ui/use-form-action.ts';
import { wholeNumber } from '@/app/_ui/whole-number.ts';
import type { NumberCounts, NumberFound } from '@/lib/retention/erase-number.ts';
import { eraseForGood, findForErasure } from './erase-actions.ts';

type Found = NumberFound & { typed: string };

/** Finds everything about a number, shows how much it is, and erases it when told so. */
export function EraseNumberForm() {
  const [found, setFound] = useState<Found | null>(null);
  const [erased, setErased] = useState<NumberCounts | null>(null);
  const { failure, pending, onSubmit, problem } = useFormAction(findForErasure, (success, form) => {
    setErased(null);
    setFound({ ...success, typed: String(form.get('number') ?? '') });
  });
  return (
    <Stack gap="md">
      <Panel title="Which number">
        <form method="post" onSubmit={onSubmit} onChange={() => setFound(null)} aria-label="Which number">
          <Stack gap="md">
            <TextInput
              name="number"
              label="Telephone number"
              description="Of a customer, in full, best with its country code. It is found however providers write it."
              type="tel"
              autoComplete="off"
              maxLength={60}
              error={problem('number')}
            />
            <FormAlert failure={failure} />
            <Group>
              <SubmitButton loading={pending} variant="default">
                See what is stored
              </SubmitButton>
            </Group>
          </Stack>
        </form>
      </Panel>
      {found && (
        <FoundPanel
          found={found}
          onErased={(counts) => {
            setErased(counts);
            setFound(null);
          }}
        />
      )}
      <div role="status">
        {erased && (
          <Note tone="quiet" title="Erased">
            <Facts facts={factsOf(erased)} />
            The audit log keeps these counts and a keyed hash of the number, not the number. The figures
            follow within seconds.
          </Note>
        )}
      </div>
    </Stack>
  );
}

function FoundPanel({ found, onErased }: { found: Found; onErased: (counts: NumberCounts) => void }) {
  const { failure, pending, onSubmit } = useFormAction(eraseForGood, onErased);
  const nothing = Object.values(found.counts).every((count) => count === 0);
  return (
    <Panel title={`Stored about ${found.masked}`}>
      {nothing ? (
        <Text size="sm">Nothing is stored about this number.</Text>
      ) : (
        <form method="post" onSubmit={onSubmit} aria-label="Erase">
          <Stack gap="md">
            <Facts facts={factsOf(found.counts)} />
            <input type="hidden" name="number" value={found.typed} />
            <FormAlert failure={failure} />
            <Group>
              <SubmitButton loading={pending} color="red">
                Erase all of this
              </SubmitButton>
            </Group>
            <Text size="sm" c="dimmed">
              It cannot be brought back. You are asked for your password.
            </Text>
          </Stack>
        </form>
      )}
      {found.agents > 0 && (
        <Text size="sm" mt="sm">
          It is also the number of {found.agents === 1 ? 'an agent' : `${found.agents} agents`}. Agents and
          the calls they took are not erased.
        </Text>
      )}
    </Panel>
  );
}

function factsOf(counts: NumberCounts) {
  return rows.map(({ of, name }) => ({ name, value: wholeNumber(counts[of]) }));
}

const rows = [
  { of: 'calls', name: 'Calls' },
  { of: 'deliveries', name: 'Deliveries' },
  { of: 'transcriptTurns', name: 'Turns of transcripts' },
  { of: 'actions', name: 'Actions of AI agents' },
  { of: 'notes', name: 'Notes, also on other calls' },
  { of: 'tags', name: 'Tags' },
  { of: 'dispositions', name: 'Dispositions' },
  { of: 'views', name: 'Saved searches' },
  { of: 'jobs', name: 'Records of past jobs' },
] as const satisfies { of: keyof NumberCounts; name: string }[];
