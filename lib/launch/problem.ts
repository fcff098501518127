import { ConfigurationError } from '../env.ts';
import { DatabaseProblem } from '../postgres/database-problem.ts';

/** A start or a test run that cannot go on, for a reason that the operator can act on. */
export class LaunchProblem extends Error {
  override name = 'LaunchProblem';
}

/** What the terminal shows of an error: the message of one that was foreseen, all of any other. */
export function describeProblem(error: unknown): string {
  const foreseen = [ConfigurationError, DatabaseProblem, LaunchProblem].some((kind) => error instanceof kind);
  if (!(error instanceof Error)) return String(error);
  return foreseen ? error.message : (error.stack ?? error.message);
}
