import { z } from 'zod';
import { record } from '../audit/record.ts';
import { authorise, type Viewer } from '../auth/viewer.ts';
import { db } from '../db.ts';
import { parseInput } from '../http/parse-input.ts';
import type { Connection } from './connection.ts';
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

/** Wrong entries are said of the list, whose field they are all written in. */
const hostList = z
  .array(z.string())
  .max(100, 'must have at most 100 entries: write *.example.com for all hosts below a name')
  .transform((entries, context) => {
    const kept = new Set<string>();
    for (const entry of entries) {
      const { data, error } = recordingHost.safeParse(entry);
      if (error) context.addIssue({ code: 'custom', message: error.issues[0]?.message ?? 'is not usable' });
      else kept.add(data);
    }
    return [...kept];
  });

const permission = z.object({
  connectionId: z.uuid('is not the id of a connection'),
  recordingHosts: hostList,
});
