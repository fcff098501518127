import { Button, Text } from '@mantine/core';
import Form from 'next/form';
import { capitalised } from '@/app/_ui/capitalised.ts';
import { Panel } from '@/app/_ui/panel.tsx';
import { type Label, partyLabels, reasonLabels } from '@/lib/calls/labels.ts';
import { type HangupParty, hangupParty } from '@/lib/calls/vocabulary.ts';
import { type MappedReason, mappedReason } from '@/lib/mappings/word-mapping.ts';
import classes from '../words.module.css';

type Props = {
  provider: string;
  entry: string;
  reason: MappedReason | undefined;
  party: HangupParty | undefined;
};

/** Chooses a reason and a party; what is chosen stands in the address, where the preview is read from. */
export function MeaningForm({ provider, entry, reason, party }: Props) {
  return (
    <Panel title="Its meaning">
      <Form action="/words/meaning" scroll={false}>
        <input type="hidden" name="provider" value={provider} />
        <input type="hidden" name="word" value={entry} />
        <Choices
          name="reason"
          legend="Why the call ended"
          options={mappedReason.options.map((value) => ({ value, ...reasonLabels[value] }))}
          chosen={reason}
        />
        <Choices
          name="party"
          legend="Who ended it"
          options={hangupParty.options.map((value) => ({ value, ...partyLabels[value] }))}
          chosen={party}
        />
        <Text size="xs" c="dimmed" mb="sm">
          It holds for all connections of this provider, for calls of the past and to come. Where a call names
          the party in a word that is known, that party stays. What the provider’s own table knows is never
          changed.
        </Text>
        <Button type="submit" variant={reason && party ? 'default' : 'filled'}>
          Preview
        </Button>
      </Form>
    </Panel>
  );
}

type ChoicesProps = {
  name: string;
  legend: string;
  options: (Label & { value: string })[];
  chosen: string | undefined;
};

function Choices({ name, legend, options, chosen }: ChoicesProps) {
  return (
    <fieldset className={classes.choices}>
      <legend>{legend}</legend>
      {options.map(({ value, word, means }) => (
        <label key={value} className={classes.choice}>
          <input type="radio" name={name} value={value} defaultChecked={value === chosen} required />
          <span>
            {capitalised(word)}
            <small>{means}</small>
          </span>
        </label>
      ))}
    </fieldset>
  );
}
