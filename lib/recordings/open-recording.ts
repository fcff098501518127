import { authorise, type Viewer } from '../auth/viewer.ts';
import { findCallId } from '../calls/find-call-id.ts';
import { db } from '../db.ts';
import { AppError } from '../http/app-error.ts';
import { logger } from '../logger.ts';
import { findProvider } from '../providers/registry.ts';
import { byteRange } from './byte-range.ts';
import { type Door, internetDoor } from './door.ts';
import { fetchRecording } from './fetch-recording.ts';
import { mayFetch } from './may-fetch.ts';
import { notePlay } from './note-play.ts';
import { type RecordingAnswer, type RecordingProblem, recordingProblem } from './recording-outcome.ts';

type OpenRecordingInput = {
  /** Any id that the call ever had. */
  callId: string;
  /** The `Range` header of the request. */
  range: string | null;
  /** Aborted when the one who asked has gone. */
  signal: AbortSignal;
};

/**
 * Opens the recording of a call where its provider keeps it, and hands it on while it comes: the whole, or the
 * part that `range` asks for. It is fetched over https from the hosts that the provider is known to use and the
 * connection allows, never from an address inside a private network, whatever the provider's text says. What is
 * played goes to the audit log.
 *
 * @throws {AppError} `not_found` without such a call, `forbidden` without `recordings.play`.
 */
export async function openRecording(
  viewer: Viewer,
  input: OpenRecordingInput,
): Promise<RecordingAnswer | RecordingProblem> {
  return await openRecordingThrough(internetDoor(), viewer, input);
}

/** The same through another door, for tests. */
export async function openRecordingThrough(
  door: Door,
  viewer: Viewer,
  { callId, range, signal }: OpenRecordingInput,
): Promise<RecordingAnswer | RecordingProblem> {
  authorise(viewer, 'recordings.play');
  const id = await findCallId(viewer, callId);
  const call =
    id === null
      ? null
      : await db().call.findUnique({
          where: { id },
          select: {
            id: true,
            recordingUrl: true,
            connection: { select: { provider: true, recordingHosts: true, isDemo: true } },
          },
        });
  if (call === null) throw new AppError('not_found', 'There is no call with this id.');
  if (call.recordingUrl === null) return recordingProblem('missing', 'This call has no recording.');

  const { provider, recordingHosts, isDemo } = call.connection;
  if (isDemo) return recordingProblem('missing', 'This call is made up: there is nothing to hear.');
  const hosts = [...recordingHosts, ...(findProvider(provider)?.recordingHosts ?? [])];
  const url = mayFetch(call.recordingUrl, hosts);
  if (!(url instanceof URL)) return url;
  const outcome = await fetchRecording(
    { url, range: byteRange(range), signal, fileName: `recording-${call.id}` },
    door,
  );
  if (outcome.kind === 'problem') {
    if (!signal.aborted) {
      logger().warn({ callId: call.id, host: url.host, state: outcome.state }, 'a recording was not fetched');
    }
    return outcome;
  }
  try {
    await notePlay(viewer, call.id);
  } catch (error) {
    await outcome.body?.cancel();
    throw error;
  }
  return outcome;
}
