import { useDebouncedValue } from '@mantine/hooks';
import { useEffect, useState } from 'react';
import { z } from 'zod';
import { type FoundCalls, foundCalls } from '@/app/api/calls/find/found-calls.ts';

/** What the server said to a search, or why there is no answer. */
export type CallsAnswer = FoundCalls | { failure: string };

/** Fewer characters are in too many calls to be worth asking. */
const shortestSearch = 3;

/** Milliseconds without a keystroke before the server is asked. */
const pause = 150;

/**
 * The calls that match what is being typed. Asks when typing pauses and lets go of answers that are no longer
 * wanted.
 *
 * @returns the last answer, which belongs to what is typed now only when `searching` is false; null before
 *   the first one.
 */
export function useFoundCalls(typed: string) {
  const q = typed.trim();
  const [asked] = useDebouncedValue(q, pause);
  const [attempt, setAttempt] = useState(0);
  const [last, setLast] = useState<{ q: string; attempt: number; answer: CallsAnswer } | null>(null);

  useEffect(() => {
    if (asked.length < shortestSearch) return;
    const stop = new AbortController();
    askForCalls(asked, stop.signal).then((answer) => {
      if (!stop.signal.aborted) setLast({ q: asked, attempt, answer });
    });
    return () => stop.abort();
  }, [asked, attempt]);

  const wanted = q.length >= shortestSearch;
  return {
    answer: wanted ? (last?.answer ?? null) : null,
    searching: wanted && (last?.q !== q || last.attempt !== attempt),
    tryAgain: () => setAttempt(attempt + 1),
  };
}

/** How a search goes, in one sentence; empty while nothing is typed. */
export function searchStatus(typed: string, searching: boolean, answer: CallsAnswer | null): string {
  const q = typed.trim();
  if (q === '') return '';
  if (q.length < shortestSearch) return `Type ${shortestSearch} characters or more to find calls.`;
  if (searching || answer === null) return 'Searching calls …';
  if ('failure' in answer) return answer.failure;
  const { calls, more, callId } = answer;
  if (calls.length === 0 && callId === null) return `No call found for “${q}”.`;
  if (more) return `The newest ${calls.length} calls. There are more.`;
  const count = calls.length + (isElsewhere(answer) ? 1 : 0);
  return count === 1 ? '1 call found.' : `${count} calls found.`;
}

/** Whether the id that was typed leads to a call which is not among those found otherwise. */
export function isElsewhere({ calls, callId }: FoundCalls): boolean {
  return callId !== null && !calls.some(({ id }) => id === callId);
}

async function askForCalls(q: string, signal: AbortSignal): Promise<CallsAnswer> {
  try {
    const response = await fetch(`/api/calls/find?${new URLSearchParams({ q })}`, { signal });
    const said: unknown = await response.json();
    return response.ok ? foundCalls.parse(said) : { failure: problem.parse(said).detail };
  } catch {
    return { failure: 'The server did not answer.' };
  }
}

const problem = z.object({ detail: z.string() });
