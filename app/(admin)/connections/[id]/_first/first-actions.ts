'use server';

import { z } from 'zod';
import { actAndRefresh, answerAndRefresh } from '@/app/_ui/act-and-refresh.ts';
import type { FormOutcome } from '@/app/_ui/form-failure.ts';
import { changeConnection } from '@/lib/connections/change-connection.ts';
import { getConnection } from '@/lib/connections/get-connection.ts';
import { removeTestData } from '@/lib/connections/remove-test-data.ts';
import { sendTestDelivery, type TestDelivery } from '@/lib/connections/test-delivery.ts';
import { parseInput } from '@/lib/http/parse-input.ts';
import { startReplay } from '@/lib/projection/replay-job.ts';
import { settingsOfForm } from '../../new/settings-of-form.ts';

/** Sends a made-up call through the front door, marked as a test. */
export async function sendTest(connectionId: string): Promise<FormOutcome<TestDelivery>> {
  return await answerAndRefresh('connections.manage', (viewer) => sendTestDelivery(viewer, connectionId));
}

/** Removes the test deliveries of a connection and what came of them. */
export async function removeTests(connectionId: string): Promise<FormOutcome<null>> {
  return await actAndRefresh('connections.manage', (viewer) => removeTestData(viewer, connectionId));
}

/** Changes the zone and the settings by which the provider's times are read, and has what came read again. */
export async function correctReading(form: FormData): Promise<FormOutcome<null>> {
  return await actAndRefresh('connections.manage', async (viewer) => {
    const { connectionId, timeZone } = parseInput(correction, Object.fromEntries(form));
    const { provider } = await getConnection(viewer, connectionId);
    const settings = settingsOfForm(form, provider.id);
    const { readBefore } = await changeConnection(viewer, { connectionId, timeZone, settings });
    if (readBefore) await startReplay(viewer, { connectionId });
  });
}

const correction = z.object({ connectionId: z.string(), timeZone: z.string() });
