import type { Problem } from '../http/problem.ts';
import { type RecordingAnswer, type RecordingProblem, recordingFailures } from './recording-outcome.ts';

/** The HTTP answer for a recording, or the problem document (RFC 9457) that says why there is none. */
export function recordingResponse(outcome: RecordingAnswer | RecordingProblem): Response {
  if (outcome.kind === 'problem') {
    const { status, title } = recordingFailures[outcome.state];
    const type = `urn:problem-type:switchboard:recording-${outcome.state.replaceAll('_', '-')}`;
    const problem: Problem = { type, title, status, detail: outcome.detail };
    return Response.json(problem, {
      status,
      headers: { ...privately, 'content-type': 'application/problem+json' },
    });
  }
  return new Response(outcome.body, {
    status: outcome.status,
    headers: { ...outcome.headers, ...privately },
  });
}

const privately = {
  // Packed on the way, a range would no longer be the bytes that it says.
  'cache-control': 'private, no-store, no-transform',
  'cross-origin-resource-policy': 'same-origin',
  'x-content-type-options': 'nosniff',
};
