'use server';

import { refresh } from 'next/cache';
import { z } from 'zod';
import { type FormOutcome, formFailure } from '@/app/_ui/form-failure.ts';
import { requireViewer } from '@/lib/auth/require-viewer.ts';
import { allowRecordingHosts } from '@/lib/connections/allow-recording-hosts.ts';
import { parseInput } from '@/lib/http/parse-input.ts';

/** Sets from which hosts the connection's recordings may be fetched. */
export async function allowHosts(form: FormData): Promise<FormOutcome<null>> {
  try {
    const viewer = await requireViewer('connections.manage');
    await allowRecordingHosts(viewer, parseInput(hosts, Object.fromEntries(form)));
    refresh();
    return { success: null };
  } catch (error) {
    return { failure: formFailure(error) };
  }
}

const hosts = z.object({
  connectionId: z.string(),
  recordingHosts: z.string().transform((text) => text.split(/[\s,;]+/).filter((entry) => entry !== '')),
});
