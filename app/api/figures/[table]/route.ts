import { requireApiViewer } from '@/lib/auth/require-api-viewer.ts';
import { csvType } from '@/lib/export/csv-record.ts';
import { exportFigures } from '@/lib/export/export-figures.ts';
import { attachment } from '@/lib/http/attachment.ts';
import { problemResponse } from '@/lib/http/problem.ts';

/** Asking without taking would make the file all the same. */
export function HEAD(): Response {
  return new Response(null, { status: 405, headers: { allow: 'GET' } });
}

/** The figures of a card as a file, by the parameters of the screen it stands on. */
export async function GET(
  request: Request,
  { params }: RouteContext<'/api/figures/[table]'>,
): Promise<Response> {
  try {
    const viewer = await requireApiViewer();
    const { table } = await params;
    const given = new URL(request.url).searchParams;
    const parameters = Object.fromEntries([...given.keys()].map((name) => [name, given.getAll(name)]));
    const { fileName, text } = await exportFigures(viewer, table, parameters);
    return attachment(fileName, csvType, text);
  } catch (error) {
    return problemResponse(error);
  }
}
