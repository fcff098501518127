import { z } from 'zod';
import { type Database, db } from '../db.ts';
import { businessHours, holidays } from './business-hours.ts';
import { maskableRole } from './masked-roles.ts';
import { retentionSettings } from './retention-settings.ts';

/** Monday is 1, Sunday 7. */
export const weekStart = z
  .number()
  .int()
  .min(1, 'must be a weekday, 1 (Monday) to 7')
  .max(7, 'must be a weekday, 1 (Monday) to 7');

export const organisationName = z
  .string()
  .trim()
  .min(1, 'must not be empty')
  .max(80, 'must have at most 80 characters');

const stored = z.object({
  organisationName: z.string(),
  reportTimeZone: z.string(),
  shortCallSeconds: z.number(),
  serviceLevelSeconds: z.number(),
  weekStart,
  // What another version wrote and this one cannot read counts as not said.
  businessHours: businessHours.catch({}),
  holidays: holidays.catch([]),
  maskedRoles: z
    .array(z.string())
    .transform((roles) => maskableRole.options.filter((role) => roles.includes(role))),
  ...retentionSettings.shape,
});

/** What holds for the whole installation, as a person sees and changes it. Lengths of time as their names say. */
type WorkspaceSettings = z.infer<typeof stored>;

/** The settings as they are now; what they are before the workspace was set up. */
export async function workspaceSettings(database: Database = db()): Promise<WorkspaceSettings> {
  const row = await database.workspace.findUnique({ where: { id: 1 } });
  return row ? stored.parse(row) : initial;
}

const initial: WorkspaceSettings = {
  organisationName: 'My organisation',
  reportTimeZone: 'UTC',
  shortCallSeconds: 10,
  serviceLevelSeconds: 20,
  weekStart: 1,
  businessHours: {},
  holidays: [],
  maskedRoles: ['viewer'],
  keepBodiesDays: null,
  keepRecordingsDays: null,
  keepTranscriptsDays: null,
  keepCallsDays: null,
  keepAuditDays: null,
};
