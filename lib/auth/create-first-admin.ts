import { z } from 'zod';
import { db } from '../db.ts';
import { AppError } from '../http/app-error.ts';
import { parseInput } from '../http/parse-input.ts';
import { timeZone } from '../workspace/time-zone.ts';
import { type CreatedUser, insertUser, prepareUser } from './create-user.ts';
import { hasUsers } from './has-users.ts';

export type FirstAdminInput = {
  name: string;
  email: string;
  password: string;
  organisationName: string;
  /** IANA zone in which all figures are reported. */
  reportTimeZone: string;
};

/**
 * Creates the admin of a fresh installation and its workspace settings. Needs no viewer, since there is none
 * yet; works only while there is no user at all, also when several try at once.
 *
 * @param address where the request came from, for the audit log.
 * @throws {AppError} `invalid_input` naming each wrong value, `conflict` once there is a user.
 */
export async function createFirstAdmin(
  input: FirstAdminInput,
  address: string | null = null,
): Promise<CreatedUser> {
  const { organisationName, reportTimeZone } = parseInput(workspaceValues, input);
  if (await hasUsers()) throw alreadySetUp();
  const admin = await prepareUser({ ...input, role: 'admin' });
  const self = { userId: admin.id, name: admin.name, email: admin.email, role: admin.role, address };

  return db().$transaction(async (tx) => {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('switchboard first admin'))`;
    if ((await tx.user.count()) > 0) throw alreadySetUp();
    await tx.$executeRaw`
      INSERT INTO workspace (id, organisation_name, report_time_zone) VALUES (1, ${organisationName}, ${reportTimeZone})
      ON CONFLICT (id) DO UPDATE SET
        organisation_name = EXCLUDED.organisation_name, report_time_zone = EXCLUDED.report_time_zone`;
    return insertUser(tx, self, admin);
  });
}

const workspaceValues = z.object({
  organisationName: z.string().trim().min(1, 'must not be empty').max(80, 'must have at most 80 characters'),
  reportTimeZone: timeZone,
});

function alreadySetUp(): AppError {
  return new AppError(
    'conflict',
    'Switchboard is set up already. Sign in, or ask your admin for an account.',
  );
}
