import { readProblem } from '@/app/_ui/read-problem.ts';

/** Why a recording does not play. `canSave`: it does come, but this browser has no use for it. */
export type RecordingTrouble = { title: string; detail: string; canSave: boolean };

/**
 * Asks the server why: an audio element only says that something failed.
 *
 * @param brokeOff whether it had begun to play.
 */
export async function askWhy(address: string, brokeOff: boolean): Promise<RecordingTrouble> {
  try {
    const response = await fetch(address, { headers: { range: 'bytes=0-0' }, cache: 'no-store' });
    if (!response.ok && response.status !== 416) {
      const problem = readProblem(await response.json());
      if (problem) return { ...problem, canSave: false };
      throw new Error('not our answer');
    }
    await response.body?.cancel();
  } catch {
    return {
      title: 'The server did not answer',
      detail: 'Check the connection, then try again.',
      canSave: false,
    };
  }
  return brokeOff
    ? { title: 'The recording broke off', detail: 'Try again: it goes on from here.', canSave: false }
    : {
        title: 'This browser cannot play the recording',
        detail: 'It may be in a format that the browser does not know, or it is damaged.',
        canSave: true,
      };
}
