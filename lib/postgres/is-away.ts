import { hasCode } from '../write-file.ts';
import { DatabaseAway } from './database-problem.ts';

/**
 * Whether an error says that the database cannot be had just now, in contrast to one that only a change of the
 * configuration mends: a wrong password, a missing database, another version.
 */
export function isAway(error: unknown): boolean {
  if (error instanceof DatabaseAway) return true;
  if (error instanceof AggregateError) return error.errors.length > 0 && error.errors.every(isAway);
  if (!(error instanceof Error)) return false;
  return hasCode(error, ...codes) || brokenConnection.test(error.message) || isAway(error.cause);
}

const codes = [
  // The system: nothing listens, the way there is cut, or the name is not known.
  ...['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'EHOSTUNREACH', 'EHOSTDOWN'],
  ...['ENETUNREACH', 'ENETDOWN', 'ENOTFOUND', 'EAI_AGAIN'],
  // The disk has no room for what the embedded server's start writes.
  ...['ENOSPC', 'EDQUOT'],
  // PostgreSQL: connection lost; starting or stopping; out of connections, disk or memory; failing disk.
  ...['08000', '08001', '08003', '08004', '08006', '57P01', '57P02', '57P03'],
  ...['53000', '53100', '53200', '53300', '58000', '58030'],
];

/** What the driver says without a code. */
export const brokenConnection = /^(timeout expired|Connection terminated)/;
