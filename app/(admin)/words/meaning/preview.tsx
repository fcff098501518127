import { Table, TableTbody, TableTd, TableTh, TableThead, TableTr, Text } from '@mantine/core';
import { Panel } from '@/app/_ui/panel.tsx';
import { TableFrame } from '@/app/_ui/table-frame.tsx';
import { TextLink } from '@/app/_ui/text-link.tsx';
import { wholeNumber } from '@/app/_ui/whole-number.ts';
import { certaintyLabels, outcomeLabels, partyLabels, reasonLabels } from '@/lib/calls/labels.ts';
import type { Ending } from '@/lib/mappings/foretell-calls.ts';
import type { NewMapping } from '@/lib/mappings/new-mapping.ts';
import type { MappingPreview, Shift } from '@/lib/mappings/preview-mapping.ts';
import classes from '../words.module.css';
import { PublishButton } from './publish-button.tsx';

/** What would change: by outcome, reason and party, some calls one by one, and the button that does it. */
export function Preview({ mapping, preview }: { mapping: NewMapping; preview: MappingPreview }) {
  const { changed, changedInFigures, outcomes, reasons, parties, examples } = preview;
  return (
    <Panel title="What would change">
      <Text size="sm">
        {sampleWords(preview)} <strong>{wholeNumber(changed)}</strong> would change, of which{' '}
        {wholeNumber(changedInFigures)} count in the figures
        {changed === changedInFigures ? '' : ' (tests do not)'}.
      </Text>
      {preview.uses.paused > 0 && (
        <Text size="xs" c="dimmed" mt={4}>
          {wholeNumber(preview.uses.paused)} more are of paused connections: those are not read again before
          you ask for it once they are resumed.
        </Text>
      )}
      {changedInFigures > 0 && (
        <div className={classes.shifts}>
          <Shifts title="Outcome" shifts={outcomes} labels={outcomeLabels} />
          <Shifts title="Reason" shifts={reasons} labels={reasonLabels} />
          <Shifts title="Ended by" shifts={parties} labels={partyLabels} />
        </div>
      )}
      {examples.length > 0 && <Examples examples={examples} />}
      <PublishButton mapping={mapping} calls={preview.uses.decides} />
    </Panel>
  );
}

function sampleWords({ looked, uses: { calls, paused } }: MappingPreview): string {
  if (looked >= calls - paused) {
    return `${looked === 1 ? 'The call' : `All ${wholeNumber(looked)} calls`} with this word ${looked === 1 ? 'was' : 'were'} read with this meaning:`;
  }
  return `The newest ${wholeNumber(looked)} of ${wholeNumber(calls)} calls with this word were read with this meaning:`;
}

type ShiftsProps = { title: string; shifts: Shift[]; labels: Record<string, { word: string }> };

function Shifts({ title, shifts, labels }: ShiftsProps) {
  return (
    <TableFrame label={`${title}, before and after`} minWidth={220}>
      <Table>
        <TableThead>
          <TableTr>
            <TableTh scope="col">{title}</TableTh>
            <TableTh scope="col" ta="right">
              Before
            </TableTh>
            <TableTh scope="col" ta="right">
              After
            </TableTh>
          </TableTr>
        </TableThead>
        <TableTbody>
          {shifts.map(({ word, before, after }) => (
            <TableTr key={word}>
              <TableTh scope="row" fw={400}>
                {labels[word]?.word ?? '—'}
              </TableTh>
              <TableTd ta="right">{wholeNumber(before)}</TableTd>
              <TableTd ta="right">{wholeNumber(after)}</TableTd>
            </TableTr>
          ))}
        </TableTbody>
      </Table>
    </TableFrame>
  );
}

function Examples({ examples }: { examples: MappingPreview['examples'] }) {
  return (
    <TableFrame label="Calls that would change" minWidth={480}>
      <Table>
        <TableThead>
          <TableTr>
            <TableTh scope="col">Call</TableTh>
            <TableTh scope="col">Now</TableTh>
            <TableTh scope="col">Then</TableTh>
          </TableTr>
        </TableThead>
        <TableTbody>
          {examples.map(({ callId, before, after }, index) => (
            <TableTr key={callId}>
              <TableTh scope="row" fw={400}>
                <TextLink href={`/calls/${callId}`}>Call {index + 1}</TextLink>
              </TableTh>
              <TableTd>{endingWords(before)}</TableTd>
              <TableTd>{after === null ? 'read as other calls' : endingWords(after)}</TableTd>
            </TableTr>
          ))}
        </TableTbody>
      </Table>
    </TableFrame>
  );
}

function endingWords({ outcome, reason, party, certainty }: Ending): string {
  return [
    outcome === null ? 'going on' : outcomeLabels[outcome].word,
    reason && reasonLabels[reason].word,
    party && partyLabels[party].word,
    certainty && certainty !== 'unmapped' && certaintyLabels[certainty].word.toLowerCase(),
  ]
    .filter(Boolean)
    .join(' · ');
}
