import { readAuditAddress } from '@/app/(admin)/audit/audit-query.ts';
import { reportTimeZone } from '@/lib/analytics/report-time-zone.ts';
import { requireApiViewer } from '@/lib/auth/require-api-viewer.ts';
import { exportAudit } from '@/lib/export/export-audit.ts';
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
    return new Response(body, {
      headers: {
        'content-type': 'text/csv; charset=utf-8; header=present',
        'content-disposition': `attachment; filename="${fileName}"`,
        'cache-control': 'no-store',
      },
    });
  } catch (error) {
    return problemResponse(error);
  }
}
