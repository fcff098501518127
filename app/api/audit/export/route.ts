import { readAuditAddress } from '@/app/(admin)/audit/audit-query.ts';
import { reportTimeZone } from '@/lib/analytics/report-time-zone.ts';
import { requireApiViewer } from '@/lib/auth/require-api-viewer.ts';
import { csvType } from '@/lib/export/csv-record.ts';
import { exportAudit } from '@/lib/export/export-audit.ts';
import { attachment } from '@/lib/http/attachment.ts';
import { problemResponse } from '@/lib/http/problem.ts';

/** Asking without taking would be written down as an export all the same. */
export function HEAD(): Response {
  return new Response(null, { status: 405, headers: { allow: 'GET' } });
}

/** The entries of the audit log as a CSV file, by the parameters of its screen. */
export async function GET(request: Request): Promise<Response> {
  try {
    const viewer = await requireApiViewer();
    const given = Object.fromEntries(new URL(request.url).searchParams);
    const { filters } = readAuditAddress(given, await reportTimeZone());
    const { fileName, body } = await exportAudit(viewer, filters);
    return attachment(fileName, csvType, body);
  } catch (error) {
    return problemResponse(error);
  }
}
