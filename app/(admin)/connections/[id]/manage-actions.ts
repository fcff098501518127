'use server';

import { z } from 'zod';
import { actAndRefresh } from '@/app/_ui/act-and-refresh.ts';
import type { FormOutcome } from '@/app/_ui/form-failure.ts';
import { changeConnection } from '@/lib/connections/change-connection.ts';
import { getConnection } from '@/lib/connections/get-connection.ts';
import { pauseConnection, resumeConnection } from '@/lib/connections/pause-connection.ts';
import { parseInput } from '@/lib/http/parse-input.ts';
import { startReplay } from '@/lib/projection/replay-job.ts';
import { settingsOfForm } from '../new/settings-of-form.ts';

/** Renames the connection, or changes how its deliveries are read. */
export async function change(form: FormData): Promise<FormOutcome<null>> {
  return await actAndRefresh('connections.manage', async (viewer) => {
    const { connectionId, ...asked } = parseInput(connectionForm, Object.fromEntries(form));
    const { provider } = await getConnection(viewer, connectionId);
    await changeConnection(viewer, { connectionId, ...asked, settings: settingsOfForm(form, provider.id) });
  });
}

/** Has deliveries kept without being read. */
export async function pause(form: FormData): Promise<FormOutcome<null>> {
  return await actAndRefresh('connections.manage', (viewer) => pauseConnection(viewer, idOf(form)));
}

/** Has the paused connection's deliveries read again. */
export async function resume(connectionId: string): Promise<FormOutcome<null>> {
  return await actAndRefresh('connections.manage', (viewer) => resumeConnection(viewer, connectionId));
}

/** Has all stored deliveries of the connection read again, as it is set up now. */
export async function readAgain(connectionId: string): Promise<FormOutcome<null>> {
  return await actAndRefresh('connections.manage', (viewer) => startReplay(viewer, { connectionId }));
}

// What is no number becomes NaN, which `changeConnection` refuses in its own words.
const seconds = z.string().transform((text) => Number(text.replaceAll(',', '') || Number.NaN));

const connectionForm = z.object({
  connectionId: z.string(),
  label: z.string(),
  timeZone: z.string(),
  defaultCountry: z.string(),
  ringingLimitSeconds: seconds,
  talkingLimitSeconds: seconds,
});

const idOf = (form: FormData) =>
  parseInput(z.object({ connectionId: z.string() }), Object.fromEntries(form)).connectionId;
