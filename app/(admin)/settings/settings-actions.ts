'use server';

import { revalidatePath } from 'next/cache';
import { z } from 'zod';
import { actAndRefresh } from '@/app/_ui/act-and-refresh.ts';
import type { FormOutcome } from '@/app/_ui/form-failure.ts';
import { changeReportSettings } from '@/lib/analytics/change-report-settings.ts';
import { parseInput } from '@/lib/http/parse-input.ts';
import { changeWorkspace } from '@/lib/workspace/change-workspace.ts';
import { readHolidays, readHours, weekdays } from './hours-text.ts';

/** What the organisation is called. */
export async function saveOrganisation(form: FormData): Promise<FormOutcome<null>> {
  const outcome = await actAndRefresh('settings.manage', async (viewer) => {
    const { organisationName } = parseInput(
      z.object({ organisationName: z.string() }),
      Object.fromEntries(form),
    );
    await changeWorkspace(viewer, { organisationName });
  });
  // It stands in every title, and titles are fetched ahead of their pages: a refresh leaves those as they were.
  revalidatePath('/', 'layout');
  return outcome;
}

/** By whose clock and which thresholds figures are made. */
export async function saveReports(form: FormData): Promise<FormOutcome<null>> {
  return await actAndRefresh('settings.manage', async (viewer) => {
    await changeReportSettings(viewer, parseInput(reports, Object.fromEntries(form)));
  });
}

/** When a week begins, and when the business is open. */
export async function saveCalendar(form: FormData): Promise<FormOutcome<null>> {
  const outcome = await actAndRefresh('settings.manage', async (viewer) => {
    const given = parseInput(calendar, Object.fromEntries(form));
    const hours = weekdays.map(({ number }) => [number, readHours(String(form.get(`day${number}`) ?? ''))]);
    await changeWorkspace(viewer, {
      weekStart: given.weekStart,
      businessHours: Object.fromEntries(hours),
      holidays: readHolidays(given.holidays),
    });
  });
  if (!('failure' in outcome)) return outcome;
  const { failure } = outcome;
  return {
    failure: {
      ...failure,
      problems: failure.problems.map(({ key, message }) => ({ key: fieldOf(key), message })),
    },
  };
}

/** Who sees telephone numbers masked. */
export async function saveMasking(form: FormData): Promise<FormOutcome<null>> {
  return await actAndRefresh('settings.manage', (viewer) =>
    changeWorkspace(viewer, { maskedRoles: form.getAll('maskedRoles') }),
  );
}

/** What is no number becomes NaN, which the settings refuse. */
const seconds = z.string().transform((text) => (text.trim() === '' ? Number.NaN : Number(text)));
const reports = z.object({
  reportTimeZone: z.string(),
  shortCallSeconds: seconds,
  serviceLevelSeconds: seconds,
});
const calendar = z.object({ weekStart: z.coerce.number(), holidays: z.string() });

/** A wrong stretch is said beside the day it stands in, a wrong date beside the list. */
function fieldOf(key: string): string {
  const day = /^businessHours\.([1-7])/.exec(key)?.[1];
  if (day !== undefined) return `day${day}`;
  return key.startsWith('holidays') ? 'holidays' : key;
}
