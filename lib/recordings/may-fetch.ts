import { allowsRecording } from '../connections/recording-host.ts';
import { type RecordingProblem, recordingProblem } from './recording-outcome.ts';

/**
 * The address of a recording, if it is one that may be fetched: https, without user and password, on one of the
 * hosts (see `readRecordingHost`). The provider's text decides nothing else.
 */
export function mayFetch(address: string, hosts: readonly string[]): URL | RecordingProblem {
  if (!URL.canParse(address)) {
    return recordingProblem(
      'not_allowed',
      'What the provider gives as its address is none that can be opened.',
    );
  }
  const url = new URL(address);
  if (url.protocol !== 'https:') {
    return recordingProblem(
      'not_allowed',
      `Its address starts with ${url.protocol.slice(0, 20)} and only https is fetched.`,
    );
  }
  if (url.username !== '' || url.password !== '') {
    return recordingProblem(
      'not_allowed',
      'Its address contains a name or password, and such are not opened.',
    );
  }
  if (!hosts.some((entry) => allowsRecording(entry, url))) {
    return recordingProblem(
      'not_allowed',
      `It lies on ${url.host}, which is not among the hosts that this connection allows. An admin can allow it on the connection’s page, under Recordings.`,
    );
  }
  url.hash = '';
  return url;
}
