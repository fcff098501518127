'use server';

import { refresh } from 'next/cache';
import { z } from 'zod';
import { type FormOutcome, formFailure } from '@/app/_ui/form-failure.ts';
import { requireViewer } from '@/lib/auth/require-viewer.ts';
import { changeConnection } from '@/lib/connections/change-connection.ts';
import { getConnection } from '@/lib/connections/get-connection.ts';
import { removeTestData } from '@/lib/connections/remove-test-data.ts';
import { sendTestDelivery, type TestDelivery } from '@/lib/connections/test-delivery.ts';
import { parseInput } from '@/lib/http/parse-input.ts';
import { startReplay } from '@/lib/projection/replay-job.ts';
import { settingsOfForm } from '../../new/settings-of-form.ts';

/** Sends a made-up call through the front door, marked as a test. */
export async function sendTest(connectionId: string): Promise<FormOutcome<TestDelivery>> {
  try {
    const viewer = await requireViewer('connections.manage');
    const success = await sendTestDelivery(viewer, connectionId);
    refresh();
    return { success };
  } catch (error) {
    return { failure: formFailure(error) };
  }
}

/** Removes the test deliveries of a connection and what came of them. */
export async function removeTests(connectionId: string): Promise<FormOutcome<null>> {
  try {
    await removeTestData(await requireViewer('connections.manage'), connectionId);
    refresh();
    return { success: null };
  } catch (error) {
    return { failure: formFailure(error) };
  }
}

/** Changes the zone and the settings by which the provider's times are read, and has what came read again. */
export async function correctReading(form: FormData): Promise<FormOutcome<null>> {
  try {
    const viewer = await requireViewer('connections.manage');
    const { connectionId, timeZone } = parseInput(correction, Object.fromEntries(form));
    const { provider } = await getConnection(viewer, connectionId);
    const settings = settingsOfForm(form, provider.id);
    const { readBefore } = await changeConnection(viewer, { connectionId, timeZone, settings });
    if (readBefore) await startReplay(viewer, { connectionId });
    refresh();
    return { success: null };
  } catch (error) {
    return { failure: formFailure(error) };
  }
}

const correction = z.object({ connectionId: z.string(), timeZone: z.string() });
