import { Table, TableTbody, TableTd, TableTh, TableThead, TableTr, Text } from '@mantine/core';
import { callsHref } from '@/app/_figures/calls-href.ts';
import { Instant } from '@/app/_ui/instant.tsx';
import { TableFrame } from '@/app/_ui/table-frame.tsx';
import { TextLink } from '@/app/_ui/text-link.tsx';
import { wholeNumber } from '@/app/_ui/whole-number.ts';
import { partyLabels, reasonLabels } from '@/lib/calls/labels.ts';
import type { ListedMapping } from '@/lib/mappings/list-mappings.ts';
import { MappingButtons } from './mapping-buttons.tsx';
import classes from './words.module.css';

type Props = { mappings: ListedMapping[]; zone: string; label: string };

/** Meanings that people gave to words: by whom and when, how many calls they decide, and how to take them back. */
export function MappingTable({ mappings, zone, label }: Props) {
  return (
    <TableFrame label={label} minWidth={760}>
      <Table>
        <TableThead>
          <TableTr>
            <TableTh scope="col">Field and word</TableTh>
            <TableTh scope="col">Means</TableTh>
            <TableTh scope="col">Published</TableTh>
            <TableTh scope="col">Calls</TableTh>
            <TableTh scope="col">
              <span className="visually-hidden">What can be done</span>
            </TableTh>
          </TableTr>
        </TableThead>
        <TableTbody>
          {mappings.map((mapping) => (
            <TableTr key={mapping.id}>
              <TableTh scope="row" className={classes.said}>
                <code>
                  <bdi>{mapping.entry}</bdi>
                </code>
                <Text size="xs" c="dimmed">
                  {mapping.providerLabel}
                </Text>
              </TableTh>
              <TableTd>
                {reasonLabels[mapping.reason].word}
                <Text size="xs" c="dimmed">
                  {partyLabels[mapping.party].word}
                </Text>
              </TableTd>
              <TableTd>
                <WhoAndWhen at={mapping.publishedAt} by={mapping.publishedByName} zone={zone} />
                {mapping.retiredAt !== null && (
                  <WhoAndWhen
                    at={mapping.retiredAt}
                    by={mapping.retiredByName ?? ''}
                    zone={zone}
                    what="taken back "
                  />
                )}
              </TableTd>
              <TableTd>
                <Calls {...mapping} />
              </TableTd>
              <TableTd>
                <MappingButtons
                  id={mapping.id}
                  entry={mapping.entry}
                  isRetired={mapping.retiredAt !== null}
                  calls={mapping.calls}
                />
              </TableTd>
            </TableTr>
          ))}
        </TableTbody>
      </Table>
    </TableFrame>
  );
}

function WhoAndWhen({ at, by, zone, what = '' }: { at: Date; by: string; zone: string; what?: string }) {
  return (
    <Text size="xs">
      {what}
      <Instant at={at.toISOString()} zone={zone} />
      <Text span size="xs" c="dimmed">
        {' '}
        by {by}
      </Text>
    </Text>
  );
}

function Calls({ calls, left, provider, word, retiredAt }: ListedMapping) {
  if (retiredAt !== null) return null;
  return (
    <>
      <Text size="sm">{wholeNumber(calls)} in the figures</Text>
      {left > 0 && (
        <Text size="xs" c="dimmed">
          {wholeNumber(left)} not read again: under way, paused, or without a body
        </Text>
      )}
      <TextLink href={callsHref({ provider: [provider], reasonWords: [word.slice(0, 200)] })} size="xs">
        Calls with these words
      </TextLink>
    </>
  );
}
