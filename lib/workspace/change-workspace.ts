import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import { record } from '../audit/record.ts';
import { authorise, type Viewer } from '../auth/viewer.ts';
import { db } from '../db.ts';
import { AppError } from '../http/app-error.ts';
import { parseInput } from '../http/parse-input.ts';
import { businessHours, holidays } from './business-hours.ts';
import { maskableRole } from './masked-roles.ts';
import { retentionConflict, retentionSettings } from './retention-settings.ts';
import { organisationName, weekStart, workspaceSettings } from './workspace-settings.ts';

const change = z
  .strictObject({
    organisationName,
    weekStart,
    businessHours,
    holidays,
    maskedRoles: z
      .array(maskableRole)
      .transform((roles) => maskableRole.options.filter((role) => roles.includes(role))),
    ...retentionSettings.shape,
  })
  .partial();

/**
 * Changes what holds for the whole installation, but for the report zone and the thresholds, whose change has figures
 * made anew (`changeReportSettings`). Every process goes by it from its next request on. Audited with what was and
 * what is; a change of nothing does nothing.
 *
 * @throws {AppError} `forbidden` without the right to change settings; `invalid_input` for a value that cannot be, and
 *   for bodies kept longer than what they would bring back.
 */
export async function changeWorkspace(viewer: Viewer, input: unknown): Promise<void> {
  authorise(viewer, 'settings.manage');
  const wanted = parseInput(change, input);
  await db().$transaction(async (tx) => {
    await tx.workspace.upsert({ where: { id: 1 }, create: {}, update: {} });
    await tx.$queryRaw`SELECT 1 FROM workspace WHERE id = 1 FOR UPDATE`;
    const before = await workspaceSettings(tx);
    const after = { ...before, ...wanted };
    const names = change.keyof().options.filter((name) => !isDeepStrictEqual(before[name], after[name]));
    if (names.length === 0) return;
    if (names.some((name) => name in retentionSettings.shape)) assertTogether(after);
    const only = (settings: typeof before) => Object.fromEntries(names.map((name) => [name, settings[name]]));
    await tx.workspace.update({ where: { id: 1 }, data: only(after) });
    await record(tx, viewer, {
      action: 'settings.changed',
      subjectType: 'workspace',
      subjectId: null,
      before: only(before),
      after: only(after),
    });
  });
}

function assertTogether(settings: z.infer<typeof retentionSettings>): void {
  const message = retentionConflict(settings);
  if (message === null) return;
  throw new AppError('invalid_input', `Bodies ${message}.`, {
    problems: [{ key: 'keepBodiesDays', message }],
  });
}
