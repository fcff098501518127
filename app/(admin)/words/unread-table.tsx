import { Table, TableTbody, TableTd, TableTh, TableThead, TableTr, Text } from '@mantine/core';
import { Fragment } from 'react';
import { providerHelpHref } from '@/app/_ui/provider-help-href.ts';
import { TableFrame } from '@/app/_ui/table-frame.tsx';
import { TextLink } from '@/app/_ui/text-link.tsx';
import { wholeNumber } from '@/app/_ui/whole-number.ts';
import type { UnreadWord } from '@/lib/mappings/list-unread-words.ts';
import { wordHref } from './word-href.ts';
import classes from './words.module.css';

/** The work list: words that wait for a meaning. */
export function UnreadTable({ words, more }: { words: UnreadWord[]; more: boolean }) {
  return (
    <>
      <Text size="xs" c="dimmed" mb="xs">
        Of all calls, tests too. “Decides” counts those that ended for an unknown reason and were read from
        the word: these can be mended by saying what it means.
      </Text>
      <TableFrame label="Words that nobody knows yet" minWidth={720}>
        <Table>
          <TableThead>
            <TableTr>
              <TableTh scope="col">Field and word</TableTh>
              <TableTh scope="col">Provider</TableTh>
              <TableTh scope="col" ta="right">
                Calls
              </TableTh>
              <TableTh scope="col" ta="right">
                Decides
              </TableTh>
              <TableTh scope="col">Newest</TableTh>
              <TableTh scope="col">What it means</TableTh>
            </TableTr>
          </TableThead>
          <TableTbody>
            {words.map((word) => (
              <Row key={`${word.provider} ${word.entry}`} word={word} />
            ))}
          </TableTbody>
        </Table>
      </TableFrame>
      {more && (
        <Text size="xs" c="dimmed" mt="xs">
          There are more. All of them: <code className={classes.code}>npm run -s switchboard -- words</code>
        </Text>
      )}
    </>
  );
}

function Row({
  word: { provider, providerLabel, entry, calls, decides, connections, samples, canMean },
}: {
  word: UnreadWord;
}) {
  return (
    <TableTr>
      <TableTh scope="row" className={classes.said}>
        <code>
          <bdi>{entry}</bdi>
        </code>
      </TableTh>
      <TableTd className={classes.connections}>
        <TextLink href={providerHelpHref(provider, 'words')}>{providerLabel}</TextLink>
        <Text size="xs" c="dimmed">
          {connections.map(({ id, label }, index) => (
            <Fragment key={id}>
              {index > 0 && ', '}
              <bdi>{label}</bdi>
            </Fragment>
          ))}
        </Text>
      </TableTd>
      <TableTd ta="right">{wholeNumber(calls)}</TableTd>
      <TableTd ta="right">{wholeNumber(decides)}</TableTd>
      <TableTd>
        {samples.map((id, index) => (
          <span key={id} className={classes.sample}>
            <TextLink href={`/calls/${id}`} aria-label={`Call ${index + 1} with “${entry}”`}>
              {index + 1}
            </TextLink>
          </span>
        ))}
      </TableTd>
      <TableTd>
        {canMean === 'yes' ? (
          <TextLink href={wordHref(provider, entry)} aria-label={`Say what “${entry}” means`}>
            Say what it means
          </TextLink>
        ) : (
          <Text size="xs" c="dimmed" maw={220}>
            {canMean === 'is no word'
              ? 'A sentence or a number, another one for each call.'
              : 'Says nothing of how a call ended, or stands beside a word that does.'}
          </Text>
        )}
      </TableTd>
    </TableTr>
  );
}
