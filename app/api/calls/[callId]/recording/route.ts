import { requireApiViewer } from '@/lib/auth/require-api-viewer.ts';
import { problemResponse } from '@/lib/http/problem.ts';
import { openRecording } from '@/lib/recordings/open-recording.ts';
import { recordingResponse } from '@/lib/recordings/recording-response.ts';

type Context = { params: Promise<{ callId: string }> };

/** The recording of a call, the whole or a range of it, through our own origin. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  try {
    const viewer = await requireApiViewer();
    const { callId } = await params;
    // We give no validator that `If-Range` could compare, so it never holds and the whole is answered.
    const range = request.headers.has('if-range') ? null : request.headers.get('range');
    return recordingResponse(await openRecording(viewer, { callId, range, signal: request.signal }));
  } catch (error) {
    return problemResponse(error);
  }
}

/** What `GET` would answer, without the sound. */
export async function HEAD(request: Request, context: Context): Promise<Response> {
  const { body, status, headers } = await GET(request, context);
  await body?.cancel();
  return new Response(null, { status, headers });
}
