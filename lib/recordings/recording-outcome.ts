/** A recording, or a part of it, as it goes to the browser. */
export type RecordingAnswer = {
  kind: 'answer';
  /** 206: the part that was asked for; 416: there is no such part. */
  status: 200 | 206 | 416;
  headers: Record<string, string>;
  /** Whoever does not read it to its end must cancel it. */
  body: ReadableStream<Uint8Array> | null;
};

/** Why a recording cannot be played, in words for whoever wanted to hear it. */
export type RecordingProblem = { kind: 'problem'; state: RecordingFailure; detail: string };

/**
 * `missing`: the call has none. `not_allowed`: its address is not one that may be fetched. `expired`: the provider
 * does not give it out (any more). `redirected`: it sends on to another address. `not_audio`: it sends a page
 * instead.
 */
export type RecordingFailure = keyof typeof recordingFailures;

/** Each failure with the HTTP status and the title it is answered with. */
export const recordingFailures = {
  missing: { status: 404, title: 'There is no recording' },
  not_allowed: { status: 403, title: 'The recording may not be fetched from there' },
  expired: { status: 410, title: 'The provider no longer gives the recording out' },
  redirected: { status: 502, title: 'The provider sends on to another address' },
  not_audio: { status: 502, title: 'The provider sent a page instead of the recording' },
  too_large: { status: 502, title: 'The recording is too large' },
  timed_out: { status: 504, title: 'The provider took too long' },
  unreachable: { status: 502, title: 'The recording cannot be fetched' },
} as const;

export function recordingProblem(state: RecordingFailure, detail: string): RecordingProblem {
  return { kind: 'problem', state, detail };
}
