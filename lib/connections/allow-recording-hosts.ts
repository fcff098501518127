import { z } from 'zod';
import { record } from '../audit/record.ts';
import { authorise, type Viewer } from '../auth/viewer.ts';
import { db } from '../db.ts';
import { parseInput } from '../http/parse-input.ts';
import type { Connection } from './connection.ts';
import { entryList } from './entry-list.ts';
import { findConnection } from './find-connection.ts';
import { recordingHost } from './recording-host.ts';

type AllowRecordingHostsInput = {
  connectionId: string;
  /** Replaces the hosts allowed so far; those that the provider is known to use are allowed anyway. */
  recordingHosts: string[];
};

/**
 * Sets from which hosts recordings of a connection may be fetched. Holds for the next request.
 *
 * @returns the connection as it is now.
 * @throws {AppError} `not_found`, `invalid_input`, or `forbidden` without `connections.manage`.
 */
export async function allowRecordingHosts(
  viewer: Viewer,
  input: AllowRecordingHostsInput,
): Promise<Connection> {
  authorise(viewer, 'connections.manage');
  const { connectionId, recordingHosts } = parseInput(permission, input);

  return await db().$transaction(async (tx) => {
    await tx.$queryRaw`SELECT 1 FROM connection WHERE id = ${connectionId}::uuid FOR UPDATE`;
    const { connection: before } = await findConnection(connectionId, tx);
    await tx.connection.update({ where: { id: connectionId }, data: { recordingHosts } });
    await record(tx, viewer, {
      action: 'connection.recording_hosts_allowed',
      subjectType: 'connection',
      subjectId: connectionId,
      before: { recordingHosts: before.recordingHosts },
      after: { recordingHosts },
    });
    return { ...before, recordingHosts };
  });
}

const hostList = entryList(recordingHost, {
  entries: 100,
  message: 'must have at most 100 entries: write *.example.com for all hosts below a name',
});

const permission = z.object({
  connectionId: z.uuid('is not the id of a connection'),
  recordingHosts: hostList,
});
