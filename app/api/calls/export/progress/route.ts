import { requireApiViewer } from '@/lib/auth/require-api-viewer.ts';
import { exportProgress } from '@/lib/export/export-progress.ts';
import { problemResponse } from '@/lib/http/problem.ts';

/** How far the export is that was started with this `job`, for the page that started it. */
export async function GET(request: Request): Promise<Response> {
  try {
    const viewer = await requireApiViewer();
    const progress = exportProgress(viewer, new URL(request.url).searchParams.get('job'));
    return Response.json(progress, { headers: { 'cache-control': 'no-store' } });
  } catch (error) {
    return problemResponse(error);
  }
}
