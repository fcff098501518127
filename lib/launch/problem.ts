import { ConfigurationError } from '../env.ts';
import { DatabaseProblem } from '../postgres/database-problem.ts';
import { hasCode } from '../write-file.ts';

/** A start or a test run that cannot go on, for a reason that the operator can act on. */
export class LaunchProblem extends Error {
  override name = 'LaunchProblem';
}

/** What the terminal shows of an error: the message of one that was foreseen, all of any other. */
export function describeProblem(error: unknown): string {
  const foreseen = [ConfigurationError, DatabaseProblem, LaunchProblem].some((kind) => error instanceof kind);
  if (!(error instanceof Error)) return String(error);
  if (hasCode(error, 'ENOSPC', 'EDQUOT')) return `The disk is full (${error.message}). Make room there.`;
  return foreseen ? error.message : (error.stack ?? error.message);
}
