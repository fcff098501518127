import { markSessionUsed } from '@/lib/auth/account/mark-session-used.ts';
import { requireApiViewer } from '@/lib/auth/require-api-viewer.ts';
import { problemResponse } from '@/lib/http/problem.ts';

/** What a page sends when a person did something in it, so that the session does not end as unused. */
export async function POST(): Promise<Response> {
  try {
    await markSessionUsed(await requireApiViewer());
    return new Response(null, { status: 204, headers: { 'cache-control': 'no-store' } });
  } catch (error) {
    return problemResponse(error);
  }
}
