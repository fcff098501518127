import type { Metadata } from 'next';
import { z } from 'zod';
import { Note } from '@/app/_ui/note.tsx';
import { PageHeader } from '@/app/_ui/page-header.tsx';
import { TextLink } from '@/app/_ui/text-link.tsx';
import { TimeZoneChip } from '@/app/_ui/time-zone-chip.tsx';
import { reportTimeZone } from '@/lib/analytics/report-time-zone.ts';
import { requireViewer } from '@/lib/auth/require-viewer.ts';
import { hangupParty } from '@/lib/calls/vocabulary.ts';
import { AppError } from '@/lib/http/app-error.ts';
import { getUnreadWord } from '@/lib/mappings/get-unread-word.ts';
import { previewMapping } from '@/lib/mappings/preview-mapping.ts';
import { mappedReason } from '@/lib/mappings/word-mapping.ts';
import classes from '../words.module.css';
import { MeaningForm } from './meaning-form.tsx';
import { Preview } from './preview.tsx';
import { WordFacts } from './word-facts.tsx';

export const metadata: Metadata = { title: 'What a word means' };

const text = z.string().catch('');
const query = z.object({
  provider: text,
  word: text,
  reason: mappedReason.optional().catch(undefined),
  party: hangupParty.optional().catch(undefined),
});

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** Where a word of a provider is given a meaning: its calls, the choice, what would change, publish. */
export default async function MeaningPage({ searchParams }: Props) {
  const viewer = await requireViewer('pipeline.run');
  const { provider, word: entry, reason, party } = query.parse(await searchParams);
  const said = { provider, entry };
  const [detail, zone] = await Promise.all([orProblem(getUnreadWord(viewer, said)), reportTimeZone()]);
  if ('problem' in detail) {
    return (
      <>
        <PageHeader title="What a word means" />
        <Note tone="warning" title="This word cannot be given a meaning">
          {detail.problem} <TextLink href="/words">All words</TextLink>
        </Note>
      </>
    );
  }
  const mapping = reason && party && { ...said, reason, party };
  const preview = mapping && (await orProblem(previewMapping(viewer, mapping)));
  return (
    <>
      <PageHeader title="What a word means" actions={<TimeZoneChip zone={zone} />}>
        <TextLink href="/words">Words</TextLink> · {detail.found.providerLabel}
      </PageHeader>
      <div className={classes.stack}>
        <WordFacts word={detail.found} zone={zone} />
        <MeaningForm {...said} reason={reason} party={party} />
        {preview && 'problem' in preview && (
          <Note tone="bad" role="alert">
            {preview.problem}
          </Note>
        )}
        {mapping && preview && 'found' in preview && <Preview mapping={mapping} preview={preview.found} />}
      </div>
    </>
  );
}

/** What can be wrong with an address is said on the page; anything else is an error. */
async function orProblem<Found>(work: Promise<Found>): Promise<{ found: Found } | { problem: string }> {
  try {
    return { found: await work };
  } catch (error) {
    if (error instanceof AppError && (error.code === 'conflict' || error.code === 'invalid_input'))
      return { problem: error.message };
    throw error;
  }
}
