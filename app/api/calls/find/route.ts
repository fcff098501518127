import { requireApiViewer } from '@/lib/auth/require-api-viewer.ts';
import { problemResponse } from '@/lib/http/problem.ts';
import { findCalls } from './find-calls.ts';

/** Calls for the command menu, while somebody types `?q=`. */
export async function GET(request: Request): Promise<Response> {
  try {
    const viewer = await requireApiViewer();
    const found = await findCalls(viewer, new URL(request.url).searchParams);
    return Response.json(found, { headers: { 'cache-control': 'no-store' } });
  } catch (error) {
    return problemResponse(error);
  }
}
