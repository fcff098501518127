import { MantineProvider } from '@mantine/core';
import type { ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import type { UnreadWord } from '@/lib/mappings/list-unread-words.ts';
import { MappingTable } from './mapping-table.tsx';
import { MeaningForm } from './meaning/meaning-form.tsx';
import { Preview } from './meaning/preview.tsx';
import { RereadingNote } from './rereading-note.tsx';
import { UnreadTable } from './unread-table.tsx';
import { wordHref } from './word-href.ts';

const shown = (node: ReactNode) => renderToStaticMarkup(<MantineProvider>{node}</MantineProvider>);

const word: UnreadWord = {
  provider: 'sample',
  providerLabel: 'Sample',
  entry: 'cause=Q&17 +1',
  calls: 1200,
  decides: 1100,
  connections: [{ id: 'a', label: 'East' }],
  samples: ['one', 'two'],
  canMean: 'yes',
};

test('only a word that decides calls leads to where it is given a meaning', () => {
  const href = wordHref('sample', word.entry);
  expect(new URLSearchParams(href.split('?')[1]).get('word')).toBe('cause=Q&17 +1');
  const html = shown(<UnreadTable words={[word]} more={false} />);
  expect(html).toContain(href.replaceAll('&', '&amp;'));
  expect(html).toContain('1,100');
  for (const canMean of ['says nothing of the end', 'is no word'] as const) {
    expect(shown(<UnreadTable words={[{ ...word, canMean }]} more />)).not.toContain('/words/meaning');
  }
});

test('a meaning in force can be taken back, one that was taken back only be read again', () => {
  const mapping = {
    ...{
      id: '1',
      provider: 'sample',
      providerLabel: 'Sample',
      field: 'cause',
      word: 'Q17',
      entry: 'cause=Q17',
    },
    ...({ reason: 'busy', party: 'customer', calls: 12, left: 3 } as const),
    ...{ publishedAt: new Date(0), publishedByName: 'Kim', retiredAt: null, retiredByName: null },
  };
  const inForce = shown(<MappingTable mappings={[mapping]} zone="UTC" label="x" />);
  expect(inForce).toContain('Roll back “cause=Q17”');
  expect(inForce).toContain('12 in the figures');
  expect(inForce).toContain('3 not read again');
  const retired = { ...mapping, retiredAt: new Date(0), retiredByName: 'Ada' };
  const takenBack = shown(<MappingTable mappings={[retired]} zone="UTC" label="x" />);
  expect(takenBack).not.toContain('Roll back');
  expect(takenBack).toContain('Ada');
});

test('the form keeps what was chosen, and offers every reason but “not recognised”', () => {
  const html = shown(<MeaningForm provider="sample" entry="cause=Q17" reason="busy" party={undefined} />);
  expect(html.match(/name="reason"/g)).toHaveLength(17);
  expect(html.match(/name="party"/g)).toHaveLength(6);
  expect(html.match(/checked=""/g)).toHaveLength(1);
  expect(html).not.toContain('value="unmapped"');
});

test('a preview of some of the calls says so', () => {
  const preview = {
    uses: { calls: 1200, decides: 1100, paused: 0 },
    ...{ looked: 500, changed: 450, changedInFigures: 440 },
    outcomes: [{ word: 'unknown', before: 440, after: 0 }],
    reasons: [{ word: 'busy', before: 0, after: 440 }],
    parties: [],
    examples: [],
  };
  const mapping = { provider: 'sample', entry: 'cause=Q17', reason: 'busy', party: 'customer' } as const;
  const html = shown(<Preview mapping={mapping} preview={preview} />);
  expect(html).toContain('The newest 500 of 1,200 calls');
  expect(html).toContain('Publish, and read 1,100 calls again');
});

test('whatever became of the reading is said', () => {
  const rereading = { id: '1', done: 5, total: 10, problem: null };
  expect(shown(<RereadingNote rereading={{ ...rereading, state: 'done' }} />)).toContain('were read again');
  expect(shown(<RereadingNote rereading={{ ...rereading, state: 'cancelled' }} />)).toContain(
    'Not all calls',
  );
});
