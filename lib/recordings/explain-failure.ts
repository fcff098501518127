import { z } from 'zod';
import { type RecordingProblem, recordingProblem } from './recording-outcome.ts';
import { AddressNotAllowed, TookTooLong } from './request-upstream.ts';

/** What a request that got no answer means for whoever wanted to hear the recording. */
export function explainFailure(error: unknown, url: URL): RecordingProblem {
  const { host } = url;
  if (error instanceof AddressNotAllowed) {
    return recordingProblem(
      'not_allowed',
      `${host} leads to an address inside a private network or to this computer. Recordings are fetched from the internet only.`,
    );
  }
  if (error instanceof TookTooLong) {
    const what = { connecting: 'could not be reached', answering: 'did not answer', sending: 'fell silent' };
    return recordingProblem('timed_out', `${host} ${what[error.during]} in time. Try again later.`);
  }
  const { code = '' } = errorCode.catch({}).parse(error);
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN' || code === 'ENODATA') {
    return recordingProblem('unreachable', `The host ${host} is not found.`);
  }
  if (/CERT|SELF_SIGNED|UNABLE_TO_|^ERR_TLS|^EPROTO$/.test(code)) {
    return recordingProblem('unreachable', `The certificate of ${host} is not one that can be trusted.`);
  }
  return recordingProblem('unreachable', `${host} cannot be reached. Try again later.`);
}

const errorCode = z.looseObject({ code: z.string().optional() });
