'use server';

import { refresh } from 'next/cache';
import { z } from 'zod';
import { type FormOutcome, formFailure } from '@/app/_ui/form-failure.ts';
import { requireViewer } from '@/lib/auth/require-viewer.ts';
import { parseInput } from '@/lib/http/parse-input.ts';
import { startRetention } from '@/lib/retention/start-retention.ts';
import { changeWorkspace } from '@/lib/workspace/change-workspace.ts';

/** How long each class of data is kept. */
export async function saveRetention(form: FormData): Promise<FormOutcome<null>> {
  try {
    const viewer = await requireViewer('settings.manage');
    await changeWorkspace(viewer, parseInput(retention, Object.fromEntries(form)));
    refresh();
    return { success: null };
  } catch (error) {
    return { failure: formFailure(error) };
  }
}

/** Has everything removed that is older than it is kept. */
export async function runRetention(): Promise<FormOutcome<null>> {
  try {
    await startRetention(await requireViewer('settings.manage'));
    refresh();
    return { success: null };
  } catch (error) {
    return { failure: formFailure(error) };
  }
}

/** What is no number becomes NaN, which the settings refuse. */
const days = z.string().transform((text) => (text.trim() === '' ? null : Number(text.replaceAll(',', ''))));
const retention = z.object({
  keepBodiesDays: days,
  keepRecordingsDays: days,
  keepTranscriptsDays: days,
  keepCallsDays: days,
  keepAuditDays: days,
});
