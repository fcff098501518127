import { unstable_rethrow } from 'next/navigation';
import type { InputProblem } from '@/lib/http/app-error.ts';
import { toAppError } from '@/lib/http/problem.ts';

/** Why a form was not accepted: a sentence, and the wrong values by the name of their field. */
export type FormFailure = { detail: string; problems: InputProblem[] };

/** Turns what a server action threw into what its form shows. Redirects pass through. */
export function formFailure(error: unknown): FormFailure {
  unstable_rethrow(error);
  const { message, problems } = toAppError(error);
  return { detail: message, problems };
}

/** What a server action answers a form. */
export type FormOutcome<Success> = { failure: FormFailure } | { success: Success };
