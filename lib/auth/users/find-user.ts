import type { Transaction } from '../../db.ts';
import { AppError } from '../../http/app-error.ts';
import { type Role, role } from '../permissions.ts';

type FoundUser = { id: string; name: string; email: string; role: Role; isDisabled: boolean };

/**
 * A person by id, inside the change that is about them.
 *
 * @throws {AppError} `not_found`.
 */
export async function findUser(tx: Transaction, userId: string): Promise<FoundUser> {
  const row = await tx.user.findUnique({ where: { id: userId } });
  if (!row) throw new AppError('not_found', 'There is no such person. Reload the page to see who there is.');
  return {
    id: row.id,
    name: row.name,
    email: row.email,
    role: role.parse(row.role ?? 'viewer'),
    isDisabled: row.banned === true,
  };
}
