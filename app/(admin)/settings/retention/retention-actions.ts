'use server';

import { z } from 'zod';
import { actAndRefresh } from '@/app/_ui/act-and-refresh.ts';
import type { FormOutcome } from '@/app/_ui/form-failure.ts';
import { parseInput } from '@/lib/http/parse-input.ts';
import { startRetention } from '@/lib/retention/start-retention.ts';
import { changeWorkspace } from '@/lib/workspace/change-workspace.ts';

/** How long each class of data is kept. */
export async function saveRetention(form: FormData): Promise<FormOutcome<null>> {
  return await actAndRefresh('settings.manage', (viewer) =>
    changeWorkspace(viewer, parseInput(retention, Object.fromEntries(form))),
  );
}

/** Has everything removed that is older than it is kept. */
export async function runRetention(): Promise<FormOutcome<null>> {
  return await actAndRefresh('settings.manage', (viewer) => startRetention(viewer));
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
