import { unstable_rethrow } from 'next/navigation';
import type { InputProblem, ProblemCode } from '@/lib/http/app-error.ts';
import { toAppError } from '@/lib/http/problem.ts';

/** Why a form was not accepted: a sentence, the wrong values by the name of their field, and of what kind it is. */
export type FormFailure = { detail: string; problems: InputProblem[]; code?: ProblemCode };

/** Turns what a server action threw into what its form shows. Redirects pass through. */
export function formFailure(error: unknown): FormFailure {
  unstable_rethrow(error);
  const { code, message, problems } = toAppError(error);
  return { code, detail: message, problems };
}

/** What a server action answers a form. */
export type FormOutcome<Success> = { failure: FormFailure } | { success: Success };
