import { calendar } from '@/lib/analytics/calendar.ts';
import { reportTimeZone } from '@/lib/analytics/report-time-zone.ts';
import { requireApiViewer } from '@/lib/auth/require-api-viewer.ts';
import { exportCalls } from '@/lib/export/export-calls.ts';
import { attachment } from '@/lib/http/attachment.ts';
import { problemResponse } from '@/lib/http/problem.ts';
import { readExportRequest } from './read-export-request.ts';

/** Asking without taking would make the file all the same. */
export function HEAD(): Response {
  return new Response(null, { status: 405, headers: { allow: 'GET' } });
}

/** The calls of a list as a file to download, with the list's own parameters, `format` and `job`. */
export async function GET(request: Request): Promise<Response> {
  try {
    const viewer = await requireApiViewer();
    const options = readExportRequest(new URL(request.url).searchParams, calendar(await reportTimeZone()));
    const { fileName, contentType, body } = await exportCalls(viewer, options);
    return attachment(fileName, contentType, body);
  } catch (error) {
    return problemResponse(error);
  }
}
