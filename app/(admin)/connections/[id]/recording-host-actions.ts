'use server';

import { z } from 'zod';
import { actAndRefresh } from '@/app/_ui/act-and-refresh.ts';
import type { FormOutcome } from '@/app/_ui/form-failure.ts';
import { allowRecordingHosts } from '@/lib/connections/allow-recording-hosts.ts';
import { parseInput } from '@/lib/http/parse-input.ts';

/** Sets from which hosts the connection's recordings may be fetched. */
export async function allowHosts(form: FormData): Promise<FormOutcome<null>> {
  return await actAndRefresh('connections.manage', (viewer) =>
    allowRecordingHosts(viewer, parseInput(hosts, Object.fromEntries(form))),
  );
}

const hosts = z.object({
  connectionId: z.string(),
  recordingHosts: z.string().transform((text) => text.split(/[\s,;]+/).filter((entry) => entry !== '')),
});
