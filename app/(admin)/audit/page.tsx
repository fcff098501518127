import type { Metadata } from 'next';
import { CursorLinks } from '@/app/_ui/cursor-links.tsx';
import { EmptyNote } from '@/app/_ui/empty-note.tsx';
import { PageHeader } from '@/app/_ui/page-header.tsx';
import { TextLink } from '@/app/_ui/text-link.tsx';
import { TimeZoneChip } from '@/app/_ui/time-zone-chip.tsx';
import { reportTimeZone } from '@/lib/analytics/report-time-zone.ts';
import { auditChoices } from '@/lib/audit/audit-choices.ts';
import { listAudit } from '@/lib/audit/list-audit.ts';
import { requireViewer } from '@/lib/auth/require-viewer.ts';
import { AuditFilterForm } from './audit-filter-form.tsx';
import { auditQuery, readAuditAddress } from './audit-query.ts';
import { AuditTable } from './audit-table.tsx';
import { ExportLink } from './export-link.tsx';

export const metadata: Metadata = { title: 'Audit log' };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function AuditPage({ searchParams }: Props) {
  const viewer = await requireViewer('audit.read');
  const zone = await reportTimeZone();
  const { address, filters } = readAuditAddress(await searchParams, zone);
  const [choices, { entries, newer, older }] = await Promise.all([
    auditChoices(viewer),
    listAudit(viewer, { filters, cursor: address.cursor }),
  ]);
  const query = auditQuery(address);
  return (
    <>
      <PageHeader title="Audit log" actions={<TimeZoneChip zone={zone} />}>
        Who changed what, newest first. Nothing in it can be changed.
      </PageHeader>
      <AuditFilterForm address={address} choices={choices} key={query}>
        <ExportLink query={query} />
      </AuditFilterForm>
      {entries.length === 0 ? (
        <EmptyNote title="No entries">
          {query === '' ? (
            'Whatever somebody changes from now on is written down here.'
          ) : (
            <>
              Nothing matches these filters.{' '}
              <TextLink href="/audit" underline="always">
                Show all entries
              </TextLink>
            </>
          )}
        </EmptyNote>
      ) : (
        <AuditTable entries={entries} zone={zone} />
      )}
      <CursorLinks newer={newer} older={older} />
    </>
  );
}
