import { requireApiViewer } from '@/lib/auth/require-api-viewer.ts';
import { callsMarker } from '@/lib/calls/calls-marker.ts';
import { problemResponse } from '@/lib/http/problem.ts';

/** What an open page asks every second, as plain text, to know whether it has anything new to show. */
export async function GET(): Promise<Response> {
  try {
    const marker = await callsMarker(await requireApiViewer());
    return new Response(marker, { headers: { 'content-type': 'text/plain', 'cache-control': 'no-store' } });
  } catch (error) {
    return problemResponse(error);
  }
}
