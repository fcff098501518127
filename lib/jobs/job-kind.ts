import type { z } from 'zod';
import type { Viewer } from '../auth/viewer.ts';
import type { Transaction } from '../db.ts';

/** A job as one of its steps sees it. */
export type JobRun<Input, Cursor> = {
  id: string;
  input: Input;
  /** Where the last step left off; `null` before the first. */
  cursor: Cursor | null;
  done: number;
  total: number;
  /** Who started it. */
  startedBy: Viewer;
};

/** What a step did. Figures that are left out stay as they are. */
export type JobStep<Cursor> = {
  /** Where to go on; `null` when everything is done. */
  cursor: Cursor | null;
  done?: number;
  total?: number;
  /** What came of it so far, in figures and words that every admin may read. No secrets, no telephone numbers. */
  result?: Record<string, unknown>;
};

type Declaration<Input, Cursor> = {
  /** A word for the column `kind`, and the subject of its audit entries. */
  name: string;
  input: z.ZodType<Input>;
  cursor: z.ZodType<Cursor>;
  /**
   * A piece of the work that takes a few seconds at most, all of it in this transaction, which also moves the cursor:
   * whatever kills the process, every piece is done once.
   *
   * @throws {AppError} when it cannot be done at all: the job ends as failed with this message. Anything else is
   * tried again a few times.
   */
  step: (tx: Transaction, run: JobRun<Input, Cursor>) => Promise<JobStep<Cursor>>;
};

/** What a row of the table `job` says, its input and cursor not yet read. */
export type StoredRun = Omit<JobRun<unknown, unknown>, 'cursor'> & { cursor: unknown };

/** A kind of long work, ready for the runner. */
export type JobKind = {
  name: string;
  /** @throws {z.ZodError} for an input or a cursor that another version wrote. */
  step: (tx: Transaction, stored: StoredRun) => Promise<JobStep<unknown>>;
};

/** Declares a kind of long work. What its steps are given is read back from the database by its own schemas. */
export function jobKind<Input, Cursor>({ name, input, cursor, step }: Declaration<Input, Cursor>): JobKind {
  return {
    name,
    step: (tx, stored) =>
      step(tx, {
        ...stored,
        input: input.parse(stored.input),
        cursor: stored.cursor === null ? null : cursor.parse(stored.cursor),
      }),
  };
}
