import type { Metadata } from 'next';
import { z } from 'zod';
import { EmptyNote } from '@/app/_ui/empty-note.tsx';
import { PageHeader } from '@/app/_ui/page-header.tsx';
import { Panel } from '@/app/_ui/panel.tsx';
import { TimeZoneChip } from '@/app/_ui/time-zone-chip.tsx';
import { reportTimeZone } from '@/lib/analytics/report-time-zone.ts';
import { requireViewer } from '@/lib/auth/require-viewer.ts';
import { findRereading } from '@/lib/mappings/find-rereading.ts';
import { listMappings } from '@/lib/mappings/list-mappings.ts';
import { listUnreadWords } from '@/lib/mappings/list-unread-words.ts';
import { MappingTable } from './mapping-table.tsx';
import { RereadingNote } from './rereading-note.tsx';
import { UnreadTable } from './unread-table.tsx';
import classes from './words.module.css';

export const metadata: Metadata = { title: 'Words' };

const query = z.object({ job: z.uuid().optional().catch(undefined) });

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** The providers' words that nobody knows yet, and those that a person has given a meaning. */
export default async function WordsPage({ searchParams }: Props) {
  const viewer = await requireViewer('pipeline.run');
  const { job } = query.parse(await searchParams);
  const [{ words, more }, mappings, zone, rereading] = await Promise.all([
    listUnreadWords(viewer),
    listMappings(viewer),
    reportTimeZone(),
    findRereading(viewer, job),
  ]);
  const inForce = mappings.filter(({ retiredAt }) => retiredAt === null);
  const takenBack = mappings.filter(({ retiredAt }) => retiredAt !== null);
  return (
    <>
      <PageHeader title="Words" actions={<TimeZoneChip zone={zone} />}>
        What providers say in words that their tables do not know, and what people say that these mean.
      </PageHeader>
      <div className={classes.stack}>
        {rereading && <RereadingNote rereading={rereading} />}
        {words.length === 0 ? (
          <EmptyNote title="Every word is known">
            When a provider says something new of a call, it appears here, with the calls that it was said of.
          </EmptyNote>
        ) : (
          <UnreadTable words={words} more={more} />
        )}
        {inForce.length > 0 && (
          <Panel title="Given a meaning">
            <MappingTable mappings={inForce} zone={zone} label="Words that were given a meaning" />
          </Panel>
        )}
        {takenBack.length > 0 && (
          <Panel title="Taken back">
            <MappingTable mappings={takenBack} zone={zone} label="Meanings that were taken back" />
          </Panel>
        )}
      </div>
    </>
  );
}
